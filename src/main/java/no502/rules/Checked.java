package no502.rules;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import no502.lint.Finding;
import no502.lint.Inspection;
import no502.lint.Severity;
import no502.text.Seq;
import no502.text.Span;
import no502.topology.Confidence;
import no502.topology.Container;
import no502.topology.Health;
import no502.topology.Names;
import no502.topology.Nginx;

/** The containers whose health checks matter here, and what a check that always fails ends in. */
final class Checked {
  private Checked() {}

  /** nginx, what it passes requests to, and whatever somebody waits for, if it has a check. */
  static List<Container> of(Inspection inspection) {
    Set<Container> all = new LinkedHashSet<>();
    for (Nginx nginx : inspection.stack().nginxes()) {
      if (nginx.container() != null) {
        all.add(nginx.container());
      }
    }
    Backends.of(inspection).forEach(use -> all.add(use.backend()));
    StartOrder order = new StartOrder(inspection.stack());
    if (!all.isEmpty()) {
      Seq.of(inspection.stack().containers().values())
          .filter(container -> hasCheck(container) && !order.waitingFor(container).isEmpty())
          .forEach(all::add);
    }
    return Seq.of(all).filter(c -> hasCheck(c) && Names.isActive(inspection.stack(), c)).toList();
  }

  private static boolean hasCheck(Container container) {
    Health.From from = container.health().from();
    return from == Health.From.COMPOSE || from == Health.From.DOCKERFILE;
  }

  /** How the sentence about a check that never succeeds ends. */
  static String ending(Inspection inspection, Container sick) {
    List<Container> waiting = new StartOrder(inspection.stack()).waitingFor(sick);
    if (waiting.isEmpty()) {
      return sick.name() + " is never healthy";
    }
    return sick.name()
        + " is never healthy, and "
        + Backends.names(Seq.of(waiting).map(Container::name).toList())
        + (waiting.size() == 1
            ? ", which waits for that, never starts"
            : ", which wait for that, never start");
  }

  /** A check that fails for ever is an outage only where somebody waits for it. */
  static Severity severity(Inspection inspection, Container sick, Confidence confidence) {
    boolean awaited = !new StartOrder(inspection.stack()).waitingFor(sick).isEmpty();
    return awaited && confidence == Confidence.PROVEN ? Severity.ERROR : Severity.WARNING;
  }

  /** Who waits, each with the line that says so, after the places that a rule adds itself. */
  static List<Finding.Related> related(
      Inspection inspection, Container sick, Finding.Related... own) {
    List<Finding.Related> all = new ArrayList<>();
    for (Finding.Related one : own) {
      if (one != null && one.span() != null) {
        all.add(one);
      }
    }
    for (Container waiting : new StartOrder(inspection.stack()).waitingFor(sick)) {
      Span span = StartOrder.direct(waiting, sick).condition().origin().span();
      all.add(
          new Finding.Related(
              span, waiting.name() + " does not start before " + sick.name() + " is healthy"));
    }
    return all;
  }
}
