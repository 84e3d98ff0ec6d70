package no502.report;

import java.util.function.Consumer;
import no502.analysis.Outcome;

/** One output format: an outcome in, the whole text out. A reporter sees findings, never files. */
public interface Reporter {
  String render(Outcome outcome, ReportContext context);

  /** The same in pieces: a report on ten thousand stacks need not be in memory as a whole. */
  default void write(Outcome outcome, ReportContext context, Consumer<String> sink) {
    sink.accept(render(outcome, context));
  }
}
