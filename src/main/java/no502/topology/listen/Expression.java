package no502.topology.listen;

import java.util.ArrayList;
import java.util.List;
import no502.text.Letters;
import no502.text.Span;

/**
 * Works out the small expressions by which programs take a port or host: a literal, an environment
 * variable, a fallback, a constant of the same file. Anything else is hidden.
 */
final class Expression {
  private static final int MAX_DEPTH = 8;

  /** What an expression can refer to. */
  interface Scope {
    /** Null when the variable is surely not set. */
    Found variable(String name);

    /** The expression a constant of this file is given; null when there is none, or several. */
    String constant(String name);
  }

  private final Scope scope;
  private final Span span;
  private boolean asked;

  private Expression(Scope scope, Span span) {
    this.scope = scope;
    this.span = span;
  }

  /** Null when it surely comes to nothing, such as {@code undefined}. */
  static Found evaluate(String text, Span span, Scope scope) {
    // A program may load more variables than the container is given, from a .env for instance.
    Expression expression = new Expression(scope, span);
    Found found = expression.value(text, 0);
    if (found == null && expression.asked) {
      return Found.hidden(span, "its variable is not set here");
    }
    return expression.asked && found != null && found.known()
        ? Found.of(found.text(), found.span(), "it is " + found.text() + " by the variables here")
        : found;
  }

  private Found variable(String name) {
    asked = true;
    return scope.variable(name);
  }

  private Found value(String text, int depth) {
    if (depth > MAX_DEPTH) {
      return hidden(text);
    }
    String expression = unwrap(text.trim());
    for (String alternative : alternatives(expression)) {
      Found found = single(unwrap(alternative.trim()), depth);
      if (found != null && !(found.known() && found.text().isEmpty())) {
        return found;
      }
    }
    return null;
  }

  private Found hidden(String text) {
    String shown = text.length() > 40 ? text.substring(0, 40) + "…" : text;
    return Found.hidden(span, "it is computed: " + shown.trim());
  }

  private Found single(String text, int depth) {
    String literal = literal(text);
    if (literal != null) {
      return Found.of(literal, span, text + " is written there");
    }
    for (String reader :
        List.of("os.environ.get(", "os.getenv(", "getenv(", "ENV.fetch(", "env(")) {
      if (text.startsWith(reader) && text.endsWith(")")) {
        return call(text.substring(reader.length(), text.length() - 1), depth);
      }
    }
    String name = variableName(text);
    if (name != null) {
      Found found = variable(name);
      // Python ends here when the variable is not set, unless the program sets it itself.
      return found == null && text.startsWith("os.environ[") ? hidden(text) : found;
    }
    if (!isName(text)) {
      return hidden(text);
    }
    if (text.equals("undefined") || text.equals("None") || text.equals("null")) {
      return null;
    }
    String constant = scope.constant(text);
    return constant == null ? hidden(text) : value(constant, depth + 1);
  }

  private Found call(String inside, int depth) {
    int comma = inside.indexOf(',');
    String name = literal((comma < 0 ? inside : inside.substring(0, comma)).trim());
    if (name == null) {
      return hidden(inside);
    }
    Found found = variable(name);
    return found == null && comma >= 0 ? value(inside.substring(comma + 1), depth + 1) : found;
  }

  private static String variableName(String text) {
    for (String prefix : List.of("process.env.", "Bun.env.", "import.meta.env.")) {
      if (text.startsWith(prefix) && isName(text.substring(prefix.length()))) {
        return text.substring(prefix.length());
      }
    }
    for (String prefix : List.of("process.env[", "os.environ[", "ENV[")) {
      if (text.startsWith(prefix) && text.endsWith("]")) {
        return literal(text.substring(prefix.length(), text.length() - 1).trim());
      }
    }
    return null;
  }

  /** Takes off conversions and brackets that do not change the number or name. */
  private static String unwrap(String text) {
    String out = text;
    for (int i = 0; i < 6; i++) {
      out = out.endsWith("!") ? out.substring(0, out.length() - 1).trim() : out;
      out = out.startsWith("+") ? out.substring(1).trim() : out;
      for (String wrapper :
          List.of(
              "Number(",
              "parseInt(",
              "Number.parseInt(",
              "int(",
              "str(",
              "String(",
              "Integer(",
              "(")) {
        if (out.startsWith(wrapper) && closes(out, wrapper.length() - 1)) {
          out = firstArgument(out.substring(wrapper.length(), out.length() - 1)).trim();
        }
      }
    }
    return out;
  }

  /** Whether the bracket opened here is closed by the very last character. */
  private static boolean closes(String text, int bracket) {
    int depth = 0;
    for (int i = bracket; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth == 0) {
        return i == text.length() - 1;
      }
    }
    return false;
  }

  private static String firstArgument(String arguments) {
    int comma = arguments.lastIndexOf(',');
    boolean radix = comma > 0 && Letters.isNumber(arguments.substring(comma + 1).trim());
    return radix ? arguments.substring(0, comma) : arguments;
  }

  private static List<String> alternatives(String text) {
    List<String> out = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
      int width = depth > 0 ? 0 : separator(text, i);
      if (width > 0) {
        out.add(text.substring(from, i));
        from = i + width;
        i = from - 1;
      }
    }
    out.add(text.substring(from));
    return out;
  }

  private static int separator(String text, int at) {
    if (text.startsWith("||", at) || text.startsWith("??", at)) {
      return 2;
    }
    return text.startsWith(" or ", at) ? 4 : 0;
  }

  /** The value of a quoted string or a whole number; null for anything else. */
  static String literal(String text) {
    if (Letters.isNumber(text) || text.equals("true") || text.equals("false")) {
      return text;
    }
    int last = text.length() - 1;
    boolean quoted =
        last >= 1 && "\"'`".indexOf(text.charAt(0)) >= 0 && text.indexOf(text.charAt(0), 1) == last;
    return quoted && !text.contains("${") ? text.substring(1, last) : null;
  }

  static boolean isName(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!ProgramText.nameChar(text.charAt(i))) {
        return false;
      }
    }
    return !text.isEmpty();
  }
}
