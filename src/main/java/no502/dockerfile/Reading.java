package no502.dockerfile;

import java.util.ArrayList;
import java.util.List;
import no502.dockerfile.Dockerfile.Text;
import no502.text.Problem;
import no502.text.Span;

/** One instruction being read: its keyword, flags and arguments, and where each of them stands. */
final class Reading {
  private final Line line;
  private final Flags flags;
  private final char escape;
  private final List<Problem> problems;
  private final int to;

  Reading(Line line, char escape, List<Problem> problems) {
    this.line = line;
    this.escape = escape;
    this.problems = problems;
    this.flags = Flags.of(line.text().text(), 0, escape);
    this.to = Words.endOfText(line.text().text());
  }

  Line line() {
    return line;
  }

  char escape() {
    return escape;
  }

  /** In small letters. */
  String keyword() {
    return Words.lower(flags.keyword());
  }

  String writtenKeyword() {
    return flags.keyword();
  }

  int from() {
    return Math.min(flags.args(), to);
  }

  int to() {
    return to;
  }

  String args() {
    return line.text().text().substring(from(), to);
  }

  Span argsSpan() {
    return span(from(), to);
  }

  Span span(int start, int end) {
    return line.text().span(start, end);
  }

  List<Words.Word> atBlanks() {
    return Words.atBlanks(line.text().text(), from(), to);
  }

  List<Words.Word> quoted() {
    return Words.quoted(line.text().text(), from(), to, escape);
  }

  Text text(Value value, Words.Word word) {
    return new Text(Bytes.out(value.text()), span(word.start(), word.end()), value.hiddenBy());
  }

  Text literal(Words.Word word) {
    return new Text(Bytes.out(word.text()), span(word.start(), word.end()), null);
  }

  Text replaced(Words.Word word, Scope scope) throws Refused {
    return text(Substitution.word(word.text(), scope, escape), word);
  }

  /**
   * The elements of a JSON array; null when the arguments are no JSON and so stand in the shell
   * form.
   */
  List<Words.Word> json(int from) throws Refused {
    JsonArray array = new JsonArray(line.text().text(), from, to);
    JsonArray.Kind kind = array.read();
    if (kind == JsonArray.Kind.OTHER_VALUES) {
      throw new Refused("when using JSON array syntax, arrays must be comprised of strings only");
    }
    return kind == JsonArray.Kind.STRINGS ? array.strings() : null;
  }

  void warn(String message) {
    problems.add(Problem.warning(argsSpan(), message));
  }

  /** Refuses every flag but these, as well as one given twice or without its value. */
  void allow(String... names) throws Refused {
    List<String> known = List.of(names);
    List<String> seen = new ArrayList<>();
    for (Flags.Flag flag : flags.flags()) {
      boolean plain = known.contains(flag.name());
      boolean many = known.contains(flag.name() + "*");
      boolean yesOrNo = known.contains(flag.name() + "?");
      String shown = "--" + Bytes.out(flag.name());
      if (!plain && !many && !yesOrNo) {
        throw new Refused("unknown flag: " + shown + hint(flag.name(), names));
      }
      if (!many && seen.contains(flag.name())) {
        throw new Refused("duplicate flag specified: " + shown);
      }
      if (flag.value() == null ? !yesOrNo : yesOrNo && flag.value().isEmpty()) {
        throw new Refused("missing a value on flag: " + shown);
      }
      if (yesOrNo && flag.value() != null) {
        String value = Words.lower(flag.value());
        if (!value.equals("true") && !value.equals("false")) {
          throw new Refused(
              "expecting boolean value for flag " + shown + ", not: " + Bytes.out(flag.value()));
        }
      }
      seen.add(flag.name());
    }
  }

  private static String hint(String word, String... names) {
    String[] plain = new String[names.length];
    for (int i = 0; i < names.length; i++) {
      int end = names[i].length();
      plain[i] =
          "*?".indexOf(names[i].charAt(end - 1)) < 0 ? names[i] : names[i].substring(0, end - 1);
    }
    return Keywords.hint(word, plain);
  }

  String flag(String name) {
    Flags.Flag flag = find(name);
    return flag == null ? null : flag.value();
  }

  boolean isSet(String name) {
    Flags.Flag flag = find(name);
    return flag != null && (flag.value() == null || Words.lower(flag.value()).equals("true"));
  }

  Text flagText(String name) {
    Flags.Flag flag = find(name);
    return flag == null || flag.value() == null ? null : text(flag);
  }

  List<Text> flagTexts(String name) {
    List<Text> found = new ArrayList<>();
    for (Flags.Flag flag : flags.flags()) {
      if (flag.name().equals(name)) {
        found.add(text(flag));
      }
    }
    return found;
  }

  private Text text(Flags.Flag flag) {
    return new Text(Bytes.out(flag.value()), span(flag.start(), flag.end()), null);
  }

  private Flags.Flag find(String name) {
    for (Flags.Flag flag : flags.flags()) {
      if (flag.name().equals(name)) {
        return flag;
      }
    }
    return null;
  }
}
