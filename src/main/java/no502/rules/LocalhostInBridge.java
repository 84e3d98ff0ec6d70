package no502.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import no502.fix.HostGatewayEdits;
import no502.fix.UpstreamEdits;
import no502.lint.Failure;
import no502.lint.Finding;
import no502.lint.Fix;
import no502.lint.Inspection;
import no502.lint.Rule;
import no502.text.Edit;
import no502.text.Seq;
import no502.topology.Container;
import no502.topology.Stack;
import no502.verdict.Cause.LoopbackWithoutListener;

/** A loopback address in a container means that container alone. */
final class LocalhostInBridge implements Rule {
  private static final String HOST = "host.docker.internal";

  @Override
  public String id() {
    return "localhost-in-bridge";
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> found) {
    Failure.of(inspection.routes(), LoopbackWithoutListener.class, c -> c.host() + ":" + c.port())
        .forEach(failure -> found.accept(finding(inspection.stack(), failure)));
  }

  private Finding finding(Stack stack, Failure<LoopbackWithoutListener> failure) {
    LoopbackWithoutListener cause = failure.cause();
    String message =
        cause.host()
            + " is nginx's own container, and nothing in it listens on port "
            + cause.port()
            + ": "
            + failure.ending();
    if (cause.owners().size() == 1) {
      Container owner = cause.owners().get(0);
      String help =
          "port "
              + cause.port()
              + " belongs to the service "
              + owner.name()
              + ": call it by that name";
      return failure.finding(id(), message, help, call(failure, owner, true));
    }
    if (!cause.owners().isEmpty()) {
      String help =
          "several services listen on port "
              + cause.port()
              + " ("
              + String.join(", ", Seq.of(cause.owners()).map(Container::name).toList())
              + "): name the one that is meant";
      return failure.finding(id(), message, help, null);
    }
    String help =
        "name the service that listens on port "
            + cause.port()
            + ", or host.docker.internal with extra_hosts if it runs on the host itself";
    return failure.finding(id(), message, help, guess(stack, failure));
  }

  private static Fix call(
      Failure<LoopbackWithoutListener> failure, Container owner, boolean proven) {
    return UpstreamEdits.fix(
        "call " + owner.name() + " by its service name",
        proven,
        failure.places(),
        place -> UpstreamEdits.host(place.server(), owner.name()));
  }

  /**
   * Nobody is known to own the port: the one service that may, or the host when none of them does.
   */
  private static Fix guess(Stack stack, Failure<LoopbackWithoutListener> failure) {
    List<Container> maybe = new ArrayList<>();
    for (Container other : stack.containers().values()) {
      if (other != failure.nginx().container() && !stack.listening(other).exhaustive()) {
        maybe.add(other);
      }
    }
    if (maybe.size() == 1) {
      return call(failure, maybe.get(0), false);
    }
    return maybe.isEmpty() ? onHost(failure) : null;
  }

  private static Fix onHost(Failure<LoopbackWithoutListener> failure) {
    List<Edit> edits = HostGatewayEdits.of(failure.nginx().container().service(), HOST);
    Fix names =
        UpstreamEdits.fix(
            "go to the host itself",
            false,
            failure.places(),
            place -> UpstreamEdits.host(place.server(), HOST));
    if (edits == null || names == null) {
      return null;
    }
    List<Edit> both = new ArrayList<>(names.edits());
    both.addAll(edits);
    return new Fix(names.title(), false, List.copyOf(both));
  }
}
