package no502.topology.listen;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import no502.text.Letters;
import no502.topology.Launch.Arg;

/**
 * What the shell makes of one word: quotes taken off, variables filled in, split where an unquoted
 * value has blanks.
 */
final class ShellWord {
  /** What the shell knows while it runs the script. */
  interface Variables {
    /** Null when the variable is surely not set. */
    Found variable(String name);

    /** The positional parameters {@code $1}, {@code $2} …. */
    List<Arg> parameters();
  }

  /** Fallbacks in fallbacks, deeper than this, are not followed. */
  private static final int DEEPEST = 16;

  private final Located script;
  private final String text;
  private final int from;
  private final int to;
  private final Variables variables;
  private final List<Arg> out = new ArrayList<>();

  /** Where the fallbacks that are being read end. */
  private final Set<Integer> fallbacks = new HashSet<>();

  private final StringBuilder word = new StringBuilder();
  private boolean begun;
  private boolean quoted;
  private String hidden;
  private int at;

  private ShellWord(Located script, int from, int to, Variables variables) {
    this.script = script;
    this.text = script.text();
    this.from = from;
    this.to = to;
    this.variables = variables;
  }

  static List<Arg> expand(Located script, int from, int to, Variables variables) {
    return new ShellWord(script, from, to, variables).run();
  }

  /** Where the word that begins here ends: at the first blank or operator outside of quotes. */
  static int end(String text, int from) {
    return end(text, from, false);
  }

  /** The same; or, where a quote or bracket opens here, the offset behind its other half. */
  private static int end(String text, int from, boolean half) {
    StringBuilder open = new StringBuilder();
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      char top = open.length() == 0 ? 0 : open.charAt(open.length() - 1);
      boolean array = c == '(' && text.startsWith("=", i - 1);
      if (top == 0 && !array && " \t\r\n;&|<>()".indexOf(c) >= 0) {
        return i;
      }
      if (c == '\\') {
        i++;
      } else if (c == '\'' && top != '"') {
        i = indexOr(text, c, i + 1);
      } else if (c == top) {
        open.setLength(open.length() - 1);
        if (half && open.length() == 0) {
          return i + 1;
        }
      } else if (c == '"' || c == '`') {
        open.append(c);
      } else if (text.startsWith("$(", i)) {
        open.append(')');
        i++;
      } else if (text.startsWith("${", i)) {
        open.append('}');
        i++;
      } else if (c == '(' && (array || top == ')')) {
        open.append(')');
      }
    }
    return text.length();
  }

  /** Where the name of a variable that begins here ends; here, when none does. */
  static int endOfName(String text, int from) {
    int end = from;
    while (end < text.length() && Letters.isNameChar(text.charAt(end), end == from)) {
      end++;
    }
    return end;
  }

  private List<Arg> run() {
    String raw = text.substring(from, to);
    if (raw.equals("\"$@\"") || raw.equals("$@") || raw.equals("$*") || raw.equals("${@}")) {
      return variables.parameters();
    }
    for (at = from; at < to; at++) {
      if (fallbacks.contains(at)) {
        fallbacks.remove(at);
      } else {
        step(text.charAt(at));
      }
    }
    finish();
    return out;
  }

  private void step(char c) {
    if (c == '\'' && !quoted) {
      int close = Math.min(indexOr(text, c, at + 1), to);
      word.append(text, at + 1, close);
      begun = true;
      at = close;
    } else if (c == '"') {
      quoted = !quoted;
      begun = true;
    } else if (c == '\\' && at + 1 < to) {
      at++;
      escaped(text.charAt(at));
    } else if (c == '`' || c == '(') {
      hide("the shell computes it", end(text, at, true));
    } else if (c == '$' && at + 1 < to) {
      dollar(text.charAt(at + 1));
    } else {
      append(String.valueOf(c));
    }
  }

  /** Between double quotes a backslash stays, but before what is special there. */
  private void escaped(char c) {
    if (c == '\n') {
      return;
    }
    word.append(quoted && "$`\"\\".indexOf(c) < 0 ? "\\" : "").append(c);
    begun = true;
  }

  /** Its place, or the end of the text. */
  private static int indexOr(String text, char c, int start) {
    int found = text.indexOf(c, start);
    return found < 0 ? text.length() : found;
  }

  private void dollar(char next) {
    if (next == '(' || "@*#?$!-".indexOf(next) >= 0) {
      hide("the shell computes it", next == '(' ? end(text, at, true) : at + 2);
    } else if (next == '{') {
      braces(end(text, at, true) - 1);
    } else {
      int end = Letters.isAsciiDigit(next) ? at + 2 : endOfName(text, at + 1);
      if (end == at + 1) {
        append("$");
      } else {
        put(lookUp(text.substring(at + 1, end)));
        at = end - 1;
      }
    }
  }

  /** What stands in braces that close there. */
  private void braces(int close) {
    String inside = text.substring(at + 2, Math.max(at + 2, close));
    int end = Math.max(endOfName(inside, 0), Letters.endOfDigits(inside, 0));
    String rest = inside.substring(end);
    boolean colon = rest.startsWith(":");
    String how = colon ? rest.substring(1) : rest;
    Found value = end == 0 ? null : lookUp(inside.substring(0, end));
    boolean none = value == null || colon && value.known() && value.text().isEmpty();
    boolean fallback = how.startsWith("-") || how.startsWith("=");
    if (end == 0 || fallbacks.size() > DEEPEST) {
      put(computed(inside));
    } else if (none && fallback) {
      // It is a word like others: what follows is read until its end.
      fallbacks.add(close);
      at += inside.length() - how.length() + 2;
      return;
    } else {
      put(rest.isEmpty() || fallback || how.startsWith("?") ? value : computed(inside));
    }
    at = Math.max(at + 1, close);
  }

  private static Found computed(String inside) {
    return Found.hidden(null, "the shell computes ${" + inside + "}");
  }

  private Found lookUp(String name) {
    if (!Letters.isAsciiDigit(name.charAt(0))) {
      return variables.variable(name);
    }
    List<Arg> given = variables.parameters();
    int index = Address.port(name) - 1;
    if (index < 0) {
      return Found.hidden(null, "the script's name is not known");
    }
    if (index >= given.size()) {
      return null;
    }
    Arg arg = given.get(index);
    return new Found(arg.text(), arg.span(), arg.hiddenBy(), "$" + name);
  }

  private void put(Found value) {
    if (value != null && value.known()) {
      append(value.text());
    } else if (value != null) {
      hide(value.hiddenBy(), at);
    }
  }

  private void append(String value) {
    if (quoted) {
      begun = true;
      word.append(value);
      return;
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == ' ' || c == '\t' || c == '\n') {
        finish();
      } else {
        begun = true;
        word.append(c);
      }
    }
  }

  /** Something is here that is not known; the rest is read from there on. */
  private void hide(String why, int next) {
    hidden = why;
    begun = true;
    word.append("…");
    at = Math.max(at, next - 1);
  }

  private void finish() {
    if (begun) {
      out.add(new Arg(word.toString(), script.span(from, to), hidden));
    }
    word.setLength(0);
    begun = false;
    hidden = null;
  }
}
