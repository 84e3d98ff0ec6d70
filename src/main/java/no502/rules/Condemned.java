package no502.rules;

import java.util.ArrayList;
import java.util.List;
import no502.lint.Finding;
import no502.lint.Severity;
import no502.text.Span;
import no502.topology.Confidence;
import no502.topology.Evidence;
import no502.verdict.Cause;
import no502.verdict.RouteVerdict;
import no502.verdict.Verdict;

/** Causes that condemn a route as a whole rather than one of its peers; each is told once. */
final class Condemned {
  private Condemned() {}

  /** The verdicts with such a cause, one for each different cause. */
  static <C extends Cause> List<Verdict.Fails> by(List<RouteVerdict> routes, Class<C> kind) {
    List<Verdict.Fails> found = new ArrayList<>();
    List<Cause> told = new ArrayList<>();
    for (RouteVerdict route : routes) {
      if (route.verdict() instanceof Verdict.Fails fails
          && kind.isInstance(fails.cause())
          && !told.contains(fails.cause())) {
        told.add(fails.cause());
        found.add(fails);
      }
    }
    return found;
  }

  static Finding finding(String rule, Verdict.Fails fails, Span span, String message, String help) {
    List<Finding.Related> related = new ArrayList<>();
    for (Evidence evidence : fails.evidence()) {
      if (evidence.span() != null && !evidence.span().equals(span)) {
        related.add(new Finding.Related(evidence.span(), evidence.sentence()));
      }
    }
    boolean proven = fails.confidence() == Confidence.PROVEN;
    return new Finding(
        rule,
        proven ? Severity.ERROR : Severity.WARNING,
        fails.confidence(),
        span,
        message,
        related,
        fails.evidence(),
        help,
        null);
  }
}
