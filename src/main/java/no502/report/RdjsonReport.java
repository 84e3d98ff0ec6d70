package no502.report;

import java.nio.charset.StandardCharsets;
import java.util.List;
import no502.analysis.Outcome;
import no502.lint.Finding;
import no502.lint.Fix;
import no502.lint.Severity;
import no502.text.Edit;
import no502.text.Patch;
import no502.text.Source;
import no502.text.Span;

/**
 * reviewdog's format. It carries a repair into a review as a suggestion; only repairs within the
 * finding's own file can go that way, half a repair would do harm.
 */
final class RdjsonReport extends JsonFormat {
  @Override
  void tell(Outcome outcome, ReportContext context, Json json) {
    json.open().name("source").open().field("name", "no502").close();
    json.name("diagnostics").openList();
    for (Sorted.Item item : Sorted.all(outcome)) {
      diagnostic(item.finding(), context, json);
    }
    json.closeList().close();
  }

  private static void diagnostic(Finding finding, ReportContext context, Json json) {
    json.open().field("message", Plain.text(Words.full(finding)).replace("@", "@ "));
    json.name("location").open();
    json.field("path", context.names().shown(finding.span().source().name()));
    range(finding.span(), json);
    json.close().field("severity", severity(finding.severity()));
    json.name("code").open().field("value", finding.rule()).close();
    json.name("suggestions").openList();
    suggestion(finding, json);
    json.closeList().close();
  }

  private static void suggestion(Finding finding, Json json) {
    Fix fix = finding.fix();
    if (fix == null || fix.edits().isEmpty()) {
      return;
    }
    Source source = fix.edits().get(0).span().source();
    int from = source.length();
    int to = 0;
    for (Edit edit : fix.edits()) {
      if (!edit.span().source().name().equals(finding.span().source().name())) {
        return;
      }
      from = Math.min(from, edit.span().start());
      to = Math.max(to, edit.span().end());
    }
    byte[] after = after(source, fix.edits());
    if (after != null) {
      json.open();
      range(new Span(source, from, to), json);
      int tail = source.length() - to;
      json.field(
          "text", new String(after, from, after.length - tail - from, StandardCharsets.UTF_8));
      json.close();
    }
  }

  private static byte[] after(Source source, List<Edit> edits) {
    var changed = Patch.apply(edits);
    return changed == null ? null : changed.get(source);
  }

  private static void range(Span span, Json json) {
    json.name("range").open().name("start");
    position(span.source(), span.start(), json);
    json.name("end");
    position(span.source(), span.end(), json);
    json.close();
  }

  /** reviewdog counts columns in bytes. */
  private static void position(Source source, int offset, Json json) {
    int line = source.lineAt(offset);
    json.open().field("line", line).field("column", offset - source.lineStart(line) + 1).close();
  }

  private static String severity(Severity severity) {
    return severity == Severity.NOTE ? "INFO" : severity == Severity.ERROR ? "ERROR" : "WARNING";
  }
}
