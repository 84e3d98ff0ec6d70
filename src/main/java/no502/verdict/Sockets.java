package no502.verdict;

import java.util.ArrayList;
import java.util.List;
import no502.compose.Service.Mount;
import no502.compose.Service.MountKind;
import no502.topology.Confidence;
import no502.topology.Container;
import no502.topology.Evidence;
import no502.topology.Listener;
import no502.topology.Listening;
import no502.topology.Names;
import no502.topology.Namespaces;
import no502.topology.Nginx;
import no502.topology.Route;
import no502.topology.Stack;
import no502.verdict.Cause.SocketFault;

/**
 * Judges unix sockets: they cross from one container to another only through a volume both mount.
 */
final class Sockets {
  private final Stack stack;
  private final Nginx nginx;

  Sockets(Stack stack, Namespaces namespaces, Nginx nginx) {
    this.stack = stack;
    this.nginx = nginx;
  }

  Verdict judge(Route.Server server, List<Evidence> chain) {
    String path = server.socket();
    if (nginx.container() == null) {
      return new Verdict.Unknown("no Compose file says which volumes this nginx has", chain);
    }
    Listener own = listener(nginx.container(), path);
    if (own != null) {
      chain.addAll(own.evidence());
      return new Verdict.Reaches(own.confidence(), List.copyOf(chain));
    }
    Mount mount = covering(nginx.container(), path);
    return mount == null ? unshared(path, chain) : shared(path, mount, chain);
  }

  private Verdict unshared(String path, List<Evidence> chain) {
    Listening here = stack.listening(nginx.container());
    if (!here.exhaustive()) {
      return new Verdict.Unknown(here.hiddenBy(), chain);
    }
    chain.add(
        new Evidence(
            nginx.container().service().origin().key(),
            "no volume brings " + path + " into the container of " + nginx.container().name()));
    Container creator = creator(path);
    if (creator != null) {
      chain.addAll(listener(creator, path).evidence());
    }
    return fail(path, SocketFault.NOT_SHARED, creator, List.of(), Confidence.PROVEN, chain);
  }

  private Verdict shared(String path, Mount mount, List<Evidence> chain) {
    chain.add(
        new Evidence(
            mount.origin().span(), path + " lies in a volume of " + nginx.container().name()));
    String inside = path.substring(clean(mount.target().text()).length());
    List<Container> sharers = new ArrayList<>();
    String hidden = null;
    for (Container other : stack.containers().values()) {
      Mount twin =
          other == nginx.container() || !Names.isActive(stack, other) ? null : twin(other, mount);
      if (twin == null) {
        continue;
      }
      sharers.add(other);
      Listener match = listener(other, clean(twin.target().text()) + inside);
      if (match != null) {
        chain.addAll(match.evidence());
        return open(path, other, match, chain);
      }
      hidden = hidden == null ? stack.listening(other).hiddenBy() : hidden;
    }
    if (mount.kind() == MountKind.BIND && sharers.isEmpty()) {
      return new Verdict.Unknown("a program on the host may create " + path, chain);
    }
    return nobody(path, sharers, hidden, chain);
  }

  private Verdict nobody(
      String path, List<Container> sharers, String hidden, List<Evidence> chain) {
    for (Container sharer : sharers) {
      for (Listener listener : stack.listening(sharer).listeners()) {
        if (listener.socket() instanceof Listener.Unix) {
          chain.addAll(listener.evidence());
          return fail(path, SocketFault.WRONG_PATH, sharer, sharers, listener.confidence(), chain);
        }
      }
    }
    if (hidden != null) {
      return new Verdict.Unknown(hidden, chain);
    }
    return fail(path, SocketFault.NOBODY_CREATES, null, sharers, Confidence.PROVEN, chain);
  }

  /** The socket is there; the rest is a matter of permission. */
  private static Verdict open(
      String path, Container creator, Listener listener, List<Evidence> chain) {
    String mode = ((Listener.Unix) listener.socket()).mode();
    if (mode == null || mode.isEmpty()) {
      return new Verdict.Reaches(Confidence.LIKELY, List.copyOf(chain));
    }
    char others = mode.charAt(mode.length() - 1);
    if (others == '6' || others == '7') {
      return new Verdict.Reaches(listener.confidence(), List.copyOf(chain));
    }
    return new Verdict.Unknown(
        "the mode " + mode + " of " + path + " lets in only some users, and nothing shows nginx's",
        chain);
  }

  private static Verdict fail(
      String path,
      SocketFault fault,
      Container creator,
      List<Container> candidates,
      Confidence confidence,
      List<Evidence> chain) {
    return PeerJudge.fails(
        Symptom.NO_SOCKET,
        new Cause.SocketUnreachable(path, fault, creator, List.copyOf(candidates)),
        confidence,
        chain);
  }

  private Container creator(String path) {
    for (Container other : stack.containers().values()) {
      if (listener(other, path) != null) {
        return other;
      }
    }
    return null;
  }

  private Listener listener(Container container, String path) {
    for (Listener listener : stack.listening(container).listeners()) {
      if (listener.socket() instanceof Listener.Unix unix && unix.path().equals(path)) {
        return listener;
      }
    }
    return null;
  }

  private static Mount covering(Container container, String path) {
    Mount best = null;
    for (Mount mount : container.service().volumes()) {
      boolean volume = mount.kind() == MountKind.BIND || mount.kind() == MountKind.NAMED;
      String target = mount.target() == null ? "" : clean(mount.target().text());
      boolean covers = volume && (path.equals(target) || path.startsWith(target + "/"));
      if (covers && (best == null || target.length() > clean(best.target().text()).length())) {
        best = mount;
      }
    }
    return best;
  }

  private static Mount twin(Container other, Mount mount) {
    for (Mount candidate : other.service().volumes()) {
      boolean same =
          candidate.kind() == mount.kind()
              && candidate.source() != null
              && mount.source() != null
              && candidate.source().text().equals(mount.source().text());
      if (same) {
        return candidate;
      }
    }
    return null;
  }

  private static String clean(String path) {
    return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }
}
