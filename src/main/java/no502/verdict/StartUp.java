package no502.verdict;

import java.util.ArrayList;
import java.util.List;
import no502.text.Letters;
import no502.text.Problem;
import no502.topology.Bind;
import no502.topology.Confidence;
import no502.topology.Container;
import no502.topology.Evidence;
import no502.topology.Listener;
import no502.topology.Names;
import no502.topology.Namespaces;
import no502.topology.Nginx;
import no502.topology.Stack;

/** What keeps one nginx from starting at all, so that none of its routes works. */
final class StartUp {
  private StartUp() {}

  /** Proven before likely; null when nothing does. */
  static Verdict.Fails blocker(
      Stack stack, Namespaces namespaces, Nginx nginx, List<RouteVerdict> routes) {
    List<Verdict.Fails> all = new ArrayList<>();
    for (RouteVerdict route : routes) {
      note(route.verdict(), all);
      route.peers().forEach(peer -> note(peer.verdict(), all));
    }
    for (Problem problem : nginx.problems()) {
      if (problem.weight() == Problem.Weight.ERROR) {
        all.add(refused(problem, nginx.confidence()));
      }
    }
    if (nginx.container() != null) {
      Verdict.Fails endless = new StartOrder(stack, nginx.container()).endless();
      if (endless != null) {
        all.add(endless);
      }
      Verdict.Fails taken = portTaken(stack, namespaces, nginx);
      if (taken != null) {
        all.add(taken);
      }
    }
    for (Verdict.Fails one : all) {
      if (one.confidence() == Confidence.PROVEN) {
        return one;
      }
    }
    return all.isEmpty() ? null : all.get(0);
  }

  static boolean keepsFromStarting(Symptom symptom) {
    return symptom == Symptom.HOST_NOT_FOUND || symptom == Symptom.NO_START;
  }

  /** Whether a name that nginx needs while it starts is one that the files do not settle. */
  static boolean mayKeepFromStarting(RouteVerdict route) {
    for (RouteVerdict.PeerVerdict peer : route.peers()) {
      String host = peer.server().host();
      if (route.route().atStart()
          && !peer.server().resolve()
          && peer.container() == null
          && peer.verdict() instanceof Verdict.Unknown
          && host != null
          && !Names.isAddress(host)
          && !Letters.same(host, "localhost")) {
        return true;
      }
    }
    return false;
  }

  private static void note(Verdict verdict, List<Verdict.Fails> all) {
    if (verdict instanceof Verdict.Fails fails && keepsFromStarting(fails.symptom())) {
      all.add(fails);
    }
  }

  private static Verdict.Fails refused(Problem problem, Confidence confidence) {
    return new Verdict.Fails(
        Symptom.NO_START,
        new Cause.ConfigurationRefused(problem.span(), problem.message()),
        confidence,
        List.of(new Evidence(problem.span(), "nginx refuses this: " + problem.message())));
  }

  /** Two programs of one namespace want one port: one of them cannot have it. */
  private static Verdict.Fails portTaken(Stack stack, Namespaces namespaces, Nginx nginx) {
    for (Container other : namespaces.of(nginx.container()).members()) {
      if (other == nginx.container() || !Names.isActive(stack, other)) {
        continue;
      }
      for (Listener mine : stack.listening(nginx.container()).listeners()) {
        for (Listener theirs : stack.listening(other).listeners()) {
          if (clash(mine, theirs)) {
            return taken(other, mine, theirs);
          }
        }
      }
    }
    return null;
  }

  private static Verdict.Fails taken(Container other, Listener mine, Listener theirs) {
    List<Evidence> evidence = new ArrayList<>(mine.evidence());
    evidence.addAll(theirs.evidence());
    return new Verdict.Fails(
        Symptom.NO_START,
        new Cause.PortTaken(other, mine, theirs),
        Confidence.LIKELY,
        List.copyOf(evidence));
  }

  private static boolean clash(Listener a, Listener b) {
    return a.socket() instanceof Listener.Tcp x
        && b.socket() instanceof Listener.Tcp y
        && x.port() == y.port()
        && a.confidence() == Confidence.PROVEN
        && b.confidence() == Confidence.PROVEN
        && (isIpv4(x) && isIpv4(y) || isIpv6(x) && isIpv6(y));
  }

  /** The kernel gives a port of one family to one of them, whether it asks for all or loopback. */
  private static boolean isIpv4(Listener.Tcp socket) {
    return switch (socket.bind()) {
      case ALL, ALL4, LOOPBACK4 -> true;
      default -> false;
    };
  }

  private static boolean isIpv6(Listener.Tcp socket) {
    return socket.bind() == Bind.ALL || socket.bind() == Bind.LOOPBACK6;
  }
}
