package no502.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
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
import no502.text.Span;
import no502.topology.Confidence;
import no502.topology.Container;
import no502.topology.Health;

/**
 * nginx waits until a backend's container runs, not until it answers. Where the backend is known to
 * have no health check, missing-healthcheck says so and mends both.
 */
final class DependsOnNotHealthy implements Rule {
  @Override
  public String id() {
    return "depends-on-not-healthy";
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> found) {
    List<Backends.Use> uses = Backends.of(inspection);
    Map<Container, List<Backends.Use>> early = new LinkedHashMap<>();
    for (Backends.Use use : uses) {
      if (use.passed() && isEarly(use)) {
        early.computeIfAbsent(use.front(), c -> new ArrayList<>()).add(use);
      }
    }
    Map<Container, List<Backends.Use>> usesOf = Backends.byBackend(uses);
    early.forEach((front, group) -> found.accept(finding(inspection, usesOf, front, group)));
  }

  private static boolean isEarly(Backends.Use use) {
    Service.Dependency dependency = StartOrder.direct(use.front(), use.backend());
    if (dependency == null || dependency.implied() || !StartOrder.isStarted(dependency)) {
      return false;
    }
    Health.From health = use.backend().health().from();
    if (health == Health.From.UNKNOWN) {
      // Written out, service_started is a choice; the short form is what people write first.
      return dependency.origin().key() == null;
    }
    return Boolean.TRUE.equals(use.backend().health().exists());
  }

  private Finding finding(
      Inspection inspection,
      Map<Container, List<Backends.Use>> usesOf,
      Container front,
      List<Backends.Use> group) {
    List<String> names = Seq.of(group).map(use -> use.backend().name()).toList();
    List<String> unknown =
        Seq.of(group)
            .filter(use -> use.backend().health().from() == Health.From.UNKNOWN)
            .map(use -> use.backend().name())
            .toList();
    List<Finding.Related> related = new ArrayList<>();
    Span first = null;
    for (Backends.Use use : group) {
      Span span = span(StartOrder.direct(front, use.backend()));
      String name = use.backend().name();
      if (first == null) {
        first = span;
      } else {
        related.add(new Finding.Related(span, "the same holds for " + name));
      }
      related.add(health(use.backend()));
      related.add(new Finding.Related(use.places().get(0), "nginx passes requests to " + name));
    }
    String verb =
        names.size() == 1
            ? " is started, not until it answers"
            : " are started, not until they answer";
    Fix fix =
        new ReadinessFix(inspection, usesOf)
            .of(
                title(front, Seq.of(names).filter(name -> !unknown.contains(name)).toList()),
                group);
    return new Finding(
        id(),
        Severity.WARNING,
        unknown.isEmpty() ? Confidence.PROVEN : Confidence.LIKELY,
        first,
        front.name()
            + " waits only until "
            + Backends.names(names)
            + verb
            + ": requests that come earlier end in 502: connect() failed (111: Connection refused)",
        related,
        List.of(),
        unknown.isEmpty()
            ? "wait for condition: service_healthy"
            : "give "
                + Backends.names(unknown)
                + " a health check and wait for condition: service_healthy",
        fix);
  }

  private static String title(Container front, List<String> names) {
    return "make "
        + front.name()
        + " wait until "
        + Backends.names(names)
        + (names.size() == 1 ? " is" : " are")
        + " healthy";
  }

  private static Finding.Related health(Container backend) {
    Health health = backend.health();
    return health.from() == Health.From.UNKNOWN
        ? new Finding.Related(
            backend.service().origin().key(),
            "this file gives "
                + backend.name()
                + " no health check, and its image is not known to bring one")
        : new Finding.Related(
            health.span() != null ? health.span() : backend.service().origin().key(),
            backend.name() + " has a health check that could be waited for");
  }

  private static Span span(Service.Dependency dependency) {
    boolean written = dependency.condition() != null && dependency.origin().key() != null;
    return written ? dependency.condition().origin().span() : dependency.origin().span();
  }
}
