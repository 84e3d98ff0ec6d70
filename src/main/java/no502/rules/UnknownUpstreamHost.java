package no502.rules;

import java.util.function.Consumer;
import no502.fix.UpstreamEdits;
import no502.lint.Failure;
import no502.lint.Finding;
import no502.lint.Fix;
import no502.lint.Inspection;
import no502.lint.Rule;
import no502.text.EditDistance;
import no502.verdict.Cause.NoSuchName;
import no502.verdict.Symptom;

/** The name is nothing that this container can resolve. */
final class UnknownUpstreamHost implements Rule {
  @Override
  public String id() {
    return "unknown-upstream-host";
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> found) {
    Failure.of(inspection.routes(), NoSuchName.class, NoSuchName::host)
        .forEach(
            failure -> found.accept(finding(isOptional(failure) ? failure.asLikely() : failure)));
  }

  /** A name looked up at each request that resembles none: often a service that may be left out. */
  private static boolean isOptional(Failure<NoSuchName> failure) {
    String host = failure.cause().host();
    String nearest = failure.cause().nearest();
    boolean alike =
        nearest != null
            && EditDistance.of(host, nearest) <= Math.max(host.length(), nearest.length()) / 3;
    return failure.symptom() == Symptom.NOT_RESOLVED && !alike;
  }

  private Finding finding(Failure<NoSuchName> failure) {
    NoSuchName cause = failure.cause();
    String message =
        "no service, container or alias on nginx's networks is called "
            + cause.host()
            + ": "
            + failure.ending();
    if (cause.nearest() == null) {
      return failure.finding(
          id(), message, "use the name of a service that shares a network with nginx", null);
    }
    Fix fix =
        UpstreamEdits.fix(
            "call it " + cause.nearest(),
            false,
            failure.places(),
            place -> UpstreamEdits.host(place.server(), cause.nearest()));
    return failure.finding(id(), message, "did you mean " + cause.nearest() + "?", fix);
  }
}
