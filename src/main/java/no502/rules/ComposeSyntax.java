package no502.rules;

import java.util.function.Consumer;
import no502.lint.Finding;
import no502.lint.Inspection;
import no502.lint.Rule;
import no502.text.Letters;
import no502.text.Problem;
import no502.workspace.RootPath;
import no502.yaml.YamlReader;

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
        found.accept(
            concernsNginx(problem)
                ? Refusals.finding(id(), problem, "docker compose refuses this file: ")
                : passedOver(problem));
      }
    }
  }

  /**
   * A file that never speaks of nginx is none of our business, and one that Docker would not take
   * by itself may be meant to lie over another; still nobody shall think that they were checked.
   */
  private static boolean concernsNginx(Problem problem) {
    String name = RootPath.name(problem.span().source().name());
    boolean takenByItself =
        name.startsWith("docker-compose.y")
            || name.startsWith("compose.y")
            || name.contains("compose.override.y");
    String text = Letters.lower(problem.span().source().text());
    boolean template = text.contains("{%") || text.contains("{{");
    // From version 5 on Docker merges what an include brings twice.
    boolean byVersion = problem.message().contains("conflicts with imported resource");
    return takenByItself
        && !template
        && !byVersion
        && (text.contains("nginx")
            || text.contains("openresty")
            || text.contains("angie")
            || !YamlReader.read(problem.span().source()).readable());
  }

  private Finding passedOver(Problem problem) {
    Problem softer =
        Problem.warning(
            problem.span(),
            "not analysed, for docker compose refuses this file: " + problem.message());
    return Refusals.finding(id(), softer, "");
  }
}
