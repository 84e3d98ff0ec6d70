package no502.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import no502.lint.Finding;
import no502.lint.Fix;
import no502.lint.Inspection;
import no502.lint.Rule;
import no502.text.Edit;
import no502.text.Problem;
import no502.text.Seq;
import no502.text.Source;
import no502.topology.Confidence;
import no502.topology.Nginx;
import no502.verdict.Cause.ConfigurationRefused;
import no502.verdict.Verdict;

/** nginx refuses its configuration, in nginx's own words. */
final class NginxSyntax implements Rule {
  @Override
  public String id() {
    return "nginx-syntax";
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> found) {
    for (Nginx nginx : inspection.stack().nginxes()) {
      for (Problem problem : nginx.problems()) {
        if (problem.weight() != Problem.Weight.INCOMPLETE && !isWiped(nginx, problem)) {
          found.accept(
              Refusals.finding(id(), sure(nginx, problem), "nginx does not start: ", fix(problem)));
        }
      }
    }
    refusedTargets(inspection, found);
  }

  /** An editor's invisible mark before the first word is nothing that anybody meant. */
  private static Fix fix(Problem problem) {
    Source source = problem.span().source();
    return problem.span().start() == 0 && source.hasBom()
        ? new Fix(
            "take the byte order mark away",
            true,
            List.of(Edit.delete(source.span(0, Source.BOM_LENGTH))))
        : null;
  }

  /** What is wrong with a pass's target is known only where its route is followed. */
  private void refusedTargets(Inspection inspection, Consumer<Finding> found) {
    List<Problem> read = new ArrayList<>();
    inspection.stack().nginxes().forEach(nginx -> read.addAll(nginx.problems()));
    for (Verdict.Fails fails : Condemned.by(inspection.routes(), ConfigurationRefused.class)) {
      ConfigurationRefused cause = (ConfigurationRefused) fails.cause();
      if (Seq.of(read).noneMatch(problem -> problem.span().equals(cause.span()))) {
        String message = "nginx does not start: " + cause.message();
        found.accept(Condemned.finding(id(), fails, cause.span(), message, null));
      }
    }
  }

  /** A line that lost its variables is the substitution's fault, and told there. */
  private static boolean isWiped(Nginx nginx, Problem problem) {
    return Seq.of(nginx.wiped())
        .anyMatch(
            wiped ->
                wiped.span().source() == problem.span().source()
                    && wiped.span().line() == problem.span().line());
  }

  /** What a start script may still change is no proof. */
  private static Problem sure(Nginx nginx, Problem problem) {
    return nginx.confidence() == Confidence.PROVEN
        ? problem
        : Problem.warning(problem.span(), problem.message());
  }
}
