package no502.rules;

import java.util.function.Consumer;
import no502.lint.Finding;
import no502.lint.Inspection;
import no502.lint.Rule;
import no502.text.Problem;

/** Docker refuses the Compose file. */
final class ComposeSyntax implements Rule {
  @Override
  public String id() {
    return "compose-syntax";
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> found) {
    if (inspection.stack().project() == null) {
      return;
    }
    for (Problem problem : inspection.stack().project().problems()) {
      if (problem.weight() == Problem.Weight.ERROR) {
        found.accept(Refusals.finding(id(), problem, "docker compose refuses this file: "));
      }
    }
  }
}
