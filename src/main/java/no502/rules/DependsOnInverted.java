package no502.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import no502.compose.Service;
import no502.lint.Finding;
import no502.lint.Inspection;
import no502.lint.Rule;
import no502.lint.Severity;
import no502.text.Span;
import no502.topology.Confidence;
import no502.topology.Container;

/** nginx needs a name while it starts, and the container that has the name waits for nginx. */
final class DependsOnInverted implements Rule {
  @Override
  public String id() {
    return "depends-on-inverted";
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> found) {
    StartOrder order = new StartOrder(inspection.stack());
    for (Backends.Use use : Backends.of(inspection)) {
      List<Service.Dependency> path =
          use.atStart() ? order.path(use.backend(), use.front()) : List.of();
      if (!path.isEmpty()) {
        found.accept(finding(use, path));
      }
    }
  }

  private Finding finding(Backends.Use use, List<Service.Dependency> path) {
    Container front = use.front();
    String backend = use.backend().name();
    boolean deadlock = StartOrder.isHealthy(path.get(path.size() - 1));
    boolean late = path.stream().anyMatch(StartOrder::isHealthy);
    boolean proven =
        use.nginx().confidence() == Confidence.PROVEN
            && (deadlock || late && !StartOrder.startsAgain(front));
    String message =
        backend
            + " starts only after "
            + front.name()
            + (deadlock ? " is healthy" : "")
            + ", but "
            + front.name()
            + " looks "
            + backend
            + " up while it starts: nginx stops with [emerg] host not found in upstream"
            + (deadlock ? ", and neither of them ever comes up" : "");
    List<Finding.Related> related = new ArrayList<>();
    for (Service.Dependency step : path.subList(1, path.size())) {
      related.add(new Finding.Related(place(step), "which waits for " + step.service()));
    }
    related.add(
        new Finding.Related(use.places().get(0), "nginx looks " + backend + " up while it starts"));
    return new Finding(
        id(),
        proven ? Severity.ERROR : Severity.WARNING,
        proven ? Confidence.PROVEN : Confidence.LIKELY,
        place(path.get(0)),
        message,
        related,
        List.of(),
        "turn it round: let "
            + front.name()
            + " depend on "
            + backend
            + ", or look the name up at each request with a variable and resolver 127.0.0.11 valid=10s",
        null);
  }

  private static Span place(Service.Dependency dependency) {
    Span key = dependency.origin().key();
    return key != null ? key : dependency.origin().span();
  }
}
