package no502.report;

import no502.analysis.Outcome;
import no502.lint.Finding;
import no502.lint.Severity;

/** GitLab's code quality report, shown in merge requests. */
final class GitlabReport extends JsonFormat {
  @Override
  void tell(Outcome outcome, ReportContext context, Json json) {
    json.openList();
    for (Sorted.Item item : Sorted.all(outcome)) {
      Finding finding = item.finding();
      json.open().field("description", Plain.text(Words.full(finding)));
      json.field("check_name", finding.rule());
      json.field("fingerprint", item.fingerprint());
      json.field("severity", severity(finding.severity()));
      json.name("location").open().field("path", finding.span().source().name());
      json.name("lines").open().field("begin", finding.span().line()).close().close().close();
    }
    json.closeList();
  }

  private static String severity(Severity severity) {
    return switch (severity) {
      case ERROR -> "critical";
      case WARNING -> "major";
      case NOTE -> "info";
    };
  }
}
