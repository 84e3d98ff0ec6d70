package no502.verdict;

import java.util.ArrayList;
import java.util.List;
import no502.compose.Service.MountKind;
import no502.nginx.Directive;
import no502.topology.Confidence;
import no502.topology.Container;
import no502.topology.Listener;
import no502.topology.Listening;
import no502.topology.Names;
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

  Sockets(Stack stack, Nginx nginx) {
    this.stack = stack;
    this.nginx = nginx;
  }

  Verdict judge(Route.Server server, Asked asked, Chain chain) {
    String path = SharedFile.clean(server.socket());
    Container here = nginx.container();
    Listener own = listener(here, path);
    if (own != null) {
      return Reach.spoken(here, own, asked, chain);
    }
    if (!SharedFile.mountsAreKnown(here)) {
      return chain.unknown("the mounts of " + here.name() + " are not all written out");
    }
    SharedFile file = SharedFile.of(here, path);
    return file == null ? unshared(path, chain) : shared(path, file, asked, chain);
  }

  private Verdict unshared(String path, Chain chain) {
    Listening here = stack.listening(nginx.container());
    if (!here.exhaustive()) {
      return chain.unknown(here.hiddenBy());
    }
    Chain told =
        chain.and(
            nginx.container().service().origin().key(),
            "no volume brings " + path + " into the container of " + nginx.container().name());
    Container creator = creator(path);
    if (creator != null) {
      told = told.and(listener(creator, path).evidence());
    }
    return fail(path, SocketFault.NOT_SHARED, creator, List.of(), Confidence.PROVEN, told);
  }

  private Verdict shared(String path, SharedFile file, Asked asked, Chain chain) {
    Chain told =
        chain.and(
            file.mount().origin().span(),
            path + " lies in a volume of " + nginx.container().name());
    List<Container> sharers = new ArrayList<>();
    String hidden = null;
    for (Container other : stack.containers().values()) {
      if (other == nginx.container() || !Names.isActive(stack, other)) {
        continue;
      }
      for (Listener listener : stack.listening(other).listeners()) {
        if (listener.socket() instanceof Listener.Unix unix
            && file.isSameAs(SharedFile.of(other, SharedFile.clean(unix.path())))) {
          return open(path, other, listener, asked, told);
        }
      }
      if (SharedFile.shares(other, file)) {
        sharers.add(other);
        hidden = hidden == null ? stack.listening(other).hiddenBy() : hidden;
      }
    }
    if (file.mount().kind() == MountKind.BIND && sharers.isEmpty()) {
      return told.unknown("a program on the host may create " + path);
    }
    if (hidden == null && !stack.listening(nginx.container()).exhaustive()) {
      hidden = stack.listening(nginx.container()).hiddenBy();
    }
    return nobody(path, sharers, hidden, told);
  }

  private Verdict nobody(String path, List<Container> sharers, String hidden, Chain chain) {
    for (Container sharer : sharers) {
      for (Listener listener : stack.listening(sharer).listeners()) {
        if (listener.socket() instanceof Listener.Unix) {
          Confidence sure = hidden == null ? listener.confidence() : Confidence.LIKELY;
          Chain told = chain.and(listener.evidence());
          return fail(path, SocketFault.WRONG_PATH, sharer, sharers, sure, told);
        }
      }
    }
    if (hidden != null) {
      return chain.unknown(hidden);
    }
    return fail(path, SocketFault.NOBODY_CREATES, null, sharers, Confidence.PROVEN, chain);
  }

  /** The socket is there; the rest is a matter of permission. */
  private Verdict open(
      String path, Container creator, Listener listener, Asked asked, Chain chain) {
    String mode = ((Listener.Unix) listener.socket()).mode();
    Verdict spoken = Reach.spoken(creator, listener, asked, chain);
    if (!(spoken instanceof Verdict.Reaches reaches) || isRoot()) {
      return spoken;
    }
    if (mode == null || mode.isEmpty()) {
      return new Chain(reaches.evidence()).unknown("nothing shows who may use the socket " + path);
    }
    // Connecting takes the right to write.
    boolean open = (mode.charAt(mode.length() - 1) - '0' & 2) != 0;
    return open
        ? spoken
        : chain
            .and(listener.evidence())
            .unknown(
                "the mode "
                    + mode
                    + " of "
                    + path
                    + " lets in only some users, and nothing shows whether nginx's is one");
  }

  private boolean isRoot() {
    List<Directive> users = nginx.config().main().own("user");
    return !users.isEmpty() && "root".equals(users.get(0).arg(0));
  }

  private static Verdict fail(
      String path,
      SocketFault fault,
      Container creator,
      List<Container> candidates,
      Confidence confidence,
      Chain chain) {
    Cause cause = new Cause.SocketUnreachable(path, fault, creator, List.copyOf(candidates));
    return chain.fails(Symptom.NO_SOCKET, cause, confidence);
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
      if (listener.socket() instanceof Listener.Unix unix
          && SharedFile.clean(unix.path()).equals(path)) {
        return listener;
      }
    }
    return null;
  }
}
