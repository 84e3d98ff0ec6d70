package no502.text;

import java.nio.charset.Charset;

/**
 * Bytes to text and back, by our own hand: the libraries of the JVM, the native and the JavaScript
 * build do not agree on bytes that are no UTF-8.
 */
public final class Utf8 {
  /** By name: to ask for the constant makes seven other character sets. */
  private static final Charset LATIN = Charset.forName("ISO-8859-1");

  private static final char UNREADABLE = '\uFFFD';

  private Utf8() {}

  /** The text of some bytes; what is not UTF-8 becomes U+FFFD, one for each broken character. */
  public static String text(byte[] bytes, int start, int end) {
    for (int i = start; i < end; i++) {
      if (bytes[i] < 0) {
        return decode(bytes, start, i, end);
      }
    }
    return latin(bytes, start, end);
  }

  public static String text(byte[] bytes) {
    return text(bytes, 0, bytes.length);
  }

  private static String decode(byte[] bytes, int start, int firstBeyondAscii, int end) {
    char[] out = new char[end - start];
    int length = 0;
    for (int i = start; i < firstBeyondAscii; i++) {
      out[length++] = (char) bytes[i];
    }
    for (int at = firstBeyondAscii; at < end; ) {
      int size = size(bytes, at, end);
      if (size < 0) {
        out[length++] = UNREADABLE;
      } else if (size == 4) {
        int code = code(bytes, at, size);
        out[length++] = (char) (0xD7C0 + (code >> 10));
        out[length++] = (char) (0xDC00 | code & 0x3FF);
      } else {
        out[length++] = (char) code(bytes, at, size);
      }
      at += Math.abs(size);
    }
    return new String(out, 0, length);
  }

  /** Where in the bytes the text's {@code char} of this index begins. */
  public static int offset(byte[] bytes, int start, int index) {
    int at = start;
    for (int chars = 0; chars < index && at < bytes.length; ) {
      int size = size(bytes, at, bytes.length);
      chars += size == 4 ? 2 : 1;
      at += Math.abs(size);
    }
    return at;
  }

  /** How many bytes the next character takes; less than zero when it is broken. */
  private static int size(byte[] bytes, int at, int end) {
    int first = bytes[at] & 0xFF;
    if (first < 0x80) {
      return 1;
    }
    int whole = 1 + following(first);
    int next = at + 1;
    while (next < end && next < at + whole && continues(first, next - at, bytes[next])) {
      next++;
    }
    return whole > 1 && next == at + whole ? whole : at - next;
  }

  private static int code(byte[] bytes, int at, int size) {
    int code = size == 1 ? bytes[at] : bytes[at] & (0x7F >> size);
    for (int i = 1; i < size; i++) {
      code = code << 6 | bytes[at + i] & 0x3F;
    }
    return code;
  }

  /** How many bytes follow this first one; none when it can begin no character. */
  private static int following(int first) {
    if (first < 0xC2 || first > 0xF4) {
      return 0;
    }
    return first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
  }

  /** The second byte also has to rule out overlong forms, surrogates and what is past U+10FFFF. */
  private static boolean continues(int first, int index, byte next) {
    int b = next & 0xFF;
    if (index > 1) {
      return b >= 0x80 && b < 0xC0;
    }
    int from = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    int to = first == 0xED ? 0xA0 : first == 0xF4 ? 0x90 : 0xC0;
    return b >= from && b < to;
  }

  /**
   * A byte for each character: less than zero for what is beyond ASCII, and a question mark for
   * what is beyond Latin-1. Of all ways through a text this one is the shortest for an interpreter.
   */
  public static byte[] latin(String text) {
    return text.getBytes(LATIN);
  }

  /** A character for each byte. */
  public static String latin(byte[] bytes, int start, int end) {
    return new String(bytes, start, end - start, LATIN);
  }

  /** The bytes of a text; half a surrogate pair becomes a question mark. */
  public static byte[] bytes(CharSequence text) {
    byte[] ascii = ascii(text.toString());
    return ascii == null ? encode(text) : ascii;
  }

  /** The bytes of a text of ASCII alone; null for any other. */
  static byte[] ascii(String text) {
    byte[] latin = latin(text);
    for (int i = 0; i < latin.length; i++) {
      byte b = latin[i];
      if (b < 0 || b == '?' && text.charAt(i) != '?') {
        return null;
      }
    }
    return latin;
  }

  private static byte[] encode(CharSequence text) {
    byte[] out = new byte[size(text)];
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        out[length++] = (byte) c;
      } else if (c < 0x800) {
        out[length++] = (byte) (0xC0 | c >> 6);
        out[length++] = (byte) (0x80 | c & 0x3F);
      } else if (isPair(text, i)) {
        int code = ((c - 0xD7C0) << 10) + (text.charAt(++i) - 0xDC00);
        out[length++] = (byte) (0xF0 | code >> 18);
        out[length++] = (byte) (0x80 | code >> 12 & 0x3F);
        out[length++] = (byte) (0x80 | code >> 6 & 0x3F);
        out[length++] = (byte) (0x80 | code & 0x3F);
      } else if (isHalf(c)) {
        out[length++] = '?';
      } else {
        out[length++] = (byte) (0xE0 | c >> 12);
        out[length++] = (byte) (0x80 | c >> 6 & 0x3F);
        out[length++] = (byte) (0x80 | c & 0x3F);
      }
    }
    return out;
  }

  private static int size(CharSequence text) {
    int size = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isPair(text, i)) {
        size += 4;
        i++;
      } else {
        size += c < 0x80 || isHalf(c) ? 1 : c < 0x800 ? 2 : 3;
      }
    }
    return size;
  }

  private static boolean isHalf(char c) {
    return c >= 0xD800 && c < 0xE000;
  }

  private static boolean isPair(CharSequence text, int at) {
    char c = text.charAt(at);
    if (c < 0xD800 || c >= 0xDC00 || at + 1 == text.length()) {
      return false;
    }
    char next = text.charAt(at + 1);
    return next >= 0xDC00 && next < 0xE000;
  }
}
