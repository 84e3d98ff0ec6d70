package no502.analysis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no502.lint.Finding;

/**
 * The repairs of a stack that has very many: those of one rule are tried together, and by halves
 * where that fails. A thousand repairs would else cost a thousand analyses of a large stack.
 */
final class Batches {
  private final Repair repair;
  private final Outcome near;
  private final Outcome.StackOutcome stack;
  private final Set<Finding> proven = Collections.newSetFromMap(new IdentityHashMap<>());

  Batches(Repair repair, Outcome near, Outcome.StackOutcome stack) {
    this.repair = repair;
    this.near = near;
    this.stack = stack;
  }

  /** Those that hold as they are; each of the others has to be tried alone. */
  Set<Finding> proven(List<Finding> findings) {
    byRule(findings).forEach(this::halve);
    return proven;
  }

  static Collection<List<Finding>> byRule(List<Finding> findings) {
    Map<String, List<Finding>> byRule = new LinkedHashMap<>();
    for (Finding finding : findings) {
      byRule.computeIfAbsent(finding.rule(), rule -> new ArrayList<>()).add(finding);
    }
    return byRule.values();
  }

  private void halve(List<Finding> findings) {
    if (findings.size() < 2) {
      return;
    }
    Repair.Trial trial = repair.attempt(near, stack, findings);
    if (trial != null && !trial.newAdvice()) {
      proven.addAll(findings);
    } else {
      int half = findings.size() / 2;
      halve(findings.subList(0, half));
      halve(findings.subList(half, findings.size()));
    }
  }
}
