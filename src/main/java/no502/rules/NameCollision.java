package no502.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import no502.lint.Finding;
import no502.lint.Inspection;
import no502.lint.Rule;
import no502.lint.Severity;
import no502.text.Letters;
import no502.topology.Confidence;
import no502.topology.Container;
import no502.topology.Evidence;
import no502.topology.Route;
import no502.verdict.RouteVerdict;

/** One name, two services: Docker gives both addresses, and nginx sends requests to either. */
final class NameCollision implements Rule {
  @Override
  public String id() {
    return "name-collision";
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> found) {
    Set<String> told = new LinkedHashSet<>();
    for (RouteVerdict route : Proxied.living(inspection)) {
      Map<Route.Server, List<RouteVerdict.PeerVerdict>> byServer = new LinkedHashMap<>();
      for (RouteVerdict.PeerVerdict peer : route.peers()) {
        if (peer.container() != null) {
          byServer.computeIfAbsent(peer.server(), s -> new ArrayList<>()).add(peer);
        }
      }
      byServer.forEach(
          (server, peers) -> {
            if (collide(inspection, server, peers)
                && told.add(route.route().nginx().container().name() + "\n" + server.host())) {
              found.accept(finding(inspection, server, peers));
            }
          });
    }
  }

  private static boolean collide(
      Inspection inspection, Route.Server server, List<RouteVerdict.PeerVerdict> peers) {
    if (peers.size() < 2) {
      return false;
    }
    // Two services given one alias on purpose are a way to balance load.
    boolean onPurpose = true;
    for (RouteVerdict.PeerVerdict peer : peers) {
      Evidence named = named(server, peer);
      onPurpose &= named != null && named.sentence().contains(" is an alias of ");
    }
    return !onPurpose && !sameProject(inspection, peers);
  }

  /** Variants of one project in one folder are the same containers, not others. */
  private static boolean sameProject(Inspection inspection, List<RouteVerdict.PeerVerdict> peers) {
    Set<String> seen = new LinkedHashSet<>();
    for (RouteVerdict.PeerVerdict peer : peers) {
      seen.add(folder(peer.container()) + "\n" + peer.container().name());
    }
    return seen.size() < 2;
  }

  private static String folder(Container container) {
    String file = container.service().origin().key().source().name();
    return file.substring(0, file.lastIndexOf('/') + 1);
  }

  /** The line that gives the container this name. */
  private static Evidence named(Route.Server server, RouteVerdict.PeerVerdict peer) {
    for (Evidence evidence : peer.verdict().evidence()) {
      String start = Letters.lower(server.host()) + " is ";
      if (evidence.span() != null && evidence.sentence().startsWith(start)) {
        return evidence;
      }
    }
    return null;
  }

  private Finding finding(
      Inspection inspection, Route.Server server, List<RouteVerdict.PeerVerdict> peers) {
    List<Finding.Related> related = new ArrayList<>();
    Confidence confidence = Confidence.PROVEN;
    List<String> names = new ArrayList<>();
    for (RouteVerdict.PeerVerdict peer : peers) {
      Evidence named = named(server, peer);
      if (named != null) {
        related.add(new Finding.Related(named.span(), named.sentence()));
      }
      boolean here = inspection.stack().container(peer.container().name()) == peer.container();
      confidence = here ? confidence : Confidence.LIKELY;
      names.add(
          here ? peer.container().name() : folder(peer.container()) + peer.container().name());
    }
    return new Finding(
        id(),
        Severity.WARNING,
        confidence,
        server.span(),
        server.host()
            + " is the name of "
            + names.size()
            + " services on one network ("
            + Backends.names(names)
            + "): Docker answers with all their addresses, and nginx sends requests to any of them",
        related,
        List.of(),
        "give the service that is meant an alias of its own on that network, and use it here",
        null);
  }
}
