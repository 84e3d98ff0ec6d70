package no502.log;

import java.nio.charset.StandardCharsets;

/** Looks for words in bytes; the hot path of reading logs knows no strings and no patterns. */
final class Scan {
  static final byte[] WHILE = word(" while ");

  private Scan() {}

  static byte[] word(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  static boolean at(byte[] bytes, int offset, int end, byte[] word) {
    if (offset < 0 || end - offset < word.length) {
      return false;
    }
    for (int i = 0; i < word.length; i++) {
      if (bytes[offset + i] != word[i]) {
        return false;
      }
    }
    return true;
  }

  /** Where the word begins in [start, end), or -1. */
  static int find(byte[] bytes, int start, int end, byte[] word) {
    byte first = word[0];
    int last = end - word.length;
    for (int i = start; i <= last; i++) {
      if (bytes[i] == first && at(bytes, i, end, word)) {
        return i;
      }
    }
    return -1;
  }

  static int find(byte[] bytes, int start, int end, char wanted) {
    for (int i = start; i < end; i++) {
      if (bytes[i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  static boolean digit(byte b) {
    return b >= '0' && b <= '9';
  }

  /** The decimal number that begins here; -1 when there is none. */
  static int number(byte[] bytes, int start, int end) {
    int value = -1;
    for (int i = start; i < end && digit(bytes[i]) && value < 100_000; i++) {
      value = Math.max(value, 0) * 10 + (bytes[i] - '0');
    }
    return value;
  }
}
