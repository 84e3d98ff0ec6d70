package no502.verdict;

import java.util.ArrayList;
import java.util.List;
import no502.text.Seq;
import no502.topology.Confidence;
import no502.topology.Container;
import no502.topology.Family;
import no502.topology.Names;
import no502.topology.Namespace;
import no502.topology.Namespaces;
import no502.topology.Nginx;
import no502.topology.Resolution;
import no502.topology.Route;
import no502.topology.Routes;
import no502.topology.Stack;
import no502.verdict.RouteVerdict.PeerVerdict;

/** Judges one server of a route: its name first, then what listens behind each address. */
final class PeerJudge {
  private final Stack stack;
  private final Namespaces namespaces;
  private final Names names;
  private final Nginx nginx;
  private final StartOrder startOrder;
  private final HostPorts hostPorts;

  PeerJudge(Stack stack, Namespaces namespaces, Names names, Nginx nginx) {
    this.stack = stack;
    this.namespaces = namespaces;
    this.names = names;
    this.nginx = nginx;
    this.startOrder = nginx.container() == null ? null : new StartOrder(stack, nginx.container());
    this.hostPorts = nginx.container() == null ? null : new HostPorts(stack, namespaces);
  }

  /**
   * One verdict for each address that the server line turns into. What only some requests do is
   * never proven to fail.
   */
  List<PeerVerdict> peers(Route route, Route.Server server) {
    List<PeerVerdict> peers = judged(route, server);
    return route.conditional() ? Seq.of(peers).map(PeerJudge::ifTaken).toList() : peers;
  }

  private static PeerVerdict ifTaken(PeerVerdict peer) {
    return new PeerVerdict(peer.server(), peer.address(), peer.container(), weaken(peer.verdict()));
  }

  private List<PeerVerdict> judged(Route route, Route.Server server) {
    Chain chain = Chain.of(server.span(), "nginx passes this request to " + address(server));
    Asked asked = new Asked(server.port(), Family.IPV4, route.protocol());
    if (nginx.container() == null) {
      return one(server, alone(server, chain));
    }
    if (server.socket() != null) {
      return one(server, unsure(new Sockets(stack, nginx).judge(server, asked, chain)));
    }
    boolean atStart = route.atStart() && !server.resolve() || Names.isAddress(server.host());
    RunTime runTime = new RunTime(nginx, namespaces.of(nginx.container()), names, route, server);
    if (!atStart) {
      Verdict stopped = runTime.before(chain);
      if (stopped != null) {
        return one(server, unsure(stopped));
      }
      chain = runTime.told(chain);
    }
    Resolution resolution = names.resolve(nginx.container(), server.host(), atStart);
    boolean onlyIpv4 = !atStart && runTime.withoutIpv6();
    return new Look(route, server, atStart, onlyIpv4).peers(resolution, asked, chain);
  }

  private static Verdict alone(Route.Server server, Chain chain) {
    return chain.unknown(
        server.socket() != null
            ? "no Compose file says which volumes this nginx has"
            : "no Compose file says which network this nginx is on, and so where "
                + address(server)
                + " leads");
  }

  private static List<PeerVerdict> one(Route.Server server, Verdict verdict) {
    return List.of(new PeerVerdict(server, address(server), null, verdict));
  }

  /** One server's look-up, with what decides how its answer is read. */
  private final class Look {
    private final Route route;
    private final Route.Server server;
    private final boolean atStart;
    private final boolean onlyIpv4;

    Look(Route route, Route.Server server, boolean atStart, boolean onlyIpv4) {
      this.route = route;
      this.server = server;
      this.atStart = atStart;
      this.onlyIpv4 = onlyIpv4;
    }

    List<PeerVerdict> peers(Resolution resolution, Asked asked, Chain chain) {
      List<PeerVerdict> peers = new ArrayList<>();
      if (resolution instanceof Resolution.Several several) {
        several.each().forEach(one -> peers.addAll(peers(one, asked, chain)));
        return peers;
      }
      if (!(resolution instanceof Resolution.Peers found)) {
        String address =
            resolution instanceof Resolution.Loopback loopback
                ? loopback.address() + ":" + server.port()
                : address(server);
        Verdict verdict = unsure(single(resolution, asked, chain));
        return List.of(new PeerVerdict(server, address, null, verdict));
      }
      for (Resolution.Peer one : found.peers()) {
        if (one.family() == Family.IPV4 || !onlyIpv4) {
          peers.add(container(one, asked, chain.and(one.evidence())));
        }
      }
      return peers;
    }

