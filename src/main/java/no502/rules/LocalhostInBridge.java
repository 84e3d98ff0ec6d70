package no502.rules;

import java.util.function.Consumer;
import no502.fix.UpstreamEdits;
import no502.lint.Failure;
import no502.lint.Finding;
import no502.lint.Fix;
import no502.lint.Inspection;
import no502.lint.Rule;
import no502.topology.Container;
import no502.verdict.Cause.LoopbackWithoutListener;

/** A loopback address in a container means that container alone. */
final class LocalhostInBridge implements Rule {
  @Override
  public String id() {
    return "localhost-in-bridge";
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> found) {
    Failure.of(inspection.routes(), LoopbackWithoutListener.class, c -> c.host() + ":" + c.port())
        .forEach(failure -> found.accept(finding(failure)));
  }

  private Finding finding(Failure<LoopbackWithoutListener> failure) {
    LoopbackWithoutListener cause = failure.cause();
    String message =
        cause.host()
            + " is nginx's own container, and nothing in it listens on port "
            + cause.port()
            + ": "
            + failure.ending();
    if (cause.owners().size() == 1) {
      Container owner = cause.owners().get(0);
      return failure.finding(
          id(),
          message,
          "port "
              + cause.port()
              + " belongs to the service "
              + owner.name()
              + ": call it by that name",
          fix(failure, owner));
    }
    String help =
        cause.owners().isEmpty()
            ? "name the service that listens on port "
                + cause.port()
                + ", or host.docker.internal if it runs on the host itself"
            : "several services listen on port " + cause.port() + ": name the one that is meant";
    return failure.finding(id(), message, help, null);
  }

  private static Fix fix(Failure<LoopbackWithoutListener> failure, Container owner) {
    return UpstreamEdits.fix(
        "call " + owner.name() + " by its service name",
        true,
        failure.places(),
        place -> UpstreamEdits.host(place.server(), owner.name()));
  }
}
