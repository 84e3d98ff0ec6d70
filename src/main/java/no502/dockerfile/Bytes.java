package no502.dockerfile;

import no502.text.Letters;
import no502.text.Utf8;

/**
 * Docker reads bytes, not characters: inside this package a text has one {@code char} for each byte
 * of the file, so that a place in the text is a place in the file. These are the ways in and out.
 */
final class Bytes {
  private Bytes() {}

  static String in(byte[] bytes, int start, int end) {
    return Utf8.latin(bytes, start, end);
  }

  static String in(String text) {
    if (Letters.areAscii(text)) {
      return text;
    }
    byte[] bytes = Utf8.bytes(text);
    return in(bytes, 0, bytes.length);
  }

  static String out(String bytes) {
    return Letters.areAscii(bytes) ? bytes : Utf8.text(raw(bytes));
  }

  static byte[] raw(String bytes) {
    return Utf8.latin(bytes);
  }

  static boolean space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  /** What separates words: Go's {@code \t\v\f\r} and the blank, but no line feed. */
  static boolean blank(char c) {
    return c == ' ' || c == '\t' || c == 0x0B || c == '\f' || c == '\r';
  }

  /** As Go prints a quoted text in its messages. */
  static String quoted(String bytes) {
    StringBuilder made = new StringBuilder("\"");
    for (char c : out(bytes).toCharArray()) {
      if (c == '"' || c == '\\') {
        made.append('\\').append(c);
      } else if (c == '\t' || c == '\r') {
        made.append(c == '\t' ? "\\t" : "\\r");
      } else {
        made.append(c);
      }
    }
    return made.append('"').toString();
  }
}