    private PeerVerdict container(Resolution.Peer one, Asked asked, Chain chain) {
      Verdict verdict = atStart ? startOrder.blocked(one, chain) : null;
      if (verdict == null && route.unused()) {
        verdict = chain.reaches(Confidence.PROVEN);
      }
      if (verdict == null) {
        Namespace there = names.namespacesOf(one.stack()).of(one.container());
        Asked family = new Asked(asked.port(), one.family(), asked.protocol());
        verdict = new Reach(one.stack(), there, one.container()).judge(family, chain);
        if (one.container() == nginx.container()) {
          verdict = ownServers(route, asked, chain, verdict);
        }
      }
      verdict = one.confidence() == Confidence.LIKELY ? weaken(verdict) : verdict;
      String address = address(server) + (one.family() == Family.IPV6 ? " over IPv6" : "");
      return new PeerVerdict(server, address, one.container(), unsure(verdict));
    }

    private Verdict single(Resolution resolution, Asked asked, Chain chain) {
      if (resolution instanceof Resolution.Hidden hidden) {
        return chain.and(hidden.evidence()).unknown(hidden.why());
      }
      if (resolution instanceof Resolution.Nothing nothing) {
        return nothing(nothing, chain.and(nothing.evidence()));
      }
      if (route.unused()) {
        return chain.reaches(Confidence.PROVEN);
      }
      Addresses addresses = new Addresses(stack, namespaces, nginx, hostPorts, this::comesBack);
      if (resolution instanceof Resolution.Host host) {
        return addresses.host(server.host(), asked, chain.and(host.evidence()));
      }
      if (resolution instanceof Resolution.Literal literal) {
        return addresses.judge(literal.address(), asked, chain.and(literal.evidence()));
      }
      return loopback((Resolution.Loopback) resolution, asked, chain);
    }

    /** A port of the host may be this very nginx's: a published one, or any in host mode. */
    private Verdict comesBack(Asked asked, Verdict verdict) {
      int port = hostPorts.answeredBy(nginx.container(), asked);
      return port == 0 || !(verdict instanceof Verdict.Reaches reaches)
          ? verdict
          : ownServers(route, asked.on(port), new Chain(reaches.evidence()), verdict);
    }

    private Verdict loopback(Resolution.Loopback address, Asked asked, Chain chain) {
      Chain told = chain.and(address.evidence());
      Asked family = new Asked(asked.port(), address.family(), asked.protocol());
      Verdict verdict =
          new Loopback(stack, namespaces, nginx, hostPorts).judge(address, family, told);
      verdict = ownServers(route, asked, told, verdict);
      return address.confidence() == Confidence.LIKELY ? weaken(verdict) : verdict;
    }

    private Verdict nothing(Resolution.Nothing nothing, Chain chain) {
      boolean mayBeUpstream =
          nothing.reason() == Resolution.Reason.NO_SUCH_NAME
              && route.upstream() == null
              && !server.portWritten();
      String hidden = mayBeUpstream ? Routes.mayBeHidden(route) : null;
      if (hidden != null) {
        return chain.unknown(hidden);
      }
      return chain.fails(
          atStart ? Symptom.HOST_NOT_FOUND : Symptom.NOT_RESOLVED,
          cause(server.host(), nothing),
          nothing.confidence());
    }
  }

  private static Cause cause(String host, Resolution.Nothing nothing) {
    Container meant = nothing.meant();
    return switch (nothing.reason()) {
      case NO_SUCH_NAME -> new Cause.NoSuchName(host, nothing.nearest());
      case NO_SHARED_NETWORK -> new Cause.NoSharedNetwork(host, meant);
      case HOST_MODE -> new Cause.ContainerNameOnHost(host, meant);
      case INACTIVE ->
          new Cause.Inactive(
              host,
              meant,
              Seq.of(meant.service().profiles()).map(v -> v.text()).toList(),
              meant.service().replicas() == 0);
      case NO_HOST_GATEWAY -> new Cause.HostGatewayMissing(host, nothing.span());
      case RESOLVER_CANNOT_KNOW ->
          new Cause.ResolverCannotKnow(host, "nginx's own resolver never reads /etc/hosts");
    };
  }

  /** A request that comes back, unless another program of nginx's network may take it. */
  private Verdict ownServers(Route route, Asked asked, Chain chain, Verdict verdict) {
    for (Container member : namespaces.of(nginx.container()).members()) {
      boolean other = member != nginx.container();
      if (other
          && Seq.of(stack.listening(member).listeners()).anyMatch(l -> l.onPort(asked.port()))) {
        return verdict;
      }
    }
    return OwnServers.checked(route, asked, chain, verdict);
  }

  private Verdict unsure(Verdict verdict) {
    return nginx.confidence() == Confidence.LIKELY ? weaken(verdict) : verdict;
  }

  /** The same verdict, no longer called proven. */
  static Verdict weaken(Verdict verdict) {
    if (verdict instanceof Verdict.Fails fails) {
      return new Verdict.Fails(fails.symptom(), fails.cause(), Confidence.LIKELY, fails.evidence());
    }
    return verdict instanceof Verdict.Reaches reaches
        ? new Verdict.Reaches(Confidence.LIKELY, reaches.evidence())
        : verdict;
  }

  static String address(Route.Server server) {
    return server.socket() != null
        ? "unix:" + server.socket()
        : server.host() + ":" + server.port();
  }
}
