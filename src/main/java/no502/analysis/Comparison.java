package no502.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no502.lint.Finding;
import no502.lint.Severity;
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
        || Incomplete.of(after.stack()).size() > Incomplete.of(before.stack()).size();
  }

  /** A warning that was neither there before nor merely kept quiet while its route was dead. */
  boolean hasNewWarning(List<Finding> latent) {
    List<Finding> known = new ArrayList<>(before.findings());
    known.addAll(latent);
    Map<String, Integer> now = count(after.findings(), Severity.WARNING);
    return grows(count(known, Severity.WARNING), now);
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
