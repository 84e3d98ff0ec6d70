package no502.rules;

import java.util.List;
import java.util.function.Consumer;
import no502.fix.NginxEdits;
import no502.lint.Failure;
import no502.lint.Finding;
import no502.lint.Fix;
import no502.lint.Inspection;
import no502.lint.Rule;
import no502.nginx.Word;
import no502.topology.Container;
import no502.topology.Listener;
import no502.topology.Stack;
import no502.verdict.Cause.SocketUnreachable;

/** A unix socket that nobody puts where nginx looks. */
final class UnixSocketUnreachable implements Rule {
  @Override
  public String id() {
    return "unix-socket-unreachable";
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> found) {
    Failure.of(inspection.routes(), SocketUnreachable.class, SocketUnreachable::path)
        .forEach(failure -> found.accept(finding(inspection.stack(), failure)));
  }

  private Finding finding(Stack stack, Failure<SocketUnreachable> failure) {
    SocketUnreachable cause = failure.cause();
    String nginx = failure.nginx().container().name();
    String what =
        switch (cause.fault()) {
          case NOT_SHARED ->
              "no volume brings the socket " + cause.path() + " into the container of " + nginx;
          case WRONG_PATH ->
              cause.creator().name()
                  + " puts its socket elsewhere in the volume than "
                  + cause.path();
          case NOBODY_CREATES -> "no container creates the socket " + cause.path();
        };
    Container tcp = onTcp(stack, failure);
    String help =
        tcp == null
            ? "mount one volume at the socket's folder in both containers, or use TCP"
            : tcp.name() + " listens on TCP: use " + tcp.name() + ":" + port(stack, tcp, failure);
    return failure.finding(
        id(), what + ": " + failure.ending(), help, tcp == null ? null : fix(stack, tcp, failure));
  }

  /** The one container that speaks the protocol asked for on a TCP port. */
  private static Container onTcp(Stack stack, Failure<SocketUnreachable> failure) {
    Container only = null;
    for (Container container : stack.containers().values()) {
      if (port(stack, container, failure) > 0) {
        if (only != null) {
          return null;
        }
        only = container;
      }
    }
    return only;
  }

  private static int port(Stack stack, Container container, Failure<SocketUnreachable> failure) {
    if (container == failure.nginx().container()) {
      return 0;
    }
    for (Listener listener : stack.listening(container).listeners()) {
      if (listener.protocol() == failure.first().route().protocol()
          && listener.socket() instanceof Listener.Tcp tcp
          && !tcp.bind().loopbackOnly()) {
        return tcp.port();
      }
    }
    return 0;
  }

  private static Fix fix(Stack stack, Container tcp, Failure<SocketUnreachable> failure) {
    Failure.Place place = failure.first();
    List<Word> args = place.server().directive().args();
    boolean plain =
        !args.isEmpty()
            && args.get(0).span().equals(place.span())
            && args.get(0).value().startsWith("unix:");
    if (!plain || failure.places().size() > 1) {
      return null;
    }
    String address = tcp.name() + ":" + port(stack, tcp, failure);
    return new Fix(
        "use the TCP port " + address, false, List.of(NginxEdits.replace(args.get(0), address)));
  }
}
