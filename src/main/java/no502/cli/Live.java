package no502.cli;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import no502.analysis.LogDiagnosis;
import no502.log.Answer;
import no502.log.LogReader;

/** Reads a log that may still run: whenever it falls silent and a new cause has shown, it tells. */
final class Live {
  private static final long SILENCE_MS = 1000;

  private final LogReader reader;
  private final Supplier<LogDiagnosis> diagnosis;
  private final Terminal terminal;
  private final Set<String> told = new HashSet<>();

  Live(LogReader reader, Supplier<LogDiagnosis> diagnosis, Terminal terminal) {
    this.reader = reader;
    this.diagnosis = diagnosis;
    this.terminal = terminal;
  }

  void follow(Console.Pieces in, Function<LogDiagnosis, String> render) {
    try {
      boolean news = false;
      byte[] piece = in.next(-1);
      while (piece != Console.Pieces.END) {
        if (piece == null) {
          tell(render);
          news = false;
        } else {
          reader.feed(piece, piece.length);
          news = true;
        }
        piece = in.next(news ? SILENCE_MS : -1);
      }
    } catch (IOException broken) {
      terminal.complain("no502: standard input broke off\n");
    }
    reader.finish();
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
