package no502.report;

import java.util.List;
import no502.analysis.Outcome;
import no502.lint.Finding;
import no502.lint.Severity;
import no502.text.Problem;
import no502.text.Span;

/**
 * JUnit's XML, which every CI server reads: a suite a stack, a case a finding; notes pass, and a
 * clean stack has one passing case.
 */
final class JunitReport implements Reporter {
  @Override
  public String render(Outcome outcome, ReportContext context) {
    Totals totals = Totals.of(outcome);
    int broken = outcome.incomplete().size();
    StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.append("<testsuites name=\"no502\" failures=\"")
        .append(totals.errors() + totals.warnings());
    out.append("\" errors=\"").append(broken).append("\">\n");
    for (Outcome.StackOutcome stack : outcome.stacks()) {
      suite(stack, context, out);
    }
    if (broken > 0) {
      incomplete(outcome.incomplete(), context, out);
    }
    return out.append("</testsuites>\n").toString();
  }

  private static void suite(Outcome.StackOutcome stack, ReportContext context, StringBuilder out) {
    List<Finding> findings = Sorted.findings(stack.findings());
    int failures = 0;
    for (Finding finding : findings) {
      failures += finding.severity() == Severity.NOTE ? 0 : 1;
    }
    head(
        context.names().stack(stack.stack().name()),
        Math.max(1, findings.size()),
        failures,
        0,
        out);
    if (findings.isEmpty()) {
      out.append("    <testcase classname=\"no502\" name=\"every route\"/>\n");
    }
    for (Finding finding : findings) {
      String place = place(finding.span(), context);
      out.append("    <testcase classname=\"no502.").append(Xml.of(finding.rule()));
      out.append("\" name=\"").append(Xml.of(place)).append("\">\n");
      boolean note = finding.severity() == Severity.NOTE;
      String message = Xml.of(finding.message());
      if (note) {
        out.append("      <system-out>").append(message).append("</system-out>\n");
      } else {
        out.append("      <failure type=\"").append(finding.severity().word());
        out.append("\" message=\"").append(message).append("\">");
        out.append(Xml.of(place)).append('\n').append(Xml.of(Words.full(finding)));
        for (Finding.Related related : finding.related()) {
          out.append('\n').append(Xml.of(place(related.span(), context)));
          out.append(": ").append(Xml.of(related.message()));
        }
        out.append("</failure>\n");
      }
      out.append("    </testcase>\n");
    }
    out.append("  </testsuite>\n");
  }

  private static void incomplete(List<Problem> problems, ReportContext context, StringBuilder out) {
    head("not analysed", problems.size(), 0, problems.size(), out);
    for (Problem problem : problems) {
      out.append("    <testcase classname=\"no502\" name=\"");
      out.append(Xml.of(place(problem.span(), context))).append("\">\n      <error message=\"");
      out.append(Xml.of(problem.message())).append("\"/>\n    </testcase>\n");
    }
    out.append("  </testsuite>\n");
  }

  private static void head(String name, int tests, int failures, int errors, StringBuilder out) {
    out.append("  <testsuite name=\"").append(Xml.of(name)).append("\" tests=\"").append(tests);
    out.append("\" failures=\"").append(failures).append("\" errors=\"").append(errors);
    out.append("\">\n");
  }

  private static String place(Span span, ReportContext context) {
    return context.names().shown(span.source().name()) + ":" + span.line() + ":" + span.column();
  }
}
