package no502.host;

import java.io.IOException;
import java.io.InputStream;

/** An open file of the host as a stream; what was read of it already comes first. */
final class HostStream extends InputStream {
  private final StreamingHost host;
  private final int file;
  private byte[] piece;
  private int at;

  HostStream(StreamingHost host, int file, byte[] begun) {
    this.host = host;
    this.file = file;
    this.piece = begun;
  }

  @Override
  public int read() throws IOException {
    return more() ? piece[at++] & 0xff : -1;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!more()) {
      return -1;
    }
    int count = Math.min(length, piece.length - at);
    System.arraycopy(piece, at, bytes, offset, count);
    at += count;
    return count;
  }

  private boolean more() throws IOException {
    if (piece != StreamingHost.END && at == piece.length) {
      piece = host.piece(file, -1);
      at = 0;
    }
    if (piece == StreamingHost.BROKEN) {
      throw new IOException("cannot be read any further");
    }
    return piece != StreamingHost.END;
  }

  @Override
  public void close() {
    host.close(file);
  }
}
