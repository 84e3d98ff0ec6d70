package no502.rules;

import java.util.List;
import no502.lint.Finding;
import no502.lint.Fix;
import no502.lint.Severity;
import no502.text.Problem;
import no502.topology.Confidence;

/** Findings made of what a reader of the files complains about. */
final class Refusals {
  private Refusals() {}

  static Finding finding(String rule, Problem problem, String consequence) {
    return finding(rule, problem, consequence, null);
  }

  static Finding finding(String rule, Problem problem, String consequence, Fix fix) {
    boolean error = problem.weight() == Problem.Weight.ERROR;
    return new Finding(
        rule,
        error ? Severity.ERROR : Severity.WARNING,
        error ? Confidence.PROVEN : Confidence.LIKELY,
        problem.span(),
        error ? consequence + problem.message() : problem.message(),
        List.of(),
        List.of(),
        null,
        fix);
  }
}
