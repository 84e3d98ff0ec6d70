package no502.rules;

import java.util.List;
import java.util.function.Consumer;
import no502.fix.UpstreamEdits;
import no502.lint.Failure;
import no502.lint.Finding;
import no502.lint.Fix;
import no502.lint.Inspection;
import no502.lint.Rule;
import no502.text.Seq;
import no502.topology.Confidence;
import no502.topology.Listener;
import no502.verdict.Cause.WrongPort;

/** Nothing listens on the port that nginx asks. */
final class UpstreamPortMismatch implements Rule {
  @Override
  public String id() {
    return "upstream-port-mismatch";
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> found) {
    Failure.of(inspection.routes(), WrongPort.class, c -> c.peer().name() + ":" + c.port())
        .forEach(failure -> found.accept(finding(failure)));
  }

  private Finding finding(Failure<WrongPort> failure) {
    WrongPort cause = failure.cause();
    String name = cause.peer().name();
    List<Integer> ports = ports(cause.listening());
    String known = String.join(", ", Seq.of(ports).map(String::valueOf).toList());
    String message = cause.publishedHere() ? published(cause, known) : silent(cause, known);
    message += ": " + failure.ending();
    if (ports.size() != 1) {
      return failure.finding(id(), message, "use the port that " + name + " listens on", null);
    }
    int right = ports.get(0);
    Fix fix =
        UpstreamEdits.fix(
            "ask " + name + " on port " + right,
            failure.confidence() == Confidence.PROVEN,
            failure.places(),
            place -> UpstreamEdits.port(place.server(), right));
    return failure.finding(id(), message, "use port " + right, fix);
  }

  private static String published(WrongPort cause, String known) {
    String name = cause.peer().name();
    String inside = known.isEmpty() ? "nothing listens there" : name + " listens on " + known;
    return cause.port()
        + " is the host side of "
        + name
        + "'s published port; inside the network "
        + inside;
  }

  private static String silent(WrongPort cause, String known) {
    String name = cause.peer().name();
    String elsewhere = known.isEmpty() ? "" : "; " + name + " listens on " + known;
    return "nothing in " + name + " listens on port " + cause.port() + elsewhere;
  }

  private static List<Integer> ports(List<Listener> listening) {
    return Seq.of(listening)
        .map(Listener::socket)
        .filter(Listener.Tcp.class::isInstance)
        .map(socket -> ((Listener.Tcp) socket).port())
        .distinct();
  }
}
