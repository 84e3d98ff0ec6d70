package no502.verdict;

import java.util.ArrayList;
import java.util.List;
import no502.nginx.Directive;
import no502.nginx.Word;
import no502.topology.Confidence;
import no502.topology.Evidence;
import no502.topology.Names;
import no502.topology.Namespace;
import no502.topology.Namespaces;
import no502.topology.Nginx;
import no502.topology.Resolution;
import no502.topology.Route;
import no502.topology.Stack;
import no502.verdict.RouteVerdict.PeerVerdict;

/** Judges one server of a route: its name first, then what listens behind each address. */
final class PeerJudge {
  private final Stack stack;
  private final Namespaces namespaces;
  private final Names names;
  private final Nginx nginx;
  private final Reach reach;
  private final HostPorts hostPorts;
  private final Sockets sockets;
  private final Addresses addresses;

  PeerJudge(Stack stack, Namespaces namespaces, Names names, Nginx nginx) {
    this.stack = stack;
    this.namespaces = namespaces;
    this.names = names;
    this.nginx = nginx;
    this.reach = new Reach(nginx);
    this.hostPorts = new HostPorts(stack, namespaces, reach);
    this.sockets = new Sockets(stack, namespaces, nginx);
    this.addresses = new Addresses(stack, namespaces, nginx, reach, hostPorts);
  }

  List<PeerVerdict> peers(Route route, Route.Server server) {
    List<Evidence> chain = new ArrayList<>();
    chain.add(new Evidence(server.span(), "nginx passes this request to " + address(server)));
    if (server.socket() != null) {
      return List.of(peer(server, null, unsure(sockets.judge(server, chain))));
    }
    if (nginx.container() == null) {
      return List.of(peer(server, null, alone(server, chain)));
    }
    boolean literal =
        names.resolve(nginx.container(), server.host(), true) instanceof Resolution.Loopback
            || Names.isAddress(server.host());
    if (!route.atStart() && !literal) {
      Verdict stopped = runTime(route, server, chain);
      if (stopped != null) {
        return List.of(peer(server, null, unsure(stopped)));
      }
    }
    boolean startTime = route.atStart() || literal;
    return resolved(
        route, server, chain, names.resolve(nginx.container(), server.host(), startTime));
  }

  private static Verdict alone(Route.Server server, List<Evidence> chain) {
    return new Verdict.Unknown(
        "no Compose file says which network this nginx is on, and so where "
            + address(server)
            + " leads",
        chain);
  }

  /** What goes wrong before a run-time name is even asked for; null when nothing does. */
  private Verdict runTime(Route route, Route.Server server, List<Evidence> chain) {
    List<Directive> resolvers = route.context().inherited("resolver");
    if (resolvers.isEmpty()) {
      chain.add(
          new Evidence(
              route.pass().args().get(0).span(),
              "the variable makes nginx look up the name at each request, and no resolver is set"));
      return fails(
          Symptom.NO_RESOLVER,
          new Cause.NoResolver(server.host(), route.pass().arg(0)),
          Confidence.PROVEN,
          chain);
    }
    Directive resolver = resolvers.get(0);
    String asked = resolver.arg(0) == null ? "" : resolver.arg(0);
    chain.add(new Evidence(resolver.span(), "the resolver is asked at each request"));
    if (asked.indexOf('$') >= 0) {
      return null;
    }
    boolean docker = asked.equals("127.0.0.11") || asked.startsWith("127.0.0.11:");
    Namespace namespace = namespaces.of(nginx.container());
    if (docker
        && (namespace.kind() == Namespace.Kind.HOST
            || namespace.kind() == Namespace.Kind.DEFAULT_BRIDGE)) {
      return fails(
          Symptom.NOT_RESOLVED,
          new Cause.ResolverCannotKnow(
              server.host(), "Docker's DNS does not answer where nginx runs"),
          Confidence.PROVEN,
          chain);
    }
    if (!docker
        && !resolver.args().stream().map(Word::value).anyMatch(v -> v.startsWith("127.0.0.11"))) {
      return otherResolver(server, asked, chain);
    }
    return null;
  }

  private Verdict otherResolver(Route.Server server, String asked, List<Evidence> chain) {
    Resolution resolution = names.resolve(nginx.container(), server.host(), false);
    if (resolution instanceof Resolution.Peers
        && Names.isAddress(asked)
        && server.host().indexOf('.') < 0) {
      return fails(
          Symptom.NOT_RESOLVED,
          new Cause.ResolverCannotKnow(
              server.host(),
              "only Docker's own DNS, 127.0.0.11, knows container names; " + asked + " does not"),
          Confidence.LIKELY,
          chain);
    }
    return new Verdict.Unknown(
        "the resolver " + asked + " decides what " + server.host() + " is", chain);
  }

