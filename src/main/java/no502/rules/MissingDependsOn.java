package no502.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import no502.compose.Service;
import no502.lint.Finding;
import no502.lint.Fix;
import no502.lint.Inspection;
import no502.lint.Rule;
import no502.lint.Severity;
import no502.text.Seq;
import no502.text.Span;
import no502.topology.Confidence;
import no502.topology.Container;
import no502.topology.Health;
import no502.topology.Nginx;

/** nginx looks a name up while it starts, and nothing makes it start after that container. */
final class MissingDependsOn implements Rule {
  @Override
  public String id() {
    return "missing-depends-on";
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> found) {
    List<Backends.Use> uses = Backends.of(inspection);
    StartOrder order = new StartOrder(inspection.stack());
    Map<Container, List<Backends.Use>> unordered = new LinkedHashMap<>();
    for (Backends.Use use : uses) {
      if (isUnordered(order, use)) {
        unordered.computeIfAbsent(use.front(), c -> new ArrayList<>()).add(use);
      }
    }
    Map<Container, List<Backends.Use>> usesOf = Backends.byBackend(uses);
    unordered.forEach(
        (front, group) -> found.accept(finding(inspection, order, usesOf, front, group)));
  }

  static boolean isUnordered(StartOrder order, Backends.Use use) {
    return use.atStart()
        && Backends.isOnWith(use)
        && !order.after(use.front(), use.backend())
        && !order.after(use.backend(), use.front());
  }

  private Finding finding(
      Inspection inspection,
      StartOrder order,
      Map<Container, List<Backends.Use>> usesOf,
      Container front,
      List<Backends.Use> group) {
    List<String> names = Seq.of(group).map(use -> use.backend().name()).toList();
    Backends.Use late = late(order, front, group);
    String them = names.size() == 1 ? "it" : "them";
    String message =
        late != null
            ? front.name()
                + " looks "
                + late.backend().name()
                + " up as soon as it starts, but "
                + late.backend().name()
                + " starts only after "
                + order.heldUpBy(late.backend()).service()
                + " is healthy: nginx stops with [emerg] host not found in upstream"
            : front.name()
                + " looks up "
                + Backends.names(names)
                + " while it starts, and does not wait for "
                + them
                + ": if a name is not there yet, nginx stops with [emerg] host not found in upstream";
    Fix fix =
        new ReadinessFix(inspection, usesOf)
            .of("make " + front.name() + " wait for " + Backends.names(names), group);
    Confidence sure = group.get(0).nginx().confidence();
    return new Finding(
        id(),
        late != null ? Severity.ERROR : Severity.WARNING,
        late != null ? Confidence.PROVEN : sure,
        front.service().origin().key(),
        message,
        related(order, front, group),
        List.of(),
        "give " + front.name() + " a depends_on for " + Backends.names(names),
        fix);
  }

  /** A backend whose name is surely not there when nginx asks, with nobody to start nginx again. */
  private static Backends.Use late(StartOrder order, Container front, List<Backends.Use> group) {
    Nginx nginx = group.get(0).nginx();
    boolean atOnce =
        nginx.confidence() == Confidence.PROVEN
            && !StartOrder.startsAgain(front)
            && order.heldUpBy(front) == null
            && StartsAtOnce.is(front);
    for (Backends.Use use : group) {
      Service.Dependency wait = order.heldUpBy(use.backend());
      if (atOnce
          && wait != null
          && StartOrder.isHealthy(wait)
          && use.backend().service().replicas() == 1) {
        return use;
      }
    }
    return null;
  }

  private static List<Finding.Related> related(
      StartOrder order, Container front, List<Backends.Use> group) {
    List<Finding.Related> related = new ArrayList<>();
    Set<Span> told = new LinkedHashSet<>();
    Span image = StartsAtOnce.image(front);
    if (image != null && told.add(image)) {
      related.add(new Finding.Related(image, "the service " + front.name() + " runs nginx"));
    }
    for (Backends.Use use : group) {
      String name = use.backend().name();
      if (told.add(use.places().get(0))) {
        related.add(
            new Finding.Related(
                use.places().get(0), "nginx looks " + name + " up while it starts"));
      }
      Service.Dependency wait = order.heldUpBy(use.backend());
      boolean none = use.backend().health().from() == Health.From.NONE;
      Span key = use.backend().service().origin().key();
      if (told.add(key)) {
        String more =
            wait != null
                ? name + " itself has to wait for " + wait.service()
                : none ? name + " has no health check to wait for" : "this is " + name;
        related.add(new Finding.Related(key, more));
      }
    }
    return related;
  }
}
