package no502.nginx;

import java.util.ArrayList;
import java.util.List;
import no502.text.Letters;

/** Cuts a value into literal text and variables, as nginx does: {@code $name}, {@code ${name}}. */
final class Template {
  private Template() {}

  /** One piece; {@code variable} is null for literal text. */
  record Piece(String text, String variable) {}

  static boolean hasVariables(String value) {
    return value.indexOf('$') >= 0;
  }

  static List<Piece> pieces(String value) {
    List<Piece> pieces = new ArrayList<>();
    int from = 0;
    int at = value.indexOf('$');
    while (at >= 0) {
      boolean braces = at + 1 < value.length() && value.charAt(at + 1) == '{';
      int start = at + (braces ? 2 : 1);
      int end = nameEnd(value, start);
      boolean closed = !braces || end < value.length() && value.charAt(end) == '}';
      if (end > start && closed) {
        if (at > from) {
          pieces.add(new Piece(value.substring(from, at), null));
        }
        from = end + (braces ? 1 : 0);
        pieces.add(new Piece(value.substring(at, from), value.substring(start, end)));
      }
      at = value.indexOf('$', Math.max(from, at + 1));
    }
    if (from < value.length() || pieces.isEmpty()) {
      pieces.add(new Piece(value.substring(from), null));
    }
    return pieces;
  }

  /** A capture is one digit; any other name runs as far as letters, digits and underscores do. */
  private static int nameEnd(String value, int start) {
    if (start < value.length() && value.charAt(start) >= '1' && value.charAt(start) <= '9') {
      return start + 1;
    }
    int i = start;
    while (i < value.length() && Letters.isNameChar(value.charAt(i), false)) {
      i++;
    }
    return i;
  }

  /** nginx does not tell upper from lower case in a variable's name. */
  static String lower(String name) {
    StringBuilder lower = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      lower.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
    }
    return lower.toString();
  }

  /** Written as environment variables are, and as none of nginx's own is. */
  static boolean looksLikePlaceholder(String name) {
    boolean letters = false;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c >= 'a' && c <= 'z') {
        return false;
      }
      letters |= c >= 'A' && c <= 'Z';
    }
    return letters;
  }
}
