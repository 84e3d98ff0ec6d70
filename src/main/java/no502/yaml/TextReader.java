package no502.yaml;

import java.io.Reader;

/**
 * Hands a file's text to the YAML parser piece by piece: as one string, and in the parser's own
 * buffers, a large file would lie in memory three times over. The bytes are valid UTF-8, see {@link
 * Characters}.
 */
final class TextReader extends Reader {
  private final byte[] bytes;
  private int at;

  /** The second half of a character that did not fit as a whole; 0 if there is none. */
  private char half;

  TextReader(byte[] bytes, int from) {
    this.bytes = bytes;
    this.at = from;
  }

  /** Fills the buffer as far as there is text: the parser asks only once for what it misses. */
  @Override
  public int read(char[] into, int from, int length) {
    int to = from + length;
    int next = from;
    if (half != 0 && next < to) {
      into[next++] = half;
      half = 0;
    }
    next = ascii(into, next, to);
    while (next < to && at < bytes.length) {
      next = ascii(into, beyondAscii(into, next, to), to);
    }
    return next > from ? next - from : -1;
  }

  /** Nearly all there is in most files, and much faster read where it stands together. */
  private int ascii(char[] into, int from, int to) {
    byte[] text = bytes;
    int last = Math.min(text.length, at + to - from);
    int next = from;
    int i = at;
    while (i < last && text[i] >= 0) {
      into[next++] = (char) text[i++];
    }
    at = i;
    return next;
  }

  private int beyondAscii(char[] into, int next, int to) {
    int size = Characters.size(bytes[at]);
    int c = Characters.codePoint(bytes, at, size);
    at += size;
    if (c < 0x10000) {
      // Line breaks to go-yaml, ordinary characters to our parser; replaced one for one.
      into[next] = c == 0x85 || c == 0x2028 || c == 0x2029 ? '\n' : (char) c;
      return next + 1;
    }
    into[next] = Character.highSurrogate(c);
    char low = Character.lowSurrogate(c);
    if (next + 1 == to) {
      half = low;
      return to;
    }
    into[next + 1] = low;
    return next + 2;
  }

  @Override
  public void close() {
    // Nothing was opened.
  }
}
