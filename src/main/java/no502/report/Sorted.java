package no502.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import no502.analysis.Outcome;
import no502.lint.Finding;
import no502.lint.Fingerprint;

/** The one order of findings: worst first, then by file and place, so that output never wavers. */
final class Sorted {
  private static final Comparator<Finding> WORST_FIRST =
      (a, b) -> {
        int order = a.severity().compareTo(b.severity());
        if (order == 0) {
          order = a.span().source().name().compareTo(b.span().source().name());
        }
        if (order == 0) {
          order = Integer.compare(a.span().start(), b.span().start());
        }
        if (order == 0) {
          order = a.rule().compareTo(b.rule());
        }
        return order == 0 ? a.message().compareTo(b.message()) : order;
      };

  private Sorted() {}

  /** A finding with its stack's name and its fingerprint. */
  record Item(Finding finding, String stack, String fingerprint) {}

  static List<Finding> findings(List<Finding> findings) {
    List<Finding> sorted = new ArrayList<>(findings);
    sorted.sort(WORST_FIRST);
    return sorted;
  }

  /** Every finding of every stack, worst first. */
  static List<Item> all(Outcome outcome) {
    List<Item> items = new ArrayList<>();
    for (Outcome.StackOutcome stack : outcome.stacks()) {
      List<Finding> findings = findings(stack.findings());
      List<String> prints = Fingerprint.of(stack.stack().name(), findings);
      for (int i = 0; i < findings.size(); i++) {
        items.add(new Item(findings.get(i), stack.stack().name(), prints.get(i)));
      }
    }
    items.sort((a, b) -> WORST_FIRST.compare(a.finding, b.finding));
    return items;
  }
}
