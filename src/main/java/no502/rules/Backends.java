package no502.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no502.compose.Service;
import no502.lint.Inspection;
import no502.text.Seq;
import no502.text.Span;
import no502.topology.Container;
import no502.topology.Health;
import no502.topology.Names;
import no502.topology.Nginx;
import no502.topology.Protocol;
import no502.topology.Route;
import no502.verdict.RouteVerdict;
import no502.verdict.Verdict;

/** Which service is asked by which nginx, along routes that nothing condemns. */
final class Backends {
  private Backends() {}

  /**
   * One nginx and one service it asks.
   *
   * @param passed false when the name only stands in an upstream block that no pass uses, or as
   *     down
   * @param atStart whether nginx looks the name up while it starts
   * @param places the addresses in the configuration, at least one
   */
  record Use(
      Nginx nginx,
      Container backend,
      int port,
      Protocol protocol,
      boolean passed,
      boolean atStart,
      List<Span> places) {

    Container front() {
      return nginx.container();
    }

    private Use and(Use other) {
      List<Span> all = new ArrayList<>(places);
      Seq.of(other.places).filter(place -> !all.contains(place)).forEach(all::add);
      boolean better = other.passed && !passed;
      return new Use(
          nginx,
          backend,
          better ? other.port : port,
          better ? other.protocol : protocol,
          passed || other.passed,
          atStart || other.atStart,
          all);
    }
  }

  /** In the order in which the configurations mention them. */
  static List<Use> of(Inspection inspection) {
    Map<String, Use> found = new LinkedHashMap<>();
    for (RouteVerdict route : inspection.routes()) {
      if (!(route.verdict() instanceof Verdict.Fails)) {
        for (RouteVerdict.PeerVerdict peer : route.peers()) {
          if (isOurs(inspection, route.route(), peer)) {
            Use use = use(route.route(), peer);
            found.merge(use.front().name() + "\n" + use.backend().name(), use, Use::and);
          }
        }
      }
    }
    return found.isEmpty() ? List.of() : List.copyOf(found.values());
  }

  /** The same by who is asked. */
  static Map<Container, List<Use>> byBackend(List<Use> uses) {
    Map<Container, List<Use>> byBackend = new LinkedHashMap<>();
    for (Use use : uses) {
      byBackend.computeIfAbsent(use.backend(), unused -> new ArrayList<>()).add(use);
    }
    return byBackend;
  }

  private static boolean isOurs(Inspection inspection, Route route, RouteVerdict.PeerVerdict peer) {
    Container container = peer.container();
    return container != null
        && container != route.nginx().container()
        && !(peer.verdict() instanceof Verdict.Fails)
        && inspection.stack().container(container.name()) == container
        && Names.isActive(inspection.stack(), container);
  }

  private static Use use(Route route, RouteVerdict.PeerVerdict peer) {
    Route.Server server = peer.server();
    return new Use(
        route.nginx(),
        peer.container(),
        server.port(),
        route.protocol(),
        !route.unused() && !server.down(),
        route.atStart() && !server.resolve() && !Names.isAddress(server.host()),
        List.of(server.span()));
  }

  /** A service of a profile of its own cannot be depended on: Compose refuses while it is off. */
  static boolean isOnWith(Backends.Use use) {
    Service front = use.front().service();
    Service backend = use.backend().service();
    return backend.profiles().isEmpty()
        || !front.profiles().isEmpty()
            && Seq.of(front.profiles())
                .allMatch(on -> on.known() && backend.enabledBy(List.of(on.text())));
  }

  /** Known to have none, and nobody switched it off on purpose. */
  static boolean lacksCheck(Container container) {
    return container.health().from() == Health.From.NONE;
  }

  /** {@code api}, {@code api and auth}, {@code api, auth and 3 more}. */
  static String names(List<String> names) {
    int shown = names.size() <= 3 ? names.size() : 2;
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < shown; i++) {
      boolean last = i == names.size() - 1;
      out.append(i == 0 ? "" : last ? " and " : ", ").append(names.get(i));
    }
    return shown == names.size()
        ? out.toString()
        : out + " and " + (names.size() - shown) + " more";
  }
}
