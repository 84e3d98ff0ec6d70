package no502.nginx;

import no502.text.Utf8;

/** nginx's way with backslashes inside a word. */
final class Escapes {
  private Escapes() {}

  /**
   * The word's value: {@code \" \' \\} lose the backslash, {@code \t \r \n} become the character.
   */
  static String decode(byte[] bytes, int start, int end) {
    byte[] out = new byte[end - start];
    int n = 0;
    for (int i = start; i < end; i++) {
      byte b = bytes[i];
      if (b == '\\' && i + 1 < end) {
        byte known = meaning(bytes[i + 1]);
        if (known != 0) {
          b = known;
          i++;
        }
      }
      out[n++] = b;
    }
    return Utf8.text(out, 0, n);
  }

  private static byte meaning(byte escaped) {
    return switch (escaped) {
      case '"', '\'', '\\' -> escaped;
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'n' -> '\n';
      default -> 0;
    };
  }

  /**
   * Where a quoted word without its closing quote was most likely meant to end: before the {@code
   * ;} that ends its line, or at the line's end.
   */
  static int likelyEnd(byte[] bytes, int start) {
    int lineEnd = start;
    while (lineEnd < bytes.length && bytes[lineEnd] != '\n') {
      lineEnd++;
    }
    int last = lineEnd;
    while (last > start && (bytes[last - 1] == ' ' || bytes[last - 1] == '\r')) {
      last--;
    }
    return last > start && bytes[last - 1] == ';' ? last - 1 : last;
  }
}