  private List<PeerVerdict> resolved(
      Route route, Route.Server server, List<Evidence> chain, Resolution resolution) {
    if (resolution instanceof Resolution.Peers found) {
      List<PeerVerdict> peers = new ArrayList<>();
      for (Resolution.Peer one : found.peers()) {
        List<Evidence> own = new ArrayList<>(chain);
        own.addAll(one.evidence());
        Namespace there =
            one.stack() == stack
                ? namespaces.of(one.container())
                : new Namespaces(one.stack()).of(one.container());
        Verdict verdict =
            reach.judge(one.stack(), there, one.container(), server.port(), route.protocol(), own);
        verdict = one.confidence() == Confidence.LIKELY ? weaken(verdict) : verdict;
        peers.add(peer(server, one.container(), unsure(verdict)));
      }
      return peers;
    }
    return List.of(peer(server, null, unsure(single(route, server, chain, resolution))));
  }

  private Verdict single(
      Route route, Route.Server server, List<Evidence> chain, Resolution resolution) {
    if (resolution instanceof Resolution.Hidden hidden) {
      chain.addAll(hidden.evidence());
      return new Verdict.Unknown(hidden.why(), chain);
    }
    if (resolution instanceof Resolution.Host host) {
      chain.addAll(host.evidence());
      return hostPorts.fromContainer(server.port(), route.protocol(), chain);
    }
    if (resolution instanceof Resolution.Literal literal) {
      chain.addAll(literal.evidence());
      return addresses.judge(literal.address(), server.port(), route.protocol(), chain);
    }
    if (resolution instanceof Resolution.Loopback loopback) {
      chain.addAll(loopback.evidence());
      return addresses.loopback(loopback, server.port(), route.protocol(), chain);
    }
    Resolution.Nothing nothing = (Resolution.Nothing) resolution;
    chain.addAll(nothing.evidence());
    if (nothing.reason() == Resolution.Reason.NO_SUCH_NAME && !nginx.config().hidden().isEmpty()) {
      return new Verdict.Unknown(
          "an include may define an upstream of that name: " + nginx.config().hidden().get(0).why(),
          chain);
    }
    boolean runTime = !route.atStart() || server.resolve();
    return fails(
        runTime ? Symptom.NOT_RESOLVED : Symptom.HOST_NOT_FOUND,
        cause(server.host(), nothing),
        Confidence.PROVEN,
        chain);
  }

  private static Cause cause(String host, Resolution.Nothing nothing) {
    return switch (nothing.reason()) {
      case NO_SUCH_NAME -> new Cause.NoSuchName(host, nothing.nearest());
      case NO_SHARED_NETWORK -> new Cause.NoSharedNetwork(host, nothing.meant());
      case HOST_MODE -> new Cause.ContainerNameOnHost(host, nothing.meant());
      case INACTIVE ->
          new Cause.Inactive(
              host,
              nothing.meant(),
              nothing.meant().service().profiles().stream().map(v -> v.text()).toList(),
              nothing.meant().service().replicas() == 0);
      case NO_HOST_GATEWAY -> new Cause.HostGatewayMissing(host, nothing.span());
      case RESOLVER_CANNOT_KNOW ->
          new Cause.ResolverCannotKnow(host, "nginx's own resolver never reads /etc/hosts");
    };
  }

  private Verdict unsure(Verdict verdict) {
    return nginx.confidence() == Confidence.LIKELY ? weaken(verdict) : verdict;
  }

  private static Verdict weaken(Verdict verdict) {
    if (verdict instanceof Verdict.Fails fails) {
      return new Verdict.Fails(fails.symptom(), fails.cause(), Confidence.LIKELY, fails.evidence());
    }
    return verdict instanceof Verdict.Reaches reaches
        ? new Verdict.Reaches(Confidence.LIKELY, reaches.evidence())
        : verdict;
  }

  static Verdict fails(Symptom symptom, Cause cause, Confidence confidence, List<Evidence> chain) {
    return new Verdict.Fails(symptom, cause, confidence, List.copyOf(chain));
  }

  private static PeerVerdict peer(
      Route.Server server, no502.topology.Container container, Verdict verdict) {
    return new PeerVerdict(server, address(server), container, verdict);
  }

  static String address(Route.Server server) {
    return server.socket() != null
        ? "unix:" + server.socket()
        : server.host() + ":" + server.port();
  }
}
