package no502.report;

import no502.analysis.Outcome;
import no502.lint.Finding;
import no502.lint.Fix;
import no502.text.Edit;
import no502.text.Problem;
import no502.text.Span;
import no502.verdict.RouteVerdict;

/** The documented, versioned JSON; its schema is {@code no502/schema/report-1.json}. */
final class JsonReport extends JsonFormat {
  static final int VERSION = 1;

  @Override
  void tell(Outcome outcome, ReportContext context, Json json) {
    json.open().field("version", VERSION);
    summary(Totals.of(outcome), json);
    json.name("findings").openList();
    for (Sorted.Item item : Sorted.all(outcome)) {
      finding(item, context, json);
    }
    json.closeList().name("routes").openList();
    for (Outcome.StackOutcome stack : outcome.stacks()) {
      for (RouteVerdict route : stack.routes()) {
        route(stack.stack().name(), route, context, json);
      }
    }
    json.closeList().name("incomplete").openList();
    for (Problem problem : outcome.incomplete()) {
      json.open().field("file", file(problem.span(), context));
      json.field("line", problem.span().line()).field("message", problem.message()).close();
    }
    json.closeList().close();
  }

  private static String file(Span span, ReportContext context) {
    return context.names().shown(span.source().name());
  }

  private static void summary(Totals totals, Json json) {
    json.name("summary").open();
    json.field("error", totals.errors());
    json.field("warning", totals.warnings());
    json.field("note", totals.notes());
    json.field("routes", totals.routes());
    json.field("stacks", totals.stacks()).close();
  }

  private static void finding(Sorted.Item item, ReportContext context, Json json) {
    Finding finding = item.finding();
    json.open().field("rule", finding.rule());
    json.field("severity", finding.severity().word());
    json.field("confidence", Words.of(finding.confidence()));
    range(finding.span(), context, json);
    json.field("message", finding.message());
    json.name("related").openList();
    for (Finding.Related related : finding.related()) {
      Span span = related.span();
      json.open().field("file", file(span, context)).field("line", span.line());
      json.field("column", span.column()).field("message", related.message()).close();
    }
    json.closeList();
    fix(finding.fix(), context, json);
    json.field("fingerprint", item.fingerprint());
    json.field("stack", item.stack()).close();
  }

  private static void range(Span span, ReportContext context, Json json) {
    json.field("file", file(span, context));
    json.field("line", span.line()).field("column", span.column());
    json.field("endLine", span.endLine()).field("endColumn", span.endColumn());
  }

  private static void fix(Fix fix, ReportContext context, Json json) {
    json.name("fix");
    if (fix == null) {
      json.value(null);
      return;
    }
    json.open().field("title", fix.title()).field("safe", fix.safe()).name("edits").openList();
    for (Edit edit : fix.edits()) {
      json.open();
      range(edit.span(), context, json);
      json.field("text", edit.replacement()).close();
    }
    json.closeList().close();
  }

  private static void route(String stack, RouteVerdict route, ReportContext context, Json json) {
    json.open().field("stack", stack).field("nginx", Routes.nginx(route));
    json.field("file", file(Routes.span(route), context));
    json.field("line", Routes.span(route).line()).field("target", Routes.target(route));
    json.field("verdict", Totals.word(route.verdict()));
    json.field("symptom", Routes.symptom(route.verdict()));
    json.name("peers").openList();
    for (RouteVerdict.PeerVerdict peer : route.peers()) {
      json.open().field("address", peer.address());
      json.field("verdict", Totals.word(peer.verdict()));
      json.field("symptom", Routes.symptom(peer.verdict()));
      json.field("because", Routes.because(peer)).close();
    }
    json.closeList().close();
  }
}
