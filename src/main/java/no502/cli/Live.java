package no502.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import no502.analysis.LogDiagnosis;
import no502.log.Answer;
import no502.log.LogReader;

/** Reads a log that may still run: whenever it falls silent and a new cause has shown, it tells. */
final class Live {
  private static final long SILENCE_MS = 1000;
  private static final int PIECES = 16;
  private static final byte[] END = new byte[0];

  private final LogReader reader;
  private final Supplier<LogDiagnosis> diagnosis;
  private final Terminal terminal;
  private final Set<String> told = new HashSet<>();
  private final BlockingQueue<byte[]> pieces = new LinkedBlockingQueue<>(PIECES);

  Live(LogReader reader, Supplier<LogDiagnosis> diagnosis, Terminal terminal) {
    this.reader = reader;
    this.diagnosis = diagnosis;
    this.terminal = terminal;
  }

  void follow(InputStream in, Function<LogDiagnosis, String> render) {
    Thread pump = new Thread(() -> pump(in), "log");
    pump.setDaemon(true);
    pump.start();
    try {
      boolean news = false;
      while (true) {
        byte[] piece = news ? pieces.poll(SILENCE_MS, TimeUnit.MILLISECONDS) : pieces.take();
        if (piece == END) {
          break;
        }
        if (piece == null) {
          tell(render);
          news = false;
        } else {
          reader.feed(piece, piece.length);
          news = true;
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    reader.finish();
  }

  private void pump(InputStream in) {
    try {
      InputStream plain = LogReader.unpacked(in, GZIPInputStream::new);
      byte[] buffer = new byte[128 * 1024];
      for (int n = plain.read(buffer); n >= 0; n = plain.read(buffer)) {
        if (n > 0) {
          pieces.put(Arrays.copyOf(buffer, n));
        }
      }
    } catch (IOException broken) {
      terminal.complain("no502: standard input broke off\n");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    try {
      pieces.put(END);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void tell(Function<LogDiagnosis, String> render) {
    LogDiagnosis now = diagnosis.get();
    boolean fresh = false;
    for (Answer answer : now.diagnosis().answers()) {
      fresh |= told.add(answer.cause() + " " + answer.target());
    }
    if (fresh) {
      terminal.print(render.apply(now) + "(still reading)\n\n");
    }
  }
}
