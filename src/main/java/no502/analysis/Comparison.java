package no502.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no502.lint.Finding;
import no502.lint.Severity;
import no502.text.Source;
import no502.verdict.RouteVerdict;
import no502.verdict.Verdict;

/**
 * One stack before and after a repair. Lines move and messages change with a repair, so findings
 * are counted per rule and file rather than matched one by one.
 */
record Comparison(Outcome.StackOutcome before, Outcome.StackOutcome after) {

  boolean isGone(Finding finding) {
    String key = key(finding);
    return count(after.findings(), finding.severity()).getOrDefault(key, 0)
        < count(before.findings(), finding.severity()).getOrDefault(key, 0);
  }

  /** A new error, a route that worked and works no more, or a file that can no longer be read. */
  boolean breaksSomething() {
    return grows(count(before.findings(), Severity.ERROR), count(after.findings(), Severity.ERROR))
        || reaching(after) < reaching(before)
        || Incomplete.of(after.stack(), after.findings()).size()
            > Incomplete.of(before.stack(), before.findings()).size();
  }

  /**
   * A warning that was neither there before nor merely kept quiet while its route was dead. Only
   * what stands on a line that the repair wrote is its doing: that a service which nginx now
   * reaches has no health check, for instance, was so all along.
   *
   * @param changed the files that the repair changes, as they were
   */
  boolean hasNewWarning(List<Finding> latent, Set<Source> changed) {
    List<Finding> known = new ArrayList<>(before.findings());
    known.addAll(latent);
    List<Finding> written =
        after.findings().stream().filter(finding -> isOnNewLine(finding, changed)).toList();
    return grows(count(known, Severity.WARNING), count(written, Severity.WARNING));
  }

  private static boolean isOnNewLine(Finding finding, Set<Source> changed) {
    Source now = finding.span().source();
    String line = now.line(finding.span().line());
    for (Source old : changed) {
      if (old.name().equals(now.name())) {
        for (int i = 1; i <= old.lineCount(); i++) {
          if (old.line(i).equals(line)) {
            return false;
          }
        }
        return true;
      }
    }
    return false;
  }

  private static boolean grows(Map<String, Integer> before, Map<String, Integer> after) {
    return after.entrySet().stream()
        .anyMatch(entry -> entry.getValue() > before.getOrDefault(entry.getKey(), 0));
  }

  private static Map<String, Integer> count(List<Finding> findings, Severity severity) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Finding finding : findings) {
      if (finding.severity() == severity) {
        counts.merge(key(finding), 1, Integer::sum);
      }
    }
    return counts;
  }

  private static String key(Finding finding) {
    return finding.rule() + "\n" + finding.span().source().name();
  }

  private static long reaching(Outcome.StackOutcome outcome) {
    return outcome.routes().stream()
        .map(RouteVerdict::verdict)
        .filter(Verdict.Reaches.class::isInstance)
        .count();
  }
}
