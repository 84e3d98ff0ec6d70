package no502.compose;

import java.util.ArrayList;
import java.util.List;
import no502.text.Letters;

/**
 * Replaces {@code $NAME} and {@code ${NAME…}} as Docker does, its quirks included: a braced
 * expression reaches to the last brace of its line, and only then is cut at the balanced one.
 */
final class Template {
  private static final int MAX_NESTING = 50;
  private static final int MAX_LENGTH = 32_000_000;

  private final Environment environment;
  private final List<String> defaults = new ArrayList<>();
  private String hiddenBy;

  private Template(Environment environment) {
    this.environment = environment;
  }

  /**
   * @param hiddenBy the reason why the text is not known, or null
   * @param defaults the variables whose defaults went into the text
   */
  record Result(String text, String hiddenBy, List<String> defaults) {}

  /** The text cannot be substituted; the message is the reason. */
  static final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** The required variable that is missing; null for a malformed expression. */
    final String variable;

    Failure(String message, String variable) {
      super(message, null, false, false);
      this.variable = variable;
    }
  }

  static Result substitute(String text, Environment environment) {
    if (text.indexOf('$') < 0) {
      return new Result(text, null, List.of());
    }
    Template template = new Template(environment);
    String replaced = template.replace(text, 0);
    return new Result(replaced, template.hiddenBy, template.defaults);
  }

  private String replace(String text, int depth) {
    if (depth > MAX_NESTING) {
      throw new Failure("variables nested deeper than " + MAX_NESTING + " levels", null);
    }
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      int dollar = text.indexOf('$', at);
      if (dollar < 0 || dollar + 1 == text.length()) {
        break;
      }
      out.append(text, at, dollar);
      at = expression(text, dollar, out, depth);
      if (out.length() > MAX_LENGTH) {
        throw new Failure("variables make this text too long", null);
      }
    }
    return out.append(text, at, text.length()).toString();
  }

  /** Appends what the dollar stands for, returns where the text goes on. */
  private int expression(String text, int dollar, StringBuilder out, int depth) {
    char next = text.charAt(dollar + 1);
    if (next == '$') {
      out.append('$');
      return dollar + 2;
    }
    if (next == '{') {
      return braced(text, dollar, out, depth);
    }
    int end = nameEnd(text, dollar + 1);
    if (end == dollar + 1) {
      out.append('$');
      return dollar + 1;
    }
    out.append(lookUp(text.substring(dollar + 1, end)));
    return end;
  }

  private int braced(String text, int dollar, StringBuilder out, int depth) {
    int nameStart = dollar + 2;
    int nameEnd = nameEnd(text, nameStart);
    if (nameEnd == nameStart || nameEnd == text.length()) {
      throw malformed(text);
    }
    String name = text.substring(nameStart, nameEnd);
    if (text.charAt(nameEnd) == '}') {
      out.append(lookUp(name));
      return nameEnd + 1;
    }
    boolean colon = text.charAt(nameEnd) == ':';
    int operatorAt = colon ? nameEnd + 1 : nameEnd;
    if (operatorAt >= text.length() || "-+?".indexOf(text.charAt(operatorAt)) < 0) {
      throw malformed(text);
    }
    int end = closingBrace(text, dollar);
    if (end < 0) {
      int lineEnd = text.indexOf('\n', dollar);
      end = text.lastIndexOf('}', lineEnd < 0 ? text.length() : lineEnd);
    }
    if (end <= operatorAt) {
      throw malformed(text);
    }
    String argument = text.substring(operatorAt + 1, end);
    out.append(apply(name, text.charAt(operatorAt), colon, replace(argument, depth + 1)));
    return end + 1;
  }

  private static Failure malformed(String text) {
    return new Failure(
        "invalid interpolation format: \"" + text + "\". A $ that is no variable is written $$",
        null);
  }

  /** Counts braces as Docker does: the character after an opening one is not looked at. */
  private static int closingBrace(String text, int from) {
    int open = 0;
    for (int i = from; i < text.length() && text.charAt(i) != '\n'; i++) {
      char c = text.charAt(i);
      if (c == '}') {
        open--;
        if (open == 0) {
          return i;
        }
      } else if (c == '{') {
        open++;
        i++;
      }
    }
    return -1;
  }

  private static int nameEnd(String text, int from) {
    int at = from;
    while (at < text.length() && Letters.isNameChar(text.charAt(at), at == from)) {
      at++;
    }
    return at;
  }

  private String lookUp(String name) {
    String value = environment.get(name);
    if (value != null) {
      return value;
    }
    return unset(name);
  }

  private String unset(String name) {
    if (environment.complete()) {
      return "";
    }
    if (hiddenBy == null) {
      hiddenBy = "the variable " + name + " is not set here and has no default";
    }
    return Unknown.MARK;
  }

  private String apply(String name, char operator, boolean colon, String argument) {
    String value = environment.get(name);
    boolean counts = value != null && !(colon && value.isEmpty());
    switch (operator) {
      case '-':
        if (counts) {
          return value;
        }
        if (value == null) {
          defaults.add(name);
        }
        return argument;
      case '+':
        return counts ? argument : value == null ? unset(name) : value;
      default:
        if (counts) {
          return value;
        }
        if (environment.complete() || value != null) {
          String reason = argument.isEmpty() ? "" : ": " + argument;
          throw new Failure("required variable " + name + " is missing a value" + reason, name);
        }
        return unset(name);
    }
  }
}
