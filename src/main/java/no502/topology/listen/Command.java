package no502.topology.listen;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no502.text.Seq;
import no502.text.Span;
import no502.topology.Evidence;
import no502.topology.Launch.Arg;

/**
 * One program a container runs, everything that merely wraps it taken off.
 *
 * @param variables what the shell sets for it, over the container's environment
 * @param folder the working folder, absolute
 * @param evidence how the container comes to run it, such as a script in package.json
 */
record Command(
    List<Arg> words, Map<String, Arg> variables, String folder, List<Evidence> evidence) {

  /** The key of what may set any variable beside those that are named. */
  static final String ANY = "*";

  /** The program's name without its folder; empty when hidden. */
  String program() {
    Arg first = words.get(0);
    return first.hiddenBy() != null
        ? ""
        : first.text().substring(first.text().lastIndexOf('/') + 1);
  }

  boolean is(String... programs) {
    String own = program();
    for (String program : programs) {
      if (own.equals(program)) {
        return true;
      }
    }
    return false;
  }

  List<Arg> args() {
    return words.subList(1, words.size());
  }

  /** The text of a word after the program, or an empty one. */
  String arg(int index) {
    return index + 1 < words.size() && words.get(index + 1).hiddenBy() == null
        ? words.get(index + 1).text()
        : "";
  }

  /** Whether one of its words is this one; a subcommand may stand behind options. */
  boolean says(String word) {
    return Seq.of(args()).anyMatch(a -> a.hiddenBy() == null && a.text().equals(word));
  }

  /** The first word that is no option and no hidden one; empty when there is none. */
  String verb() {
    for (Arg arg : args()) {
      if (arg.hiddenBy() == null && !arg.text().startsWith("-")) {
        return arg.text();
      }
    }
    return "";
  }

  boolean has(String... options) {
    return last(List.of(options), true) != null;
  }

  /** The value of the last of these options; null when none is given. */
  Arg option(List<String> names) {
    return last(names, false);
  }

  /** Like {@link #option}, for one that may stand without a value: then the text is empty. */
  Arg optionOrBare(List<String> names) {
    return last(names, true);
  }

  /** The values of every occurrence, in order. */
  List<Arg> options(List<String> names) {
    List<Arg> found = new ArrayList<>();
    for (int i = 1; i < options(); i++) {
      Arg value = value(i, names, false);
      if (value != null) {
        found.add(value);
      }
    }
    return found;
  }

  /** Where options end: at a {@code --}, or with the words. */
  private int options() {
    for (int i = 1; i < words.size(); i++) {
      if ("--".equals(words.get(i).text())) {
        return i;
      }
    }
    return words.size();
  }

  private Arg last(List<String> names, boolean bare) {
    Arg found = null;
    for (int i = 1; i < options(); i++) {
      Arg value = value(i, names, bare);
      found = value == null ? found : value;
    }
    return found;
  }

  private Arg value(int index, List<String> names, boolean bare) {
    Arg word = words.get(index);
    String text = word.text();
    if (text == null) {
      return null;
    }
    for (String name : names) {
      if (text.equals(name)) {
        return following(index, bare);
      }
      boolean joined = isLong(name) ? text.startsWith(name + "=") : text.startsWith(name);
      if (joined) {
        String rest = text.substring(name.length());
        rest = rest.startsWith("=") ? rest.substring(1) : rest;
        return new Arg(rest, word.span(), word.hiddenBy());
      }
    }
    return null;
  }

  private static boolean isLong(String name) {
    return name.startsWith("--") || name.length() > 2;
  }

  private Arg following(int index, boolean bare) {
    Arg option = words.get(index);
    Arg next = index + 1 < words.size() ? words.get(index + 1) : null;
    if (next == null || bare && next.hiddenBy() == null && next.text().startsWith("-")) {
      return new Arg("", option.span(), null);
    }
    return next;
  }

  /** A word that the files do not show and that could hold options; null when there is none. */
  Arg strayHidden() {
    for (int i = 1; i < words.size(); i++) {
      Arg word = words.get(i);
      Arg before = words.get(i - 1);
      boolean isValue =
          i > 1 && before.hiddenBy() == null && before.text().startsWith("-")
              || word.text() != null && word.text().startsWith("-");
      if (word.hiddenBy() != null && !isValue) {
        return word;
      }
    }
    return null;
  }

  Span span() {
    Span first = words.get(0).span();
    Span last = words.get(words.size() - 1).span();
    boolean joinable =
        first != null
            && last != null
            && first.source() == last.source()
            && first.start() <= last.start();
    return joinable ? first.to(last) : first;
  }

  String shown() {
    StringBuilder out = new StringBuilder();
    for (Arg word : words) {
      out.append(out.length() == 0 ? "" : " ").append(word.text() == null ? "…" : word.text());
    }
    return out.length() > 60 ? out.substring(0, 59) + "…" : out.toString();
  }

  Command withWords(List<Arg> other) {
    return new Command(List.copyOf(other), variables, folder, evidence);
  }
}
