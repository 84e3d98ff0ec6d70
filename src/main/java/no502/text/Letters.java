package no502.text;

import java.util.Locale;

/** Small letters for capitals, in any language. */
public final class Letters {
  private Letters() {}

  /**
   * ASCII by hand: the portable builds look a letter up in tables, unpacked at the first question.
   */
  public static String lower(String text) {
    boolean capitals = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        return text.toLowerCase(Locale.ROOT);
      }
      capitals |= isCapital(c);
    }
    return capitals ? ascii(text) : text;
  }

  private static String ascii(String text) {
    char[] letters = text.toCharArray();
    for (int i = 0; i < letters.length; i++) {
      if (isCapital(letters[i])) {
        letters[i] += 'a' - 'A';
      }
    }
    return new String(letters);
  }

  private static boolean isCapital(char c) {
    return c >= 'A' && c <= 'Z';
  }
}
