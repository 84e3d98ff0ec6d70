package no502.cli;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import no502.analysis.LogDiagnosis;
import no502.log.Answer;
import no502.log.LogReader;

/**
 * Reads a log that may still run. It tells when a new cause has shown and the log falls silent, or
 * does not fall silent for some seconds; and stops when nobody listens.
 */
final class Live {
  private static final long SILENCE_MS = 1000;
  private static final long PATIENCE_MS = 5000;

  private final LogReader reader;
  private final Supplier<LogDiagnosis> diagnosis;
  private final Terminal terminal;
  private final Set<String> told = new HashSet<>();

  Live(LogReader reader, Supplier<LogDiagnosis> diagnosis, Terminal terminal) {
    this.reader = reader;
    this.diagnosis = diagnosis;
    this.terminal = terminal;
  }

  /** Tells on the way where there is a way to render it; false when the stream broke off. */
  boolean follow(Console.Pieces in, Function<LogDiagnosis, String> render) {
    try {
      boolean news = false;
      long since = 0;
      byte[] piece = in.next(-1);
      while (piece != Console.Pieces.END) {
        if (piece != null) {
          reader.feed(piece, piece.length);
          since = news ? since : terminal.console().millis();
          news = render != null;
        }
        if (news && (piece == null || terminal.console().millis() - since >= PATIENCE_MS)) {
          tell(render);
          news = false;
        }
        boolean deserted = terminal.console().deserted();
        piece = deserted ? Console.Pieces.END : in.next(news ? SILENCE_MS : -1);
      }
      return true;
    } catch (IOException broken) {
      terminal.complain("no502: standard input broke off\n");
      return false;
    } finally {
      reader.finish();
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
