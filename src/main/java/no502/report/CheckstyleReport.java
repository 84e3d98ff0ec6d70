package no502.report;

import java.util.Map;
import java.util.TreeMap;
import no502.analysis.Outcome;
import no502.lint.Finding;
import no502.lint.Severity;
import no502.text.Problem;
import no502.text.Span;

/** Checkstyle's XML, which Jenkins and many review bots read. */
final class CheckstyleReport implements Reporter {
  @Override
  public String render(Outcome outcome, ReportContext context) {
    Map<String, StringBuilder> files = new TreeMap<>();
    for (Sorted.Item item : Sorted.all(outcome)) {
      Finding finding = item.finding();
      String severity = finding.severity() == Severity.NOTE ? "info" : finding.severity().word();
      error(finding.span(), severity, finding.rule(), Words.full(finding), context, files);
    }
    for (Problem problem : outcome.incomplete()) {
      error(problem.span(), "error", "not-analysed", problem.message(), context, files);
    }
    StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.append("<checkstyle version=\"10.0\">\n");
    for (Map.Entry<String, StringBuilder> file : files.entrySet()) {
      out.append("  <file name=\"").append(Xml.of(file.getKey())).append("\">\n");
      out.append(file.getValue()).append("  </file>\n");
    }
    return out.append("</checkstyle>\n").toString();
  }

  private static void error(
      Span span,
      String severity,
      String rule,
      String message,
      ReportContext context,
      Map<String, StringBuilder> files) {
    String name = context.names().shown(span.source().name());
    StringBuilder out = files.computeIfAbsent(name, n -> new StringBuilder());
    out.append("    <error line=\"").append(span.line()).append("\" column=\"");
    out.append(span.column()).append("\" severity=\"").append(severity).append("\" message=\"");
    out.append(Xml.of(message)).append("\" source=\"no502.").append(Xml.of(rule)).append("\"/>\n");
  }
}
