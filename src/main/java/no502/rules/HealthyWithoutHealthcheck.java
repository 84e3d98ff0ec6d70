package no502.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import no502.fix.HealthEdits;
import no502.fix.Probe;
import no502.lint.Finding;
import no502.lint.Fix;
import no502.lint.Inspection;
import no502.lint.Rule;
import no502.lint.Severity;
import no502.text.Edit;
import no502.text.Span;
import no502.topology.Confidence;
import no502.topology.Container;
import no502.topology.Health;
import no502.topology.Listener;
import no502.topology.Listening;
import no502.topology.Names;
import no502.topology.Protocol;
import no502.topology.Stack;

/** Somebody waits for service_healthy, and there is no check that could ever say so. */
final class HealthyWithoutHealthcheck implements Rule {
  @Override
  public String id() {
    return "healthy-without-healthcheck";
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> found) {
    Stack stack = inspection.stack();
    if (stack.project() == null || stack.nginxes().isEmpty()) {
      return;
    }
    StartOrder order = new StartOrder(stack);
    for (Container container : stack.containers().values()) {
      List<Container> waiting = order.waitingFor(container);
      boolean none = Boolean.FALSE.equals(container.health().exists());
      if (!waiting.isEmpty() && none && Names.isActive(stack, container)) {
        found.accept(finding(inspection, container, waiting));
      }
    }
  }

  private Finding finding(Inspection inspection, Container container, List<Container> waiting) {
    Health health = container.health();
    boolean off = health.from() == Health.From.DISABLED;
    boolean sure = off || container.facts() == null || container.facts().verified();
    String name = container.name();
    Span at = StartOrder.direct(waiting.get(0), container).condition().origin().span();
    List<Finding.Related> related = new ArrayList<>();
    for (Container other : waiting.subList(1, waiting.size())) {
      Span span = StartOrder.direct(other, container).condition().origin().span();
      related.add(new Finding.Related(span, other.name() + " waits for it too"));
    }
    related.add(
        off && health.span() != null
            ? new Finding.Related(
                health.span(), "the health check of " + name + " is switched off here")
            : new Finding.Related(
                container.service().origin().key(),
                "neither the file nor the image gives " + name + " a health check"));
    return new Finding(
        id(),
        sure ? Severity.ERROR : Severity.WARNING,
        sure ? Confidence.PROVEN : Confidence.LIKELY,
        at,
        waiting.get(0).name()
            + " waits until "
            + name
            + " is healthy, but "
            + name
            + " has no health check: docker compose up ends with \"container has no healthcheck configured\" and "
            + waiting.get(0).name()
            + " does not start",
        related,
        List.of(),
        "give " + name + " a health check, or wait for service_started",
        off ? null : fix(inspection, container));
  }

  private static Fix fix(Inspection inspection, Container container) {
    List<String> test = Probe.own(container);
    test = test != null ? test : test(inspection, container);
    List<Edit> edits = test == null ? null : HealthEdits.add(container.service(), test);
    return edits == null
        ? null
        : new Fix(
            "give " + container.name() + " a health check that its image can run", false, edits);
  }

  /** A probe of the port that nginx asks, else of the only one that is known. */
  private static List<String> test(Inspection inspection, Container container) {
    Listening listening = inspection.stack().listening(container);
    for (Backends.Use use : Backends.of(inspection)) {
      if (use.backend() == container) {
        return Probe.answers(container, listening, use.protocol(), use.port());
      }
    }
    Listener only = null;
    for (Listener listener : listening.listeners()) {
      if (listener.socket() instanceof Listener.Tcp) {
        if (only != null) {
          return null;
        }
        only = listener;
      }
    }
    Protocol protocol = only == null ? Protocol.UNKNOWN : only.protocol();
    return only == null
        ? null
        : Probe.answers(container, listening, protocol, ((Listener.Tcp) only.socket()).port());
  }
}
