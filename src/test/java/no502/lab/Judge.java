package no502.lab;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import no502.lab.Asked.How;
import no502.nginx.Block;
import no502.topology.Container;
import no502.topology.Stack;
import no502.verdict.RouteVerdict;
import no502.verdict.RouteVerdict.PeerVerdict;
import no502.verdict.Symptom;
import no502.verdict.Verdict.Fails;
import no502.verdict.Verdict.Reaches;
import no502.verdict.Verdict.Unknown;
import no502.verdict.Verdicts;

/**
 * Holds each route of a stack against what nginx did: {@code fails} must fail with that symptom,
 * {@code reaches} must answer.
 */
final class Judge {
  private final LabStack stack;
  private final Observation seen;
  private final Collection<Container> containers;
  private final List<RouteVerdict> routes;

  private Judge(LabStack lab, Observation seen, Stack stack, List<RouteVerdict> routes) {
    this.stack = lab;
    this.seen = seen;
    this.containers = stack.containers().values();
    this.routes = routes;
  }

  static List<Ruling> rule(LabStack lab, Observation seen, Stack stack) {
    Judge judge = new Judge(lab, seen, stack, Verdicts.of(stack, true));
    return judge.routes.stream().map(judge::rule).toList();
  }

  private Ruling rule(RouteVerdict route) {
    if (!seen.invalid().isEmpty()) {
      return Ruling.notAsked(route, "Compose refuses the stack: " + seen.invalid());
    }
    Container container = route.route().nginx().container();
    if (container != null && !seen.started(container.name())) {
      return notStarted(route, seen.start().get(container.name()));
    }
    if (route.verdict() instanceof Unknown open) {
      return Ruling.unknown(route, open.hiddenBy());
    }
    if (route.verdict() instanceof Fails fails && keepsFromStarting(fails)) {
      return Ruling.disagrees(route, "nginx did start");
    }
    Asked asked = Asked.of(route.route());
    if (asked.how() == How.NOBODY) {
      return Ruling.notAsked(route, "no client comes here");
    }
    if (!seen.open().isEmpty()) {
      return Ruling.notAsked(route, seen.open());
    }
    return new RouteJudge(
            stack,
            route,
            asked,
            Neighbours.of(route, routes),
            requests(route, asked),
            symptoms(route, asked),
            seen.inDetail())
        .rule();
  }

  private static boolean keepsFromStarting(Fails fails) {
    return fails.symptom() == Symptom.HOST_NOT_FOUND || fails.symptom() == Symptom.NO_START;
  }

  private Ruling notStarted(RouteVerdict route, Object state) {
    if (state == null) {
      return Ruling.notAsked(route, "this nginx was not part of the run");
    }
    if (route.verdict() instanceof Unknown open) {
      return Ruling.unknown(route, open.hiddenBy());
    }
    String open = hiddenStart(state.toString());
    if (!open.isEmpty()) {
      return Ruling.unknown(route, open);
    }
    if (route.verdict() instanceof Reaches) {
      return Ruling.disagrees(route, "nginx does not start");
    }
    Fails fails = (Fails) route.verdict();
    boolean name =
        seen.symptoms().stream().anyMatch(s -> s.what().equals("host-not-found"))
            && routes.stream()
                .anyMatch(r -> r.verdict() instanceof Fails f && keepsFromStarting(f));
    boolean compose = state.toString().startsWith("not started");
    if (compose || fails.symptom() == Symptom.NO_START || name) {
      return Ruling.agrees(route);
    }
    return Ruling.disagrees(route, "nginx does not start, for another reason");
  }

  /** Why we could not know that nginx finds the name it stumbled over; empty where we could. */
  private String hiddenStart(String state) {
    for (Container other : containers) {
      boolean awaited = state.equals("not started: " + other.name() + " has no healthcheck");
      if (awaited && other.health().exists() == null) {
        return "the image of " + other.name() + " may bring a health check";
      }
    }
    for (Observation.Symptom symptom : seen.symptoms()) {
      for (RouteVerdict route : routes) {
        for (PeerVerdict peer : route.peers()) {
          String host = peer.server().host();
          boolean stumbled =
              symptom.what().equals("host-not-found")
                  && host != null
                  && symptom.name().replaceFirst(":\\d+$", "").equalsIgnoreCase(host);
          if (stumbled && peer.verdict() instanceof Unknown open) {
            return open.hiddenBy();
          }
        }
      }
    }
    return "";
  }

  private List<Observation.Request> requests(RouteVerdict route, Asked asked) {
    List<Observation.Request> found = new ArrayList<>();
    for (Observation.Request request : seen.requests()) {
      boolean here =
          asked.how() == How.STREAM
              ? request.port() == asked.port()
              : request.port() == 80 && asked.serves(request.path(), routes);
      if (here && isFor(route, request.to())) {
        found.add(request);
      }
    }
    return found;
  }

  private List<Observation.Symptom> symptoms(RouteVerdict route, Asked asked) {
    Block own = route.route().context().enclosing("location");
    boolean inside = asked.how() == How.AUTH || asked.how() == How.MIRROR;
    String subrequest = inside ? Asked.path(own) : "";
    List<Observation.Symptom> found = new ArrayList<>();
    for (Observation.Symptom symptom : seen.symptoms()) {
      boolean here =
          asked.how() == How.STREAM
              ? symptom.path().isEmpty()
              : asked.serves(symptom.path(), routes) && symptom.subrequest().equals(subrequest)
                  || symptom.path().isEmpty() && !inside;
      // the resolver's own trouble names no request: it is of those that ask it
      boolean others = symptom.what().startsWith("resolver") && route.route().atStart();
      if (here && !others && isFor(route, symptom.nginx())) {
        found.add(symptom);
      }
    }
    return found;
  }

  private static boolean isFor(RouteVerdict route, String nginx) {
    Container own = route.route().nginx().container();
    return nginx.isEmpty() || own == null || own.name().equals(nginx.replaceFirst("#.*", ""));
  }

  /** Whether every peer of a route is expected to answer. */
  static boolean allReach(RouteVerdict route) {
    for (PeerVerdict peer : route.peers()) {
      if (!(peer.verdict() instanceof Reaches)) {
        return false;
      }
    }
    return true;
  }

  /** The words of a verdict's symptom in the lab's vocabulary. */
  static boolean matches(Symptom expected, String seen) {
    return switch (expected) {
      case NOT_RESOLVED -> seen.startsWith("not-resolved");
      case NO_RESOLVER -> seen.equals("no-resolver");
      case NO_LIVE_UPSTREAMS -> seen.equals("no-live-upstreams");
      case WRONG_PROTOCOL -> List.of("tls", "104", "110", "bad-answer", "closed").contains(seen);
      case LOOP -> seen.equals("other");
      case RESET -> seen.equals("104") || seen.equals("closed");
      default -> seen.equals(String.valueOf(expected.errno()));
    };
  }
}
