package no502.log;

import java.util.ArrayList;
import java.util.List;
import no502.compose.Service;
import no502.topology.Container;
import no502.topology.Listener;
import no502.topology.Names;
import no502.topology.Namespace;
import no502.topology.Namespaces;
import no502.topology.Stack;

/**
 * What the files show round nginx and the peer that it asks.
 *
 * @param onHost nginx shares the host's network
 * @param companions who shares nginx's own network namespace, nginx left out
 * @param publisher the only container that publishes the port on the host; else null
 * @param meant the service that is likely meant by a loopback address; null when it can be several
 */
record Scene(boolean onHost, List<Container> companions, Container publisher, String meant) {
  private static final Scene UNKNOWN = new Scene(false, List.of(), null, null);

  static Scene of(Joined joined, int port) {
    Container nginx = joined.nginx() == null ? null : joined.nginx().container();
    if (joined.judged() == null || nginx == null) {
      return UNKNOWN;
    }
    Stack stack = joined.judged().stack();
    Namespace here = new Namespaces(stack).of(nginx);
    List<Container> companions = new ArrayList<>();
    for (Container member : here.members()) {
      if (member != nginx && Names.isActive(stack, member)) {
        companions.add(member);
      }
    }
    boolean onHost = here.kind() == Namespace.Kind.HOST;
    return new Scene(
        onHost, List.copyOf(companions), publisher(stack, port), meant(stack, here, port));
  }

  private static Container publisher(Stack stack, int port) {
    Container found = null;
    for (Container one : stack.containers().values()) {
      for (Service.Port mapping : one.service().ports()) {
        if (mapping.publishes(port) && found != one) {
          if (found != null) {
            return null;
          }
          found = one;
        }
      }
    }
    return found;
  }

  /** Whoever listens on that port elsewhere, else the only other service there is. */
  private static String meant(Stack stack, Namespace here, int port) {
    List<String> listening = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (Container other : stack.containers().values()) {
      if (here.members().contains(other) || !Names.isActive(stack, other)) {
        continue;
      }
      others.add(other.name());
      for (Listener listener : stack.listening(other).listeners()) {
        if (listener.onPort(port) && !listening.contains(other.name())) {
          listening.add(other.name());
        }
      }
    }
    List<String> likely = listening.isEmpty() ? others : listening;
    return likely.size() == 1 ? likely.get(0) : null;
  }

  /** The only one beside nginx; null when there are none, or several. */
  Container companion() {
    return !onHost && companions.size() == 1 ? companions.get(0) : null;
  }
}
