package no502.verdict;

import java.util.ArrayList;
import java.util.List;
import no502.topology.Confidence;
import no502.topology.Evidence;
import no502.topology.Names;
import no502.topology.Namespaces;
import no502.topology.Nginx;
import no502.topology.Route;
import no502.topology.Routes;
import no502.topology.Stack;
import no502.verdict.RouteVerdict.PeerVerdict;

/** Judges every route of a stack: what happens when nginx starts, and when a request comes. */
public final class Verdicts {
  private Verdicts() {}

  /** {@code linux} is false for Docker Desktop. */
  public static List<RouteVerdict> of(Stack stack, boolean linux) {
    Namespaces namespaces = new Namespaces(stack);
    Names names = new Names(stack, namespaces, linux);
    List<RouteVerdict> all = new ArrayList<>();
    for (Nginx nginx : stack.nginxes()) {
      if (nginx.container() == null || Names.isActive(stack, nginx.container())) {
        all.addAll(ofNginx(new PeerJudge(stack, namespaces, names, nginx), nginx));
      }
    }
    return List.copyOf(all);
  }

  private static List<RouteVerdict> ofNginx(PeerJudge judge, Nginx nginx) {
    List<RouteVerdict> routes = new ArrayList<>();
    for (Route route : Routes.of(nginx)) {
      routes.add(judged(judge, route));
    }
    Verdict.Fails blocker = startBlocker(routes);
    if (blocker == null) {
      return routes;
    }
    return routes.stream().map(route -> condemned(route, blocker)).toList();
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
    return new RouteVerdict(route, together(peers), List.copyOf(peers));
  }

  private static RouteVerdict refused(Route route) {
    Evidence evidence = new Evidence(route.pass().span(), "nginx refuses this: " + route.error());
    Verdict.Fails fails =
        new Verdict.Fails(
            Symptom.NO_START,
            new Cause.ConfigurationRefused(route.pass().span(), route.error()),
            Confidence.PROVEN,
            List.of(evidence));
    return new RouteVerdict(route, fails, List.of());
  }

  /** One living peer carries the route; it fails when all fail, and is unknown otherwise. */
  private static Verdict together(List<PeerVerdict> peers) {
    Verdict.Unknown unknown = null;
    Verdict.Fails fails = null;
    Verdict.Reaches reaches = null;
    for (PeerVerdict peer : peers) {
      if (peer.verdict() instanceof Verdict.Reaches found && !peer.server().down()) {
        reaches = reaches == null ? found : reaches;
      } else if (peer.verdict() instanceof Verdict.Fails found) {
        fails = fails == null ? found : fails;
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
    return fails != null ? fails : new Verdict.Unknown("no peer is left to ask", List.of());
  }

  /** A failure that keeps nginx from starting at all, proven before likely. */
  private static Verdict.Fails startBlocker(List<RouteVerdict> routes) {
    Verdict.Fails likely = null;
    for (RouteVerdict route : routes) {
      List<Verdict> verdicts = new ArrayList<>(List.of(route.verdict()));
      route.peers().forEach(peer -> verdicts.add(peer.verdict()));
      for (Verdict verdict : verdicts) {
        if (verdict instanceof Verdict.Fails fails && keepsFromStarting(fails.symptom())) {
          if (fails.confidence() == Confidence.PROVEN) {
            return fails;
          }
          likely = likely == null ? fails : likely;
        }
      }
    }
    return likely;
  }

  private static boolean keepsFromStarting(Symptom symptom) {
    return symptom == Symptom.HOST_NOT_FOUND || symptom == Symptom.NO_START;
  }

  private static RouteVerdict condemned(RouteVerdict route, Verdict.Fails blocker) {
    if (route.verdict() instanceof Verdict.Fails fails && keepsFromStarting(fails.symptom())) {
      return route;
    }
    Verdict.Fails fails =
        new Verdict.Fails(
            Symptom.NO_START, blocker.cause(), blocker.confidence(), blocker.evidence());
    return new RouteVerdict(route.route(), fails, route.peers());
  }
}
