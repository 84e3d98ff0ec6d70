package no502.rules;

import java.util.function.Consumer;
import no502.lint.Finding;
import no502.lint.Inspection;
import no502.lint.Rule;
import no502.text.Problem;

/** The image cannot be built. */
final class DockerfileSyntax implements Rule {
  @Override
  public String id() {
    return "dockerfile-syntax";
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> found) {
    for (Problem problem : inspection.stack().problems()) {
      if (problem.weight() == Problem.Weight.ERROR) {
        found.accept(Refusals.finding(id(), problem, "the image does not build: "));
      }
    }
  }
}
