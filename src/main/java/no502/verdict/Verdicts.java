package no502.verdict;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no502.text.Seq;
import no502.topology.Confidence;
import no502.topology.Container;
import no502.topology.Names;
import no502.topology.Namespaces;
import no502.topology.Nginx;
import no502.topology.Route;
import no502.topology.Routes;
import no502.topology.Stack;
import no502.verdict.RouteVerdict.PeerVerdict;

/** Judges every route of a stack: what happens when nginx starts, and when a request comes. */
public final class Verdicts {
  private final Stack stack;
  private final Namespaces namespaces;
  private final Names names;
  private final Map<String, Verdict.Fails> dead = new LinkedHashMap<>();

  private Verdicts(Stack stack, boolean linux) {
    this.stack = stack;
    this.namespaces = new Namespaces(stack);
    this.names = new Names(stack, namespaces, linux);
  }

  /** {@code linux} is false for Docker Desktop. */
  public static List<RouteVerdict> of(Stack stack, boolean linux) {
    Verdicts verdicts = new Verdicts(stack, linux);
    List<RouteVerdict> all = new ArrayList<>();
    for (Nginx nginx : stack.nginxes()) {
      if (nginx.container() == null || Names.isActive(stack, nginx.container())) {
        all.addAll(verdicts.ofNginx(nginx));
      }
    }
    return verdicts.dead.isEmpty() ? List.copyOf(all) : verdicts.chained(all);
  }

  private List<RouteVerdict> ofNginx(Nginx nginx) {
    PeerJudge judge = new PeerJudge(stack, namespaces, names, nginx);
    List<RouteVerdict> routes = new ArrayList<>();
    for (Route route : Routes.of(nginx)) {
      routes.add(judged(judge, route));
    }
    Verdict.Fails blocker = StartUp.blocker(stack, namespaces, nginx, routes);
    if (blocker == null) {
      boolean open =
          Seq.of(routes).anyMatch(StartUp::mayKeepFromStarting)
              || nginx.container() != null
                  && new StartOrder(stack, nginx.container()).mayWaitForEver();
      return open ? Seq.of(routes).map(Verdicts::ifItStarts).toList() : routes;
    }
    if (nginx.container() != null && blocker.confidence() == Confidence.PROVEN) {
      dead.put(nginx.container().name(), blocker);
    }
    return Seq.of(routes).map(route -> condemned(route, blocker)).toList();
  }

  /** Whether nginx starts hangs on a name we cannot resolve: so nothing is proven to answer. */
  private static RouteVerdict ifItStarts(RouteVerdict route) {
    return route.verdict() instanceof Verdict.Reaches
        ? new RouteVerdict(route.route(), PeerJudge.weaken(route.verdict()), route.peers())
        : route;
  }

  private static RouteVerdict judged(PeerJudge judge, Route route) {
    if (route.error() != null) {
      return refused(route);
    }
    if (route.hiddenBy() != null) {
      return new RouteVerdict(route, new Verdict.Unknown(route.hiddenBy(), List.of()), List.of());
    }
    List<PeerVerdict> peers = new ArrayList<>();
    for (Route.Server server : route.servers()) {
      peers.addAll(judge.peers(route, server));
    }
    return new RouteVerdict(route, together(route, peers), List.copyOf(peers));
  }

  private static RouteVerdict refused(Route route) {
    Verdict fails =
        Chain.of(route.pass().span(), "nginx refuses this: " + route.error())
            .fails(
                Symptom.NO_START,
                new Cause.ConfigurationRefused(route.pass().span(), route.error()),
                route.nginx().confidence());
    return new RouteVerdict(route, fails, List.of());
  }

  /**
   * One living peer carries the route; it fails when all fail, and is unknown otherwise. A server
   * marked down is never asked.
   */
  private static Verdict together(Route route, List<PeerVerdict> peers) {
    Verdict.Unknown unknown = null;
    Verdict.Fails fails = null;
    Verdict.Reaches reaches = null;
    for (PeerVerdict peer : peers) {
      if (peer.server().down()) {
        continue;
      }
      if (peer.verdict() instanceof Verdict.Reaches found) {
        boolean better = reaches == null || reaches.confidence() == Confidence.LIKELY;
        reaches = better ? found : reaches;
      } else if (peer.verdict() instanceof Verdict.Fails found) {
        boolean better = fails == null || found.confidence() == Confidence.LIKELY;
        fails = better ? found : fails;
      } else if (peer.verdict() instanceof Verdict.Unknown found) {
        unknown = unknown == null ? found : unknown;
      }
    }
    if (reaches != null) {
      return reaches;
    }
    if (unknown != null) {
      return unknown;
    }
    return fails != null ? fails : allDown(route);
  }

  private static Verdict allDown(Route route) {
    if (route.upstream() == null || route.servers().isEmpty()) {
      return new Verdict.Unknown("no peer is left to ask", List.of());
    }
    return Chain.of(route.upstream().header().span(), "every server of this upstream is down")
        .fails(
            Symptom.NO_LIVE_UPSTREAMS,
            new Cause.AllDown(route.upstream().header().span()),
            Confidence.PROVEN);
  }

  /** A proven failure of its own stays, unless what keeps nginx from starting is proven too. */
  private static RouteVerdict condemned(RouteVerdict route, Verdict.Fails blocker) {
    if (route.verdict() instanceof Verdict.Fails fails
        && (StartUp.keepsFromStarting(fails.symptom())
            || fails.confidence() == Confidence.PROVEN
                && blocker.confidence() == Confidence.LIKELY)) {
      return route;
    }
    Verdict.Fails fails =
        new Verdict.Fails(
            Symptom.NO_START, blocker.cause(), blocker.confidence(), blocker.evidence());
    return new RouteVerdict(route.route(), fails, route.peers());
  }

  /** A peer that is itself an nginx and does not start answers nobody. */
  private List<RouteVerdict> chained(List<RouteVerdict> routes) {
    List<RouteVerdict> all = new ArrayList<>();
    for (RouteVerdict route : routes) {
      List<PeerVerdict> peers = Seq.of(route.peers()).map(this::chained).toList();
      boolean answers = route.verdict() instanceof Verdict.Reaches;
      Verdict verdict = answers ? together(route.route(), peers) : route.verdict();
      all.add(new RouteVerdict(route.route(), verdict, peers));
    }
    return List.copyOf(all);
  }

  private PeerVerdict chained(PeerVerdict peer) {
    Container container = peer.container();
    boolean ours = container != null && stack.container(container.name()) == container;
    Verdict.Fails why = ours ? dead.get(container.name()) : null;
    if (why == null || !(peer.verdict() instanceof Verdict.Reaches reaches)) {
      return peer;
    }
    Verdict verdict =
        new Chain(reaches.evidence())
            .and(why.evidence())
            .fails(
                Symptom.NO_ROUTE,
                new Cause.PeerDoesNotStart(peer.container(), why.cause()),
                Confidence.LIKELY);
    return new PeerVerdict(peer.server(), peer.address(), peer.container(), verdict);
  }
}
