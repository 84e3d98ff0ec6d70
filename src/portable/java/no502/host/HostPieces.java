package no502.host;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import no502.cli.Console;
import no502.log.LogReader;

/** Standard input as it comes; what is gzipped is unpacked, and then no silence is noticed. */
final class HostPieces implements Console.Pieces {
  private static final int PIECE = 128 * 1024;
  private static final byte GZIPPED = 0x1f;

  private final StreamingHost host;
  private InputStream unpacked;
  private boolean begun;

  HostPieces(StreamingHost host) {
    this.host = host;
  }

  @Override
  public byte[] next(long patience) throws IOException {
    if (unpacked != null) {
      return unpack();
    }
    byte[] piece = host.piece(0, (int) patience);
    if (piece == StreamingHost.BROKEN) {
      throw new IOException("standard input cannot be read");
    }
    if (piece == null || piece == StreamingHost.END) {
      return piece == null ? null : END;
    }
    if (!begun && piece[0] == GZIPPED) {
      unpacked = LogReader.unpacked(new HostStream(host, 0, piece), GZIPInputStream::new);
      return unpack();
    }
    begun = true;
    return piece;
  }

  private byte[] unpack() throws IOException {
    byte[] piece = new byte[PIECE];
    int length = unpacked.read(piece, 0, PIECE);
    if (length < 0) {
      return END;
    }
    byte[] exact = new byte[length];
    System.arraycopy(piece, 0, exact, 0, length);
    return exact;
  }
}
