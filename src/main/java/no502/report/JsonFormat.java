package no502.report;

import java.util.function.Consumer;
import no502.analysis.Outcome;

/** A format made of JSON, which can be given away piece by piece. */
abstract class JsonFormat implements Reporter {
  abstract void tell(Outcome outcome, ReportContext context, Json json);

  @Override
  public final String render(Outcome outcome, ReportContext context) {
    StringBuilder all = new StringBuilder();
    write(outcome, context, all::append);
    return all.toString();
  }

  @Override
  public final void write(Outcome outcome, ReportContext context, Consumer<String> sink) {
    Json json = new Json(sink);
    tell(outcome, context, json);
    json.end();
  }
}
