package no502.compose;

import no502.text.Letters;

/** What the notations of {@link SchemaText} and {@link ShapeText} have in common. */
final class Notation {
  private Notation() {}

  /** Whether each key of the structure that opens here has a line of its own. */
  static boolean inLines(String text, int open) {
    return text.charAt(open + 1) == '\n';
  }

  /** Where the value that begins here ends; whether in lines is told of its structure. */
  static int valueEnd(String text, int from, boolean inLines) {
    return inLines ? lineEnd(text, from) : end(text, from);
  }

  /** At the end of its line, or of the last one that is indented. */
  private static int lineEnd(String text, int from) {
    int end = text.indexOf('\n', from);
    while (text.charAt(end + 1) == ' ') {
      end = text.indexOf('\n', end + 1);
    }
    return end;
  }

  /** At the next space or bracket that is not its own. */
  private static int end(String text, int from) {
    int depth = 0;
    boolean quoted = false;
    for (int at = from; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\'') {
        quoted = !quoted;
      } else if (quoted) {
        continue;
      } else if (c == '{' || c == '[' || c == '<' || c == '(') {
        depth++;
      } else if (c == '}' || c == ']' || c == '>' || c == ')') {
        if (depth-- == 0) {
          return at;
        }
      } else if (depth == 0 && (c == ' ' || c == '\n')) {
        return at;
      }
    }
    return text.length();
  }

  static int wordEnd(String text, int from) {
    int at = from;
    while (at < text.length() && Letters.isNameChar(text.charAt(at), false)) {
      at++;
    }
    return at;
  }
}
