package no502.rules;

import java.util.function.Consumer;
import no502.lint.Finding;
import no502.lint.Inspection;
import no502.lint.Rule;
import no502.text.Problem;
import no502.topology.Nginx;

/** nginx refuses its configuration, in nginx's own words. */
final class NginxSyntax implements Rule {
  @Override
  public String id() {
    return "nginx-syntax";
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> found) {
    for (Nginx nginx : inspection.stack().nginxes()) {
      for (Problem problem : nginx.config().problems()) {
        if (problem.weight() != Problem.Weight.INCOMPLETE) {
          found.accept(Refusals.finding(id(), problem, "nginx does not start: "));
        }
      }
    }
  }
}
