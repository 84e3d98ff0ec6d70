package no502.report;

import no502.text.Letters;
import no502.text.Utf8;

/**
 * Makes text from the input harmless to show: one line, no control, bidirectional or invisible
 * characters, and nothing that a CI log takes for a command. What is replaced stays visible.
 */
public final class Plain {
  private Plain() {}

  public static String text(String text) {
    if (isUsual(text)) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        append(Character.toCodePoint(c, text.charAt(++i)), out);
        continue;
      }
      if (c == '[' && opensCommand(text, i)) {
        out.append(' ');
      } else if (c == ':' && startsCommand(text, i)) {
        out.append('\\');
      }
      append(c, out);
    }
    return out.toString();
  }

  /** Whether it is harmless beyond doubt, and a column for each character. */
  static boolean isUsual(String text) {
    byte[] letters = Utf8.latin(text);
    boolean hash = false;
    for (int i = 0; i < letters.length; i++) {
      byte b = letters[i];
      // Small letters, which are most of any text, need no further look.
      if (b <= '[' || b > '~') {
        boolean twice = b == ':' && i > 0 && letters[i - 1] == ':';
        // A question mark may stand for anything.
        if (b < ' ' || b > '~' || b == '?' || twice || b == '[' && hash) {
          return false;
        }
        hash |= b == '#';
      }
    }
    return true;
  }

  /** Several lines at once, tabs kept. */
  public static String lines(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    int from = 0;
    while (from < text.length()) {
      int end = text.indexOf('\n', from);
      int next = end < 0 ? text.length() : end;
      int stop = next > from && text.charAt(next - 1) == '\r' ? next - 1 : next;
      int start = from;
      for (int tab = text.indexOf('\t', from); tab >= 0 && tab < stop; ) {
        out.append(text(text.substring(start, tab))).append('\t');
        start = tab + 1;
        tab = text.indexOf('\t', start);
      }
      out.append(text(text.substring(start, stop))).append('\n');
      from = next + 1;
    }
    return out.toString();
  }

  private static void append(int c, StringBuilder out) {
    if (!deceives(c)) {
      out.appendCodePoint(c);
      return;
    }
    switch (c) {
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> out.append("\\u{").append(Integer.toHexString(c)).append('}');
    }
  }

  /** Whether the character could hide, reorder or rewrite what is shown. */
  static boolean deceives(int c) {
    if (c < 0x20 || c >= 0x7F && c < 0xA0) {
      return true;
    }
    if (c < 0xAD) {
      return false;
    }
    return c == 0xAD
        || c == 0x34F
        || c == 0x61C
        || c == 0x115F
        || c == 0x1160
        || c == 0x180E
        || c >= 0x200B && c <= 0x200F
        || c >= 0x2028 && c <= 0x202E
        || c >= 0x2060 && c <= 0x206F
        || c == 0x3164
        || c == 0xFEFF
        || c == 0xFFA0
        || c >= 0xFFF9 && c <= 0xFFFB
        || c >= 0xFFFE && c <= 0xFFFF
        || c >= 0xD800 && c <= 0xDFFF
        || c >= 0xE0000 && c <= 0xE0FFF
        || (c & 0xFFFE) == 0xFFFE;
  }

  /** {@code ##[error]}, {@code ##vso[…]}, {@code ##teamcity[…]}: obeyed anywhere in a line. */
  static boolean opensCommand(CharSequence text, int bracket) {
    int i = bracket - 1;
    while (i >= 0 && Letters.isLetterOrDigit(text.charAt(i))) {
      i--;
    }
    return i >= 1 && text.charAt(i) == '#' && text.charAt(i - 1) == '#';
  }

  /**
   * {@code ::error …::}: obeyed where a line begins, after any space Unicode knows, and a wrapped
   * line may begin anywhere.
   */
  static boolean startsCommand(String text, int colon) {
    boolean first = colon == 0 || isSpace(text.charAt(colon - 1));
    return first
        && colon + 2 < text.length()
        && text.charAt(colon + 1) == ':'
        && Letters.isLetter(text.charAt(colon + 2))
        && text.indexOf("::", colon + 2) > 0;
  }

  private static boolean isSpace(char c) {
    return c <= ' '
        || c == 0xA0
        || c == 0x1680
        || c >= 0x2000 && c <= 0x200A
        || c == 0x202F
        || c == 0x205F
        || c == 0x3000;
  }
}
