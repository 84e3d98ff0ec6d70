package no502.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import no502.compose.Service;
import no502.lint.Finding;
import no502.lint.Inspection;
import no502.lint.Rule;
import no502.lint.Severity;
import no502.topology.Confidence;

/** Two nginx that look each other up while they start: the first to start finds no name. */
final class StartupCycle implements Rule {
  @Override
  public String id() {
    return "startup-cycle";
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> found) {
    List<Backends.Use> uses =
        Backends.of(inspection).stream().filter(Backends.Use::atStart).toList();
    StartOrder order = new StartOrder(inspection.stack());
    for (int i = 0; i < uses.size(); i++) {
      for (int j = i + 1; j < uses.size(); j++) {
        Backends.Use one = uses.get(i);
        Backends.Use other = uses.get(j);
        if (one.front() == other.backend() && other.front() == one.backend()) {
          found.accept(finding(order, one, other));
        }
      }
    }
  }

  private Finding finding(StartOrder order, Backends.Use one, Backends.Use other) {
    List<Service.Dependency> path = order.path(one.front(), one.backend());
    path = path.isEmpty() ? order.path(other.front(), other.backend()) : path;
    boolean proven =
        path.stream().anyMatch(StartOrder::isHealthy)
            && one.nginx().confidence() == Confidence.PROVEN
            && other.nginx().confidence() == Confidence.PROVEN;
    List<Finding.Related> related = new ArrayList<>();
    related.add(
        new Finding.Related(
            other.places().get(0),
            other.front().name() + " looks " + other.backend().name() + " up while it starts"));
    for (Service.Dependency step : path) {
      related.add(
          new Finding.Related(
              step.origin().key() != null ? step.origin().key() : step.origin().span(),
              "the order in which they start"));
    }
    return new Finding(
        id(),
        proven ? Severity.ERROR : Severity.WARNING,
        proven ? Confidence.PROVEN : Confidence.LIKELY,
        one.places().get(0),
        one.front().name()
            + " and "
            + other.front().name()
            + " look each other up while they start: the one that is first finds no name and stops with [emerg] host not found in upstream, and then the other does",
        related,
        List.of(),
        "let one of them look the name up at each request: a variable in its pass, and resolver 127.0.0.11 valid=10s",
        null);
  }
}
