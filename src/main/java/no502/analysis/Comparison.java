package no502.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no502.lint.Finding;
import no502.lint.Severity;
import no502.text.Seq;
import no502.text.Source;
import no502.verdict.RouteVerdict;
import no502.verdict.Verdict;

/**
 * One stack before and after a repair. Lines move and messages change with a repair, so findings
 * are counted per rule and file rather than matched one by one.
 */
record Comparison(Outcome.StackOutcome before, Outcome.StackOutcome after) {

  /** Whether each of these findings is told no more. */
  boolean areGone(List<Finding> findings) {
    for (Severity severity : Severity.values()) {
      Map<String, Integer> mended = count(findings, severity);
      if (!mended.isEmpty() && !isLessBy(mended, severity)) {
        return false;
      }
    }
    return true;
  }

  private boolean isLessBy(Map<String, Integer> mended, Severity severity) {
    Map<String, Integer> left = count(after.findings(), severity);
    Map<String, Integer> once = count(before.findings(), severity);
    return Seq.of(mended.entrySet())
        .allMatch(
            entry ->
                left.getOrDefault(entry.getKey(), 0)
                    <= once.getOrDefault(entry.getKey(), 0) - entry.getValue());
  }

  /** A new error, a route that worked and works no more, or a file that can no longer be read. */
  boolean breaksSomething() {
    return grows(count(before.findings(), Severity.ERROR), count(after.findings(), Severity.ERROR))
        || reaching(after) < reaching(before)
        || Incomplete.of(after.stack(), after.findings(), false).size()
            > Incomplete.of(before.stack(), before.findings(), false).size();
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
    Map<String, Integer> expected = count(known, Severity.WARNING);
    if (!grows(expected, count(after.findings(), Severity.WARNING))) {
      return false;
    }
    Map<String, Set<String>> old = new HashMap<>();
    changed.forEach(source -> old.put(source.name(), lines(source)));
    List<Finding> written =
        Seq.of(after.findings()).filter(finding -> isOnNewLine(finding, old)).toList();
    return grows(expected, count(written, Severity.WARNING));
  }

  private static boolean isOnNewLine(Finding finding, Map<String, Set<String>> old) {
    Source now = finding.span().source();
    Set<String> known = old.get(now.name());
    return finding.severity() == Severity.WARNING
        && known != null
        && !known.contains(now.line(finding.span().line()));
  }

  private static Set<String> lines(Source source) {
    Set<String> lines = new HashSet<>();
    for (int i = 1; i <= source.lineCount(); i++) {
      lines.add(source.line(i));
    }
    return lines;
  }

  private static boolean grows(Map<String, Integer> before, Map<String, Integer> after) {
    return Seq.of(after.entrySet())
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
    return Seq.of(outcome.routes())
        .map(RouteVerdict::verdict)
        .filter(Verdict.Reaches.class::isInstance)
        .count();
  }
}
