package no502.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import no502.compose.Service;
import no502.lint.Failure;
import no502.lint.Finding;
import no502.lint.Inspection;
import no502.lint.Rule;
import no502.lint.Severity;
import no502.text.Span;
import no502.topology.Confidence;
import no502.topology.Container;
import no502.verdict.Cause;

/** nginx needs a name while it starts, and the container that has the name waits for nginx. */
final class DependsOnInverted implements Rule {
  @Override
  public String id() {
    return "depends-on-inverted";
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> found) {
    dead(inspection, found);
    restarting(inspection, found);
  }

  private void dead(Inspection inspection, Consumer<Finding> found) {
    StartOrder order = new StartOrder(inspection.stack());
    Failure.of(inspection.routes(), Cause.StartOrder.class, c -> c.peer().name())
        .forEach(
            failure -> {
              Container front = failure.nginx().container();
              Container backend = failure.cause().peer();
              List<Service.Dependency> path = order.path(backend, front);
              if (!path.isEmpty() && !StartupCycle.isMutual(inspection, front, backend)) {
                boolean healthy = StartOrder.isHealthy(path.get(path.size() - 1));
                found.accept(
                    failure.finding(
                        id(),
                        place(path.get(0)),
                        message(front, backend, healthy) + ": " + failure.ending(),
                        help(front, backend),
                        null));
              }
            });
  }

  /** With a restart policy nginx tries again until the name is there. */
  private void restarting(Inspection inspection, Consumer<Finding> found) {
    StartOrder order = new StartOrder(inspection.stack());
    for (Backends.Use use : Backends.of(inspection)) {
      List<Service.Dependency> path =
          use.atStart() ? order.path(use.backend(), use.front()) : List.of();
      if (!path.isEmpty() && !StartupCycle.isMutual(inspection, use.front(), use.backend())) {
        found.accept(restarting(use, path));
      }
    }
  }

  private Finding restarting(Backends.Use use, List<Service.Dependency> path) {
    List<Finding.Related> related = new ArrayList<>();
    for (Service.Dependency step : path.subList(1, path.size())) {
      related.add(new Finding.Related(place(step), "which waits for " + step.service()));
    }
    String name = use.backend().name();
    related.add(
        new Finding.Related(use.places().get(0), "nginx looks " + name + " up while it starts"));
    return new Finding(
        id(),
        Severity.WARNING,
        Confidence.LIKELY,
        place(path.get(0)),
        message(use.front(), use.backend(), false)
            + ": nginx stops with [emerg] host not found in upstream, and only its restart policy brings it back",
        related,
        List.of(),
        help(use.front(), use.backend()),
        null);
  }

  private static String message(Container front, Container backend, boolean healthy) {
    return backend.name()
        + " starts only after "
        + front.name()
        + (healthy ? " is healthy" : "")
        + ", but "
        + front.name()
        + " looks "
        + backend.name()
        + " up while it starts";
  }

  private static String help(Container front, Container backend) {
    return "turn it round: let "
        + front.name()
        + " depend on "
        + backend.name()
        + ", or look the name up at each request with a variable and resolver 127.0.0.11 valid=10s";
  }

  private static Span place(Service.Dependency dependency) {
    Span key = dependency.origin().key();
    return key != null ? key : dependency.origin().span();
  }
}
