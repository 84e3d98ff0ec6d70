package no502.log;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/**
 * Reads error logs as a stream of bytes, in memory that does not grow with them. Feed it pieces of
 * any size, or whole streams; what it has understood lies in its {@link Tally}.
 */
public final class LogReader {
  private static final int MAX_LINE = 64 * 1024;
  private static final byte ESCAPE = 0x1b;
  private static final int PIECE = 128 * 1024;

  private final Tally tally = new Tally();
  private final LineParser parser = new LineParser();
  private final Wrapping wrapping = new Wrapping();
  private final LogLine line = new LogLine();

  /** The beginning of a line whose end has not come yet. */
  private byte[] rest = new byte[4096];

  private int restLength;
  private boolean overlong;

  /** Whether the line that is being read has an escape sequence in it. */
  private boolean coloured;

  /** What has been counted so far; it may be asked at any time. */
  public Tally tally() {
    return tally;
  }

  /** Reads a stream to its end, through the unpacker when it is gzipped. */
  public void read(InputStream in, Unpacker unpacker) throws IOException {
    InputStream plain = unpacked(in, unpacker);
    byte[] piece = new byte[PIECE];
    for (int n = plain.read(piece); n >= 0; n = plain.read(piece)) {
      feed(piece, n);
    }
    finish();
  }

  /** The same bytes, unpacked when the first two say that they are gzipped. */
  public static InputStream unpacked(InputStream in, Unpacker unpacker) throws IOException {
    PushbackInputStream peeked = new PushbackInputStream(in, 2);
    byte[] magic = new byte[2];
    int got = Math.max(0, peeked.read(magic, 0, 2));
    int more = got == 1 ? Math.max(0, peeked.read(magic, 1, 1)) : 0;
    got += more;
    peeked.unread(magic, 0, got);
    boolean packed = got == 2 && (magic[0] & 0xff) == 0x1f && (magic[1] & 0xff) == 0x8b;
    return packed ? unpacker.unpack(peeked) : peeked;
  }

  /** Takes the next bytes of a log, which may end anywhere in a line. */
  public void feed(byte[] bytes, int length) {
    tally.bytes += length;
    int start = 0;
    for (int i = 0; i < length; i++) {
      if (bytes[i] == ESCAPE) {
        coloured = true;
      } else if (bytes[i] == '\n') {
        if (restLength == 0 && !overlong) {
          line(bytes, start, i);
        } else {
          keep(bytes, start, i);
          finish();
        }
        start = i + 1;
        coloured = false;
      }
    }
    keep(bytes, start, length);
  }

  /** The log ends here, if need be in the middle of a line. */
  public void finish() {
    if (restLength > 0) {
      line(rest, 0, restLength);
    }
    restLength = 0;
    overlong = false;
  }

  private void keep(byte[] bytes, int start, int end) {
    int wanted = end - start;
    int length = Math.min(wanted, MAX_LINE - restLength);
    overlong |= length < wanted;
    if (restLength + length > rest.length) {
      byte[] larger = new byte[Math.min(MAX_LINE, Math.max(rest.length * 2, restLength + length))];
      System.arraycopy(rest, 0, larger, 0, restLength);
      rest = larger;
    }
    System.arraycopy(bytes, start, rest, restLength, length);
    restLength += length;
  }

  private void line(byte[] bytes, int start, int end) {
    int stop = end > start && bytes[end - 1] == '\r' ? end - 1 : end;
    if (stop == start) {
      return;
    }
    tally.lines++;
    byte[] text = bytes;
    int from = start;
    int to = Math.min(stop, start + MAX_LINE);
    boolean json = wrapping.fromJson(text, from, to);
    if (json) {
      text = wrapping.buffer();
      from = 0;
      to = wrapping.length();
    }
    if ((json || coloured) && wrapping.withoutColours(text, from, to)) {
      text = wrapping.buffer();
      from = 0;
      to = wrapping.length();
    }
    if (parser.parse(text, from, to, line)) {
      tally.add(line);
    } else {
      tally.other(text, from, to);
    }
  }
}
