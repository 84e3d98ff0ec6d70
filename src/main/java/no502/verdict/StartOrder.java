package no502.verdict;

import java.util.LinkedHashSet;
import java.util.Set;
import no502.compose.Service;
import no502.compose.Value;
import no502.topology.Confidence;
import no502.topology.Container;
import no502.topology.Resolution;
import no502.topology.Stack;

/** Whether a peer can be up when nginx resolves its name: not if it waits for nginx itself. */
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
    java.util.ArrayDeque<String> open = new java.util.ArrayDeque<>();
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
