package no502.cli;

/**
 * Text that came from outside, made fit for a terminal: nothing in it can move the cursor or forge
 * a line.
 */
final class Printable {
  private Printable() {}

  static String of(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean control = c < ' ' || c >= 0x7f && c < 0xa0;
      boolean steering =
          c >= 0x200b && c <= 0x200f
              || c >= 0x2028 && c <= 0x202e
              || c >= 0x2066 && c <= 0x2069
              || c == 0xfeff;
      if (control || steering) {
        String hex = Integer.toHexString(c);
        out.append("\\u").append("0000", 0, 4 - hex.length()).append(hex);
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }
}
