package no502.text;

import java.util.Locale;

/**
 * Questions about letters, in any language. ASCII is answered by hand: the portable builds look a
 * letter up in tables, unpacked at the first question.
 */
public final class Letters {
  private Letters() {}

  /** Small letters for capitals. */
  public static String lower(String text) {
    char[] letters = text.toCharArray();
    boolean capitals = false;
    for (int i = 0; i < letters.length; i++) {
      char c = letters[i];
      if (c >= 0x80) {
        return text.toLowerCase(Locale.ROOT);
      }
      if (isCapital(c)) {
        letters[i] = (char) (c + ('a' - 'A'));
        capitals = true;
      }
    }
    return capitals ? new String(letters) : text;
  }

  /** Whether two texts differ in nothing but capitals. */
  public static boolean same(String one, String other) {
    return other != null && lower(one).equals(lower(other));
  }

  /** Whether the text begins with these small ASCII letters and signs, in any case. */
  public static boolean startsWith(String text, String small) {
    boolean same = text.length() >= small.length();
    for (int i = 0; same && i < small.length(); i++) {
      char c = text.charAt(i);
      same = (isCapital(c) ? c + ('a' - 'A') : c) == small.charAt(i);
    }
    return same;
  }

  public static boolean areAscii(String text) {
    return Utf8.ascii(text) != null;
  }

  /** Whether it is made of the digits 0 to 9, one at least. */
  public static boolean isNumber(String text) {
    return !text.isEmpty() && endOfDigits(text, 0) == text.length();
  }

  /** Where the digits 0 to 9 that begin here end; here, when there are none. */
  public static int endOfDigits(String text, int from) {
    int end = from;
    while (end < text.length() && isAsciiDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** What programs count with, whatever other digits there are. */
  public static boolean isAsciiDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** How often one stands in it. */
  public static int count(String text, char one) {
    int count = 0;
    for (int at = text.indexOf(one); at >= 0; at = text.indexOf(one, at + 1)) {
      count++;
    }
    return count;
  }

  public static boolean isDigit(char c) {
    return c < 0x80 ? c >= '0' && c <= '9' : Character.isDigit(c);
  }

  public static boolean isLetter(char c) {
    return c < 0x80 ? isCapital(c) || c >= 'a' && c <= 'z' : Character.isLetter(c);
  }

  public static boolean isLetterOrDigit(char c) {
    return isLetter(c) || isDigit(c);
  }

  /** Whether a variable's name may have it: an ASCII letter, an underscore, or inside a digit. */
  public static boolean isNameChar(char c, boolean first) {
    return c == '_' || c < 0x80 && (first ? isLetter(c) : isLetterOrDigit(c));
  }

  public static boolean isCapital(char c) {
    return c >= 'A' && c <= 'Z';
  }
}
