package no502.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import no502.compose.Service;
import no502.lint.Finding;
import no502.lint.Fix;
import no502.lint.Inspection;
import no502.lint.Rule;
import no502.lint.Severity;
import no502.text.Seq;
import no502.topology.Confidence;
import no502.topology.Container;

/**
 * A service that gets nginx's requests has no health check. Where nginx does not even start after
 * it, missing-depends-on tells the whole story.
 */
final class MissingHealthcheck implements Rule {
  @Override
  public String id() {
    return "missing-healthcheck";
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> found) {
    Map<Container, List<Backends.Use>> usesOf = Backends.byBackend(Backends.of(inspection));
    StartOrder order = new StartOrder(inspection.stack());
    usesOf.forEach(
        (backend, uses) -> {
          if (Backends.lacksCheck(backend)) {
            List<Backends.Use> group =
                Seq.of(uses)
                    .filter(use -> use.passed() && !order.after(backend, use.front()))
                    .toList();
            if (!group.isEmpty() && !isToldElsewhere(order, backend, group)) {
              found.accept(finding(inspection, usesOf, backend, group));
            }
          }
        });
  }

  private static boolean isToldElsewhere(
      StartOrder order, Container backend, List<Backends.Use> group) {
    return Seq.of(group).anyMatch(use -> MissingDependsOn.isUnordered(order, use))
        || !order.waitingFor(backend).isEmpty();
  }

  private Finding finding(
      Inspection inspection,
      Map<Container, List<Backends.Use>> usesOf,
      Container backend,
      List<Backends.Use> group) {
    List<Finding.Related> related = new ArrayList<>();
    boolean waits = false;
    for (Backends.Use use : group) {
      Service.Dependency dependency = StartOrder.direct(use.front(), backend);
      if (dependency != null && !dependency.implied()) {
        waits = true;
        related.add(
            new Finding.Related(
                dependency.origin().key() != null
                    ? dependency.origin().key()
                    : dependency.origin().span(),
                use.front().name()
                    + " waits only until the container of "
                    + backend.name()
                    + " is started"));
      }
      related.add(
          new Finding.Related(use.places().get(0), "nginx passes requests to " + backend.name()));
    }
    Fix fix =
        new ReadinessFix(inspection, usesOf)
            .of("make nginx wait until " + backend.name() + " answers", group);
    // A name that is looked up at each request does not keep nginx from starting first.
    boolean atStart = waits || Seq.of(group).anyMatch(Backends.Use::atStart);
    return new Finding(
        id(),
        atStart ? Severity.WARNING : Severity.NOTE,
        backend.facts() == null || backend.facts().verified()
            ? Confidence.PROVEN
            : Confidence.LIKELY,
        backend.service().origin().key(),
        backend.name()
            + " has no health check, so "
            + (waits ? "nginx cannot wait" : "nothing can wait")
            + " until it answers: requests that come earlier end in 502: connect() failed (111: Connection refused)",
        related,
        List.of(),
        fix == null && !ReadinessFix.canProbe(inspection, group.get(0))
            ? "its image is not known to have a program that could probe it: add one, or a command of the application's own"
            : "add a health check with a start_period, and wait for condition: service_healthy",
        fix);
  }
}
