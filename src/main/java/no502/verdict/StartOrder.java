package no502.verdict;

import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import no502.compose.Service;
import no502.compose.Value;
import no502.topology.Confidence;
import no502.topology.Container;
import no502.topology.Evidence;
import no502.topology.Health;
import no502.topology.Names;
import no502.topology.Resolution;
import no502.topology.Stack;

/** What depends_on does to nginx: a peer that waits for nginx, and nginx that waits for ever. */
final class StartOrder {
  private final Stack stack;
  private final Container nginx;

  StartOrder(Stack stack, Container nginx) {
    this.stack = stack;
    this.nginx = nginx;
  }

  /** Null when the order does not stand in the way. */
  Verdict blocked(Resolution.Peer peer, Chain chain) {
    if (peer.stack() != stack || peer.container() == nginx) {
      return null;
    }
    Service.Dependency edge = edgeToNginx(peer.container());
    if (edge == null || !edge.condition().known()) {
      return null;
    }
    boolean waitsForEver = !edge.condition().text().equals("service_started");
    if (!waitsForEver && restarts()) {
      return null;
    }
    return chain
        .and(
            edge.origin().span(),
            peer.container().name()
                + " starts after "
                + nginx.name()
                + ", so its name does not exist yet when nginx looks it up")
        .fails(Symptom.HOST_NOT_FOUND, new Cause.StartOrder(peer.container()), Confidence.PROVEN);
  }

  /** Whether nginx waits for the health of a container whose image we do not know. */
  boolean mayWaitForEver() {
    for (Service.Dependency edge : nginx.service().dependsOn().values()) {
      Container awaited = stack.container(edge.service());
      if (awaited != null && isForHealth(edge) && awaited.health().exists() == null) {
        return true;
      }
    }
    return false;
  }

  /** The wait that never ends: for the health of a container without a health check; or null. */
  Verdict.Fails endless() {
    Set<String> seen = new LinkedHashSet<>();
    ArrayDeque<Container> open = new ArrayDeque<>();
    open.add(nginx);
    while (!open.isEmpty()) {
      Container container = open.remove();
      if (!seen.add(container.name())) {
        continue;
      }
      for (Service.Dependency edge : container.service().dependsOn().values()) {
        Container awaited = stack.container(edge.service());
        if (awaited == null || !edge.required() || !Names.isActive(stack, awaited)) {
          continue;
        }
        if (isForHealth(edge) && Boolean.FALSE.equals(awaited.health().exists())) {
          return endless(edge, awaited);
        }
        open.add(awaited);
      }
    }
    return null;
  }

  private static boolean isForHealth(Service.Dependency edge) {
    return edge.condition().known() && edge.condition().text().equals("service_healthy");
  }

  private Verdict.Fails endless(Service.Dependency edge, Container awaited) {
    String sentence =
        nginx.name()
            + " starts only after "
            + awaited.name()
            + " is healthy, and "
            + awaited.name()
            + " has no health check";
    boolean fromTable = awaited.health().from() == Health.From.NONE && awaited.facts() != null;
    boolean sure = !fromTable || awaited.facts().verified();
    return new Verdict.Fails(
        Symptom.NO_START,
        new Cause.WaitsForHealth(awaited, edge.origin().span()),
        sure ? Confidence.PROVEN : Confidence.LIKELY,
        List.of(new Evidence(edge.origin().span(), sentence)));
  }

  /** With a restart policy nginx tries again, and finds the name in the end. */
  private boolean restarts() {
    Value restart = nginx.service().restart();
    return restart != null && (!restart.known() || !restart.text().equals("no"));
  }

  /**
   * The dependency that makes the container wait for nginx, however far away; null if none does.
   */
  private Service.Dependency edgeToNginx(Container start) {
    Set<String> seen = new LinkedHashSet<>();
    ArrayDeque<String> open = new ArrayDeque<>();
    open.add(start.name());
    while (!open.isEmpty()) {
      String name = open.remove();
      Container container = stack.container(name);
      if (container == null || !seen.add(name)) {
        continue;
      }
      for (Service.Dependency edge : container.service().dependsOn().values()) {
        if (edge.service().equals(nginx.name())) {
          return edge;
        }
        open.add(edge.service());
      }
    }
    return null;
  }
}
