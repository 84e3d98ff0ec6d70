package no502.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no502.compose.Service;
import no502.fix.DependsOnEdits;
import no502.fix.HealthEdits;
import no502.fix.Probe;
import no502.lint.Fix;
import no502.lint.Inspection;
import no502.text.Edit;
import no502.topology.Container;
import no502.topology.Health;

/**
 * The one diff that makes nginx wait until its backends answer: health checks where there are none,
 * and the condition that waits for them, in every nginx that waits for less.
 */
final class ReadinessFix {
  private final Inspection inspection;
  private final StartOrder order;
  private final Map<Container, List<Backends.Use>> usesOf;
  private final List<Edit> edits = new ArrayList<>();
  private final Map<Container, Map<String, String>> conditions = new LinkedHashMap<>();
  private final Set<String> checked = new LinkedHashSet<>();

  ReadinessFix(Inspection inspection, Map<Container, List<Backends.Use>> usesOf) {
    this.inspection = inspection;
    this.order = new StartOrder(inspection.stack());
    this.usesOf = usesOf;
  }

  /** Null when nothing can be done by exact edits, or nobody asks. */
  Fix of(String title, List<Backends.Use> wanted) {
    if (!inspection.repairs()) {
      return null;
    }
    for (Backends.Use use : wanted) {
      if (!order.after(use.backend(), use.front())) {
        ready(use);
      }
    }
    for (Map.Entry<Container, Map<String, String>> entry : conditions.entrySet()) {
      List<Edit> made = DependsOnEdits.require(entry.getKey().service(), entry.getValue());
      if (made == null) {
        return null;
      }
      edits.addAll(made);
    }
    String names = Backends.names(List.copyOf(checked));
    String also = checked.isEmpty() ? "" : ", with a health check for " + names;
    String whole = conditions.isEmpty() ? "give " + names + " a health check" : title + also;
    return edits.isEmpty() ? null : new Fix(whole, false, HealthEdits.joined(edits));
  }

  private void ready(Backends.Use use) {
    boolean check = Boolean.TRUE.equals(use.backend().health().exists());
    if (!check && !checked.contains(use.backend().name())) {
      List<Edit> added = addCheck(use);
      check = added != null;
      if (check) {
        edits.addAll(added);
        checked.add(use.backend().name());
      }
    }
    if (check || checked.contains(use.backend().name())) {
      for (Backends.Use other : usesOf.getOrDefault(use.backend(), List.of())) {
        Service.Dependency given = StartOrder.direct(other.front(), other.backend());
        boolean waitsForLess = given != null && StartOrder.isStarted(given);
        if (waitsForLess || other == use && other.atStart() && Backends.isOnWith(other)) {
          want(other, StartOrder.HEALTHY);
        }
      }
    } else if (StartOrder.direct(use.front(), use.backend()) == null
        && use.atStart()
        && Backends.isOnWith(use)) {
      want(use, "service_started");
    }
  }

  private void want(Backends.Use use, String condition) {
    conditions
        .computeIfAbsent(use.front(), c -> new LinkedHashMap<>())
        .putIfAbsent(use.backend().name(), condition);
  }

  private List<Edit> addCheck(Backends.Use use) {
    Container backend = use.backend();
    if (backend.health().from() == Health.From.DISABLED) {
      return null;
    }
    List<String> test = probe(inspection, use);
    return test == null ? null : HealthEdits.add(backend.service(), test);
  }

  /** Whether its image has a program that could ask the port which nginx asks. */
  static boolean canProbe(Inspection inspection, Backends.Use use) {
    return probe(inspection, use) != null;
  }

  private static List<String> probe(Inspection inspection, Backends.Use use) {
    return Probe.answers(
        use.backend(), inspection.stack().listening(use.backend()), use.protocol(), use.port());
  }
}
