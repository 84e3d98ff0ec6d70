package no502.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no502.compose.Service;
import no502.topology.Container;
import no502.topology.Names;
import no502.topology.Stack;

/** Which container of a stack starts after which, and what it waits for. */
final class StartOrder {
  static final String HEALTHY = "service_healthy";
  private static final String COMPLETED = "service_completed_successfully";

  private final Stack stack;

  /** Who waits, by the name of what must be healthy; gathered when it is first asked. */
  private Map<String, List<Container>> waiting;

  StartOrder(Stack stack) {
    this.stack = stack;
  }

  /** What {@code from} says about waiting for {@code to}; null when it says nothing. */
  static Service.Dependency direct(Container from, Container to) {
    return from.service().dependsOn().get(to.name());
  }

  static boolean isHealthy(Service.Dependency dependency) {
    return is(dependency, HEALTHY);
  }

  /** Only that the container runs: the short form, or service_started. */
  static boolean isStarted(Service.Dependency dependency) {
    return dependency.condition() == null || is(dependency, "service_started");
  }

  private static boolean is(Service.Dependency dependency, String condition) {
    return dependency.condition() != null
        && dependency.condition().known()
        && condition.equals(dependency.condition().text());
  }

  /** Whether Compose starts {@code from} after {@code to}, by whatever chain. */
  boolean after(Container from, Container to) {
    return !path(from, to).isEmpty();
  }

  /** The dependencies that lead from one container to another; empty when there is no way. */
  List<Service.Dependency> path(Container from, Container to) {
    return path(from, to, new LinkedHashSet<>());
  }

  private List<Service.Dependency> path(Container from, Container to, Set<String> seen) {
    if (!seen.add(from.name()) || seen.size() > 500) {
      return List.of();
    }
    for (Service.Dependency dependency : from.service().dependsOn().values()) {
      Container next = stack.container(dependency.service());
      if (next == null || !Names.isActive(stack, next)) {
        continue;
      }
      List<Service.Dependency> rest = next == to ? List.of() : path(next, to, seen);
      if (next == to || !rest.isEmpty()) {
        List<Service.Dependency> all = new ArrayList<>(List.of(dependency));
        all.addAll(rest);
        return all;
      }
    }
    return List.of();
  }

  /** A condition that takes time, somewhere below this container; null when it starts at once. */
  Service.Dependency heldUpBy(Container container) {
    return heldUpBy(container, new LinkedHashSet<>());
  }

  private Service.Dependency heldUpBy(Container container, Set<String> seen) {
    if (!seen.add(container.name()) || seen.size() > 500) {
      return null;
    }
    for (Service.Dependency dependency : container.service().dependsOn().values()) {
      Container next = stack.container(dependency.service());
      if (next == null || !Names.isActive(stack, next)) {
        continue;
      }
      if (isHealthy(dependency) || is(dependency, COMPLETED)) {
        return dependency;
      }
      Service.Dependency below = heldUpBy(next, seen);
      if (below != null) {
        return below;
      }
    }
    return null;
  }

  /** Those that do not start before this container is healthy. */
  List<Container> waitingFor(Container healthy) {
    if (waiting == null) {
      waiting = waiting();
    }
    return waiting.getOrDefault(healthy.name(), List.of());
  }

  private Map<String, List<Container>> waiting() {
    Map<String, List<Container>> waiting = new HashMap<>();
    for (Container other : stack.containers().values()) {
      if (!Names.isActive(stack, other)) {
        continue;
      }
      for (Service.Dependency dependency : other.service().dependsOn().values()) {
        if (dependency.required() && isHealthy(dependency)) {
          waiting.computeIfAbsent(dependency.service(), name -> new ArrayList<>()).add(other);
        }
      }
    }
    return waiting;
  }

  /** Whether Docker starts the container again when its program ends with an error. */
  static boolean startsAgain(Container container) {
    String policy = Restarts.policy(container.service());
    return policy == null || !policy.equals("no");
  }
}
