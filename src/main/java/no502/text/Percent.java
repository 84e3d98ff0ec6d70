package no502.text;

/** Texts as URIs have them: bytes beyond the plain ones by number, in UTF-8. */
public final class Percent {
  private static final String HEX = "0123456789ABCDEF";

  private Percent() {}

  /** A path, its slashes kept. */
  public static String encode(String path) {
    StringBuilder out = new StringBuilder();
    for (byte b : Utf8.bytes(path)) {
      if (isPlain(b)) {
        out.append((char) b);
      } else {
        out.append('%').append(HEX.charAt(b >> 4 & 15)).append(HEX.charAt(b & 15));
      }
    }
    return out.toString();
  }

  private static boolean isPlain(byte b) {
    return b > 0 && (Letters.isLetterOrDigit((char) b) || "-._~/".indexOf(b) >= 0);
  }

  /** What is no number stays as it is. */
  public static String decode(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    byte[] bytes = Utf8.bytes(text);
    int length = 0;
    for (int i = 0; i < bytes.length; i++) {
      int number =
          bytes[i] == '%' && i + 2 < bytes.length ? number(bytes[i + 1], bytes[i + 2]) : -1;
      bytes[length++] = number < 0 ? bytes[i] : (byte) number;
      i += number < 0 ? 0 : 2;
    }
    return Utf8.text(bytes, 0, length);
  }

  /** Less than zero when one of them is no digit. */
  private static int number(byte high, byte low) {
    return Character.digit((char) high, 16) << 4 | Character.digit((char) low, 16);
  }
}
