package no502.rules;

import java.util.function.Consumer;
import no502.fix.UpstreamEdits;
import no502.lint.Failure;
import no502.lint.Finding;
import no502.lint.Fix;
import no502.lint.Inspection;
import no502.lint.Rule;
import no502.topology.Container;
import no502.verdict.Cause.HostPortUnreachable;
import no502.verdict.Cause.NothingBehindPublishedPort;

/** The way leads through the host, to a port that the host does not open to containers. */
final class HostPortUnreachableRule implements Rule {
  @Override
  public String id() {
    return "host-port-unreachable";
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> found) {
    Failure.of(inspection.routes(), HostPortUnreachable.class, c -> String.valueOf(c.port()))
        .forEach(failure -> found.accept(finding(failure)));
    Failure.of(
            inspection.routes(),
            NothingBehindPublishedPort.class,
            c -> c.peer().name() + ":" + c.port())
        .forEach(failure -> found.accept(nobodyBehind(failure)));
  }

  private Finding nobodyBehind(Failure<NothingBehindPublishedPort> failure) {
    String peer = failure.cause().peer().name();
    String message =
        "the host's port "
            + failure.cause().port()
            + " leads to a port of "
            + peer
            + " on which nobody listens: the connection is accepted and then closed: "
            + failure.ending();
    return failure.finding(
        id(), message, "publish the port that " + peer + " listens on, or call it by name", null);
  }

  private static Fix fix(Failure<HostPortUnreachable> failure, Container owner) {
    HostPortUnreachable cause = failure.cause();
    int port =
        cause.publishedOnLoopback() == null ? cause.port() : cause.publishedOnLoopback().target();
    String address = owner.name() + ":" + port;
    return UpstreamEdits.fix(
        "go to " + address + " directly",
        false,
        failure.places(),
        place -> UpstreamEdits.address(place.server(), address));
  }

  private Finding finding(Failure<HostPortUnreachable> failure) {
    HostPortUnreachable cause = failure.cause();
    Container owner = cause.owners().get(0);
    boolean loopback = cause.publishedOnLoopback() != null;
    String message =
        (loopback
                ? owner.name()
                    + " publishes port "
                    + cause.port()
                    + " on "
                    + cause.publishedOnLoopback().hostIp()
                    + " of the host alone, and nginx comes to another of its addresses: "
                : "port "
                    + cause.port()
                    + " of "
                    + owner.name()
                    + " is not published on the host: ")
            + failure.ending();
    String help =
        "call "
            + owner.name()
            + " by its service name on a shared network instead of going through the host";
    return failure.finding(id(), message, help, fix(failure, owner));
  }
}
