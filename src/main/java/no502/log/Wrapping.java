package no502.log;

/**
 * Takes off what a log driver or a terminal put around a line: JSON (Docker's json-file, journald's
 * export), and colours. Writes into one buffer that it owns.
 */
final class Wrapping {
  private static final byte ESCAPE = 0x1b;
  private static final byte[][] KEYS = {
    Scan.word("\"log\":"),
    Scan.word("\"MESSAGE\":"),
    Scan.word("\"message\":"),
    Scan.word("\"msg\":"),
  };

  private byte[] buffer = new byte[4096];
  private int length;

  byte[] buffer() {
    return buffer;
  }

  int length() {
    return length;
  }

  /** Whether the line is JSON with a text in it, which the buffer then holds. */
  boolean fromJson(byte[] bytes, int start, int end) {
    int brace = afterBlanks(bytes, start, end);
    if (brace == end || bytes[brace] != '{') {
      return false;
    }
    for (byte[] key : KEYS) {
      int at = Scan.find(bytes, brace, end, key);
      int value = at < 0 ? end : afterBlanks(bytes, at + key.length, end);
      if (value < end && bytes[value] == '"') {
        unescape(bytes, value + 1, end);
        return true;
      }
      if (value < end && bytes[value] == '[') {
        numbers(bytes, value + 1, end);
        return true;
      }
    }
    return false;
  }

  private static int afterBlanks(byte[] bytes, int start, int end) {
    int at = start;
    while (at < end && bytes[at] == ' ') {
      at++;
    }
    return at;
  }

  /** journald's export of a text that is not all printable, a coloured one for instance. */
  private void numbers(byte[] bytes, int start, int end) {
    clear(end - start);
    int value = -1;
    for (int i = start; i < end; i++) {
      byte b = bytes[i];
      if (Scan.digit(b)) {
        value = (Math.max(value, 0) * 10 + b - '0') & 0xfff;
      } else {
        if (value >= 0) {
          buffer[length++] = (byte) value;
        }
        value = -1;
        if (b == ']') {
          return;
        }
      }
    }
  }

  private void unescape(byte[] bytes, int start, int end) {
    clear(end - start);
    int i = start;
    while (i < end && bytes[i] != '"') {
      if (bytes[i] == '\\' && i + 1 < end) {
        i = escaped(bytes, i + 1, end);
      } else {
        buffer[length++] = bytes[i++];
      }
    }
  }

  /** Control characters do not matter here and become blanks. */
  private int escaped(byte[] bytes, int at, int end) {
    byte b = bytes[at];
    if (b != 'u') {
      boolean plain = b == '"' || b == '\\' || b == '/';
      buffer[length++] = plain ? b : (byte) ' ';
      return at + 1;
    }
    int value = 0;
    int i = at + 1;
    for (; i < end && i < at + 5; i++) {
      value = value * 16 + Math.max(0, Character.digit((char) bytes[i], 16));
    }
    boolean ascii = value >= ' ' && value < 0x7f;
    buffer[length++] = (byte) (ascii ? value : value == ESCAPE ? ESCAPE : '?');
    return i;
  }

  /** Copies the line without its colour sequences; false when it has none. */
  boolean withoutColours(byte[] bytes, int start, int end) {
    int escape = Scan.find(bytes, start, end, (char) ESCAPE);
    if (escape < 0) {
      return false;
    }
    byte[] from = bytes == buffer ? bytes.clone() : bytes;
    clear(end - start);
    int i = start;
    while (i < end) {
      if (from[i] == ESCAPE) {
        i = afterSequence(from, i + 1, end);
      } else {
        buffer[length++] = from[i++];
      }
    }
    return true;
  }

  private static int afterSequence(byte[] bytes, int start, int end) {
    int i = start;
    if (i < end && bytes[i] == '[') {
      i++;
      while (i < end && (bytes[i] < '@' || bytes[i] > '~')) {
        i++;
      }
    }
    return Math.min(end, i + 1);
  }

  private void clear(int wanted) {
    length = 0;
    if (buffer.length < wanted) {
      buffer = new byte[wanted];
    }
  }
}
