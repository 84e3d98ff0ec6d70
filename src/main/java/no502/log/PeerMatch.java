package no502.log;

import java.util.ArrayList;
import java.util.List;
import no502.compose.Service;
import no502.text.Seq;
import no502.topology.Container;
import no502.topology.Protocol;
import no502.topology.Route;
import no502.topology.Stack;
import no502.verdict.RouteVerdict;
import no502.verdict.RouteVerdict.PeerVerdict;

/** Compares what a line logs as upstream with the peers of a route: addresses against names. */
final class PeerMatch {
  private PeerMatch() {}

  /** The peers that the logged address can be: the surest ones alone when there are any. */
  static List<PeerVerdict> peers(
      Stack stack, RouteVerdict route, UpstreamAddress upstream, String subject) {
    List<PeerVerdict> sure = new ArrayList<>();
    List<PeerVerdict> possible = new ArrayList<>();
    for (PeerVerdict peer : route.peers()) {
      int fit = fit(stack, peer, upstream, subject);
      if (fit == 2) {
        sure.add(peer);
      } else if (fit == 1) {
        possible.add(peer);
      }
    }
    return List.copyOf(sure.isEmpty() ? possible : sure);
  }

  /** 2 for surely, 1 for possibly, 0 for no. */
  private static int fit(Stack stack, PeerVerdict peer, UpstreamAddress asked, String subject) {
    Route.Server server = peer.server();
    if (asked == null) {
      return subject == null || isHost(server, subject) ? 2 : 0;
    }
    if (asked.socket() != null || server.socket() != null) {
      return asked.socket() != null && asked.socket().equals(server.socket()) ? 2 : 0;
    }
    if (!asked.literal() && asked.port() == 0) {
      return 1; // no live upstreams: any of them
    }
    if (asked.port() != server.port()) {
      return 0;
    }
    if (asked.host().equals(server.host()) || peer.address().equals(asked.toString())) {
      return 2;
    }
    boolean mine = isLiteral(server.host());
    if (mine || asked.loopback() != isLocalhost(server.host())) {
      return 0;
    }
    if (asked.loopback()) {
      return 0; // the other family of localhost is a peer of its own
    }
    return container(stack, peer.container(), asked);
  }

  private static int container(Stack stack, Container container, UpstreamAddress asked) {
    if (container == null) {
      return 1;
    }
    for (Service.Attachment network : container.service().networks().values()) {
      if (network.ipv4() != null && asked.host().equals(network.ipv4().text())) {
        return 2;
      }
    }
    return Seq.of(stack.containers().values()).anyMatch(c -> c != container && has(c, asked))
        ? 0
        : 1;
  }

  private static boolean has(Container container, UpstreamAddress asked) {
    return Seq.of(container.service().networks().values())
        .anyMatch(n -> n.ipv4() != null && asked.host().equals(n.ipv4().text()));
  }

  private static boolean isHost(Route.Server server, String subject) {
    return server.host() != null
        && (subject.equalsIgnoreCase(server.host())
            || subject.equalsIgnoreCase(server.host() + ":" + server.port()));
  }

  private static boolean isLiteral(String host) {
    return host != null && (host.startsWith("[") || no502.nginx.Ip.isIpv4(host));
  }

  private static boolean isLocalhost(String host) {
    return host != null && host.equalsIgnoreCase("localhost");
  }

  /** What the address and the protocol say for or against a route. */
  static int points(
      Route route, UpstreamAddress upstream, String subject, List<PeerVerdict> peers) {
    if (upstream == null) {
      boolean written = subject != null && writes(route, subject);
      return subject == null ? 0 : written ? 40 : -20;
    }
    if (!speaks(route.protocol(), upstream.scheme())) {
      return -100;
    }
    if (!peers.isEmpty()) {
      return 30;
    }
    boolean named =
        !upstream.literal()
            && upstream.socket() == null
            && (route.upstream() != null && upstream.host().equals(route.upstream().header().arg(0))
                || writes(route, upstream.host()));
    boolean open = route.hiddenBy() != null || route.servers().isEmpty();
    boolean port = Seq.of(route.servers()).anyMatch(s -> s.port() == upstream.port());
    return named || port ? 30 : open ? 5 : -60;
  }

  private static boolean writes(Route route, String subject) {
    return Seq.of(route.servers()).anyMatch(server -> isHost(server, subject));
  }

  private static boolean speaks(Protocol protocol, String scheme) {
    return switch (scheme) {
      case "http" -> protocol == Protocol.HTTP;
      case "https" -> protocol == Protocol.HTTPS;
      case "fastcgi" -> protocol == Protocol.FASTCGI;
      case "uwsgi", "suwsgi" -> protocol == Protocol.UWSGI;
      case "scgi" -> protocol == Protocol.SCGI;
      case "grpc", "grpcs" -> protocol == Protocol.GRPC;
      case "memcached" -> protocol == Protocol.MEMCACHED;
      case "" -> protocol == Protocol.TCP || protocol == Protocol.UDP;
      default -> true;
    };
  }
}
