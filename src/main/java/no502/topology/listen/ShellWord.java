package no502.topology.listen;

import java.util.ArrayList;
import java.util.List;
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

    /** The positional parameters {@code $1}, {@code $2} …; null when not known. */
    List<Arg> parameters();
  }

  private final Located script;
  private final String text;
  private final int from;
  private final int to;
  private final Variables variables;
  private final List<Arg> out = new ArrayList<>();
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
    StringBuilder open = new StringBuilder();
    int i = from;
    while (i < text.length()) {
      char c = text.charAt(i);
      char top = open.length() == 0 ? 0 : open.charAt(open.length() - 1);
      if (top == 0 && " \t\r\n;&|<>()".indexOf(c) >= 0) {
        return i;
      }
      if (c == '\\') {
        i++;
      } else if (c == '\'' && top != '"') {
        int close = text.indexOf('\'', i + 1);
        i = close < 0 ? text.length() : close;
      } else if (c == top) {
        open.setLength(open.length() - 1);
      } else if (c == '"' || c == '`') {
        open.append(c);
      } else if (c == '$' && i + 1 < text.length() && "({".indexOf(text.charAt(i + 1)) >= 0) {
        open.append(text.charAt(i + 1) == '(' ? ')' : '}');
        i++;
      } else if (c == '(' && top == ')') {
        open.append(')');
      }
      i++;
    }
    return text.length();
  }

  private List<Arg> run() {
    String raw = text.substring(from, to);
    if (raw.equals("\"$@\"") || raw.equals("$@") || raw.equals("$*") || raw.equals("${@}")) {
      return variables.parameters() == null
          ? List.of(new Arg(raw, script.span(from, to), "the script's arguments are not known"))
          : variables.parameters();
    }
    for (at = from; at < to; at++) {
      step(text.charAt(at));
    }
    finish();
    return out;
  }

  private void step(char c) {
    if (c == '\'' && !quoted) {
      int close = Math.min(indexOr(c, at + 1), to);
      word.append(text, at + 1, close);
      begun = true;
      at = close;
    } else if (c == '"') {
      quoted = !quoted;
      begun = true;
    } else if (c == '\\' && at + 1 < to) {
      at++;
      if (text.charAt(at) != '\n') {
        word.append(text.charAt(at));
        begun = true;
      }
    } else if (c == '`') {
      hide("the shell computes it", indexOr('`', at + 1));
    } else if (c == '$' && at + 1 < to) {
      dollar();
    } else {
      word.append(c);
      begun = true;
    }
  }

  private int indexOr(char c, int start) {
    int found = text.indexOf(c, start);
    return found < 0 || found >= to ? to : found;
  }

  private void dollar() {
    char next = text.charAt(at + 1);
    if (next == '(') {
      hide("the shell computes it", closing(at + 1) - 1);
    } else if (next == '{') {
      int close = closing(at + 1) - 1;
      braces(text.substring(at + 2, Math.max(at + 2, close)));
      at = Math.max(at + 1, close);
    } else {
      int end = at + 1;
      while (end < to && nameChar(text.charAt(end), end > at + 1)) {
        end++;
      }
      if (end == at + 1 && next >= '0' && next <= '9') {
        end++;
      }
      if (end == at + 1) {
        word.append('$');
        begun = true;
      } else {
        put(lookUp(text.substring(at + 1, end)), null);
        at = end - 1;
      }
    }
  }

  /** The end of {@code $(…)} or <code>${…}</code> whose bracket stands here. */
  private int closing(int bracket) {
    return Math.min(to, endOfBracket(text, bracket));
  }

  private static int endOfBracket(String text, int bracket) {
    char close = text.charAt(bracket) == '(' ? ')' : '}';
    char open = text.charAt(bracket);
    int depth = 0;
    for (int i = bracket; i < text.length(); i++) {
      if (text.charAt(i) == open) {
        depth++;
      } else if (text.charAt(i) == close && --depth == 0) {
        return i + 1;
      }
    }
    return text.length();
  }

  private void braces(String inside) {
    int end = 0;
    while (end < inside.length() && nameChar(inside.charAt(end), end > 0)) {
      end++;
    }
    while (end == 0
        && end < inside.length()
        && inside.charAt(end) >= '0'
        && inside.charAt(end) <= '9') {
      end++;
    }
    String name = inside.substring(0, end);
    String rest = inside.substring(end);
    Found value = name.isEmpty() ? Found.hidden(null, "the shell computes it") : lookUp(name);
    if (rest.isEmpty()) {
      put(value, null);
    } else if (rest.startsWith(":-") || rest.startsWith(":=")) {
      put(
          value != null && value.known() && value.text().isEmpty() ? null : value,
          rest.substring(2));
    } else if (rest.startsWith("-") || rest.startsWith("=")) {
      put(value, rest.substring(1));
    } else if (rest.startsWith(":?") || rest.startsWith("?")) {
      put(value, null);
    } else {
      put(Found.hidden(null, "the shell computes ${" + inside + "}"), null);
    }
  }

  private Found lookUp(String name) {
    if (name.charAt(0) < '0' || name.charAt(0) > '9') {
      return variables.variable(name);
    }
    List<Arg> given = variables.parameters();
    int index = Address.port(name) - 1;
    if (given == null || index < 0) {
      return Found.hidden(null, "the script's arguments are not known");
    }
    if (index >= given.size()) {
      return null;
    }
    Arg arg = given.get(index);
    return new Found(arg.text(), arg.span(), arg.hiddenBy(), "$" + name);
  }

  private void put(Found value, String fallback) {
    if (value == null) {
      append(fallback == null ? "" : unquote(fallback));
    } else if (value.known()) {
      append(value.text());
    } else {
      begun = true;
      word.append("…");
      hidden = value.hiddenBy();
    }
  }

  private String unquote(String fallback) {
    boolean wrapped =
        fallback.length() >= 2
            && (fallback.charAt(0) == '"' || fallback.charAt(0) == '\'')
            && fallback.charAt(fallback.length() - 1) == fallback.charAt(0);
    if (!wrapped && (fallback.indexOf('$') >= 0 || fallback.indexOf('`') >= 0)) {
      hidden = "the shell computes " + fallback;
    }
    return wrapped ? fallback.substring(1, fallback.length() - 1) : fallback;
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

  private void hide(String why, int last) {
    hidden = why;
    begun = true;
    word.append("…");
    at = Math.max(at, Math.min(last, to - 1));
  }

  private void finish() {
    if (begun) {
      out.add(new Arg(word.toString(), script.span(from, to), hidden));
    }
    word.setLength(0);
    begun = false;
    hidden = null;
  }

  private static boolean nameChar(char c, boolean inner) {
    return c == '_'
        || c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || inner && c >= '0' && c <= '9';
  }
}
