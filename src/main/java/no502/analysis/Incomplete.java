package no502.analysis;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import no502.lint.Finding;
import no502.lint.Severity;
import no502.text.Problem;
import no502.text.Seq;
import no502.topology.Nginx;
import no502.topology.Stack;

/** Collects what an analysis had to pass over, so that partial coverage is never a silent pass. */
final class Incomplete {
  private Incomplete() {}

  /**
   * {@code named} says that the caller named the Compose files: then none of them is by chance a
   * part of something else.
   */
  static List<Problem> of(Stack stack, List<Finding> findings, boolean named) {
    Set<Problem> all = new LinkedHashSet<>();
    for (Finding finding : findings) {
      if (finding.rule().equals("compose-syntax")
          && (named || finding.severity() == Severity.ERROR)) {
        all.add(Problem.incomplete(finding.span(), "nothing of this project was checked"));
      }
    }
    if (stack.project() != null) {
      add(stack.project().problems(), all);
    }
    add(stack.problems(), all);
    for (Nginx nginx : stack.nginxes()) {
      add(nginx.config().problems(), all);
    }
    return List.copyOf(all);
  }

  private static void add(List<Problem> problems, Set<Problem> all) {
    Seq.of(problems).filter(p -> p.weight() == Problem.Weight.INCOMPLETE).forEach(all::add);
  }
}
