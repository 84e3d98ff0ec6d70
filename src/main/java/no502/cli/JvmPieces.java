package no502.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import no502.log.LogReader;

/** A stream read by a thread of its own, so that its silence can be noticed. */
final class JvmPieces implements Console.Pieces {
  private static final int MOST_WAITING = 16;

  private final BlockingQueue<byte[]> pieces = new LinkedBlockingQueue<>(MOST_WAITING);
  private volatile IOException broken;

  JvmPieces(InputStream in) {
    Thread pump = new Thread(() -> pump(in), "log");
    pump.setDaemon(true);
    pump.start();
  }

  @Override
  public byte[] next(long patience) throws IOException {
    try {
      byte[] piece = patience < 0 ? pieces.take() : pieces.poll(patience, TimeUnit.MILLISECONDS);
      if (piece == END && broken != null) {
        throw broken;
      }
      return piece;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return END;
    }
  }

  /** As if the stream had ended here; what was read before is still given. */
  void stop() {
    try {
      pieces.put(END);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void pump(InputStream in) {
    try {
      try {
        InputStream plain = LogReader.unpacked(in, GZIPInputStream::new);
        byte[] buffer = new byte[128 * 1024];
        for (int n = plain.read(buffer); n >= 0; n = plain.read(buffer)) {
          if (n > 0) {
            pieces.put(Arrays.copyOf(buffer, n));
          }
        }
      } catch (IOException failure) {
        broken = failure;
      }
      pieces.put(END);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
