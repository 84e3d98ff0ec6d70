package no502.yaml;

import java.io.Reader;
import no502.text.Problem;
import no502.text.Source;
import no502.text.Span;
import no502.text.Utf8;

/**
 * A file's bytes as the code points the YAML parser counts in, and the way back from its indexes to
 * byte offsets. Refuses what go-yaml's reader refuses: invalid UTF-8 and control characters.
 */
final class Characters {
  private static final int STEP = 64;

  final Source source;
  final Problem problem;
  final boolean hasTab;
  private final int first;
  private final int[] checkpoints;

  private Characters(Scan scan) {
    this.source = scan.source;
    this.problem = scan.problem;
    this.hasTab = scan.hasTab;
    this.first = scan.first;
    this.checkpoints = scan.checkpoints;
  }

  static Characters of(Source given) {
    Source source = fromUtf16(given);
    Scan scan = new Scan(source);
    scan.run();
    return new Characters(scan);
  }

  /** The text as the YAML parser is to see it. */
  Reader reader() {
    return new TextReader(source.bytes(), first);
  }

  /** The same as a whole. */
  String text() {
    String text = Utf8.text(source.bytes(), first, source.length());
    return text.replace('\u0085', '\n').replace('\u2028', '\n').replace('\u2029', '\n');
  }

  /** How many bytes the longest line takes, or that many if it takes fewer. */
  int longestLine(int atLeast) {
    byte[] bytes = source.bytes();
    int longest = atLeast;
    int from = first;
    while (bytes.length - from > longest) {
      int end = from + longest;
      while (end > from && bytes[end] != '\n') {
        end--;
      }
      if (end == from) {
        end += longest;
        while (end < bytes.length && bytes[end] != '\n') {
          end++;
        }
        longest = end - from;
      }
      from = Math.min(end + 1, bytes.length);
    }
    return longest;
  }

  /** The byte offset of a code point index. */
  int offset(int index) {
    if (checkpoints == null) {
      return first + index;
    }
    byte[] bytes = source.bytes();
    int at = checkpoints[index / STEP];
    for (int left = index % STEP; left > 0 && at < bytes.length; left--) {
      at++;
      while (at < bytes.length && (bytes[at] & 0xC0) == 0x80) {
        at++;
      }
    }
    return at;
  }

  Span span(int fromIndex, int toIndex) {
    return source.span(offset(fromIndex), offset(toIndex));
  }

  /** How many bytes a character beyond ASCII takes that begins with this one. */
  static int size(byte lead) {
    int first = lead & 0xFF;
    return first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  }

  /** The character beyond ASCII in these bytes. */
  static int codePoint(byte[] bytes, int at, int size) {
    int c = bytes[at] & (0xFF >> (size + 1));
    for (int i = at + 1; i < at + size; i++) {
      c = c << 6 | bytes[i] & 0x3F;
    }
    return c;
  }

  private static Source fromUtf16(Source given) {
    byte[] bytes = given.bytes();
    if (bytes.length < 2) {
      return given;
    }
    boolean little = bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE;
    boolean big = bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF;
    if (!little && !big) {
      return given;
    }
    StringBuilder text = new StringBuilder(bytes.length / 2);
    for (int i = 2; i + 1 < bytes.length; i += 2) {
      int high = bytes[big ? i : i + 1] & 0xFF;
      int low = bytes[big ? i + 1 : i] & 0xFF;
      text.append((char) (high << 8 | low));
    }
    return Source.of(given.name(), text.toString());
  }

  /** One pass over the bytes: validity, tabs, checkpoints. */
  private static final class Scan {
    final Source source;
    final byte[] bytes;
    final int first;
    Problem problem;
    boolean hasTab;
    int[] checkpoints;

    Scan(Source source) {
      this.source = source;
      this.bytes = source.bytes();
      this.first = source.hasBom() ? 3 : 0;
    }

    void run() {
      byte[] text = bytes;
      for (int i = first; i < text.length; i++) {
        byte b = text[i];
        if ((b < ' ' || b == 0x7F) && !isSpace(b)) {
          runFully();
          return;
        }
      }
    }

    private boolean isSpace(byte b) {
      hasTab |= b == '\t';
      return b == '\n' || b == '\t' || b == '\r';
    }

    private void runFully() {
      int[] found = new int[(bytes.length - first) / STEP + 2];
      int count = 0;
      int at = first;
      while (at < bytes.length) {
        if (count % STEP == 0) {
          found[count / STEP] = at;
        }
        int length = bytes[at] >= 0 ? 1 : lengthAt(at);
        if (length == 0) {
          refuse(at, 1, "the file is not valid UTF-8 here, so Docker refuses it as a whole");
          return;
        }
        int c = length == 1 ? bytes[at] : codePoint(bytes, at, length);
        if (!allowed(c)) {
          refuse(at, length, "control characters are not allowed");
          return;
        }
        hasTab |= c == '\t';
        at += length;
        count++;
      }
      if (count % STEP == 0) {
        found[count / STEP] = at;
      }
      checkpoints = found;
    }

    private void refuse(int at, int length, String message) {
      problem = Problem.error(source.span(at, at + length), message);
    }

    /** Bytes of the well-formed sequence that starts here, 0 if there is none. */
    private int lengthAt(int at) {
      int lead = bytes[at] & 0xFF;
      int length = size(bytes[at]);
      if (lead < 0xC2 || lead > 0xF4 || at + length > bytes.length) {
        return 0;
      }
      for (int i = at + 1; i < at + length; i++) {
        if ((bytes[i] & 0xC0) != 0x80) {
          return 0;
        }
      }
      int c = codePoint(bytes, at, length);
      boolean shortest = length == 2 || c >= (length == 3 ? 0x800 : 0x10000);
      boolean surrogate = c >= 0xD800 && c <= 0xDFFF;
      return shortest && !surrogate && c <= 0x10FFFF ? length : 0;
    }

    private static boolean allowed(int c) {
      if (c < 0x7F) {
        return c >= ' ' || c == '\t' || c == '\n' || c == '\r';
      }
      return c == 0x85 || c >= 0xA0 && c != 0xFFFE && c != 0xFFFF;
    }
  }
}
