package no502.report;

import java.util.ArrayList;
import java.util.List;
import no502.analysis.Outcome;
import no502.lint.Finding;
import no502.lint.Severity;
import no502.text.Problem;
import no502.text.Span;

/**
 * GitHub's workflow commands. A step shows ten of each kind, so the worst go first and the rest is
 * counted.
 */
final class GithubReport implements Reporter {
  private static final int MOST_OF_A_KIND = 10;

  @Override
  public String render(Outcome outcome, ReportContext context) {
    StringBuilder out = new StringBuilder();
    int[] shown = new int[Severity.values().length];
    int left = 0;
    // What could not be analysed comes first: it makes all the rest doubtful.
    for (Problem problem : outcome.incomplete()) {
      if (shown[Severity.WARNING.ordinal()] < MOST_OF_A_KIND / 2) {
        shown[Severity.WARNING.ordinal()]++;
        command("warning", problem.span(), "not analysed", Plain.text(problem.message()), out);
      } else {
        left++;
      }
    }
    for (Sorted.Item item : Sorted.all(outcome)) {
      Finding finding = item.finding();
      if (shown[finding.severity().ordinal()]++ < MOST_OF_A_KIND) {
        String kind = finding.severity() == Severity.NOTE ? "notice" : finding.severity().word();
        command(kind, finding.span(), finding.rule(), message(finding), out);
      } else {
        left++;
      }
    }
    Totals totals = Totals.of(outcome);
    out.append("no502: ").append(totals.findingWords()).append("; ").append(totals.routeWords());
    out.append('\n');
    if (left > 0) {
      out.append("no502: ").append(left).append(" more than GitHub shows as annotations\n");
    }
    return out.toString();
  }

  private static String message(Finding finding) {
    StringBuilder out = new StringBuilder(Plain.text(Words.full(finding)));
    for (Finding.Related related : finding.related()) {
      Span span = related.span();
      out.append('\n').append(Plain.text(span.source().name())).append(':').append(span.line());
      out.append(": ").append(Plain.text(related.message()));
    }
    return out.toString();
  }

  private static void command(
      String kind, Span span, String title, String message, StringBuilder out) {
    List<String> properties = new ArrayList<>();
    if (!span.source().name().isEmpty()) {
      // Control characters never come from a real name that GitHub could match.
      properties.add("file=" + property(Plain.text(span.source().name())));
      properties.add("line=" + span.line());
      properties.add("endLine=" + span.endLine());
      if (span.line() == span.endLine()) {
        properties.add("col=" + span.column());
        properties.add("endColumn=" + span.endColumn());
      }
    }
    properties.add("title=" + property("no502 " + title));
    out.append("::").append(kind).append(' ').append(String.join(",", properties)).append("::");
    out.append(data(message)).append('\n');
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
