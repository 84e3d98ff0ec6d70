package no502.topology.listen;

import java.util.ArrayList;
import java.util.List;
import no502.text.Span;
import no502.topology.Bind;
import no502.topology.Confidence;
import no502.topology.Evidence;
import no502.topology.Listener;
import no502.topology.Listener.Socket;
import no502.topology.Listener.Tcp;
import no502.topology.Protocol;

/** Makes listeners out of settings, each with the sentence that a finding quotes. */
final class Sockets {
  private Sockets() {}

  /** A host and a port, each from its own setting. */
  static Reading reading(
      String server, Protocol protocol, Command c, Setting host, Setting port, Defaults defaults) {
    Found where = port.value();
    int number = where.known() ? Address.port(where.text()) : -1;
    if (number < 1) {
      return Reading.unknown(
          where.known() ? where.text() + " is no port " + server + " can bind" : where.hiddenBy());
    }
    Found on = host.value();
    Tcp socket = on.known() ? Address.tcp(on.text(), number) : new Tcp(number, Bind.UNKNOWN, null);
    boolean unverified =
        !defaults.verified() && (host.isDefault() || port.isDefault())
            || !on.known()
            || socket.bind() == Bind.UNKNOWN;
    String doubt = port.doubt() != null ? port.doubt() : host.doubt();
    Confidence confidence = unverified || doubt != null ? Confidence.LIKELY : Confidence.PROVEN;
    List<Evidence> evidence = new ArrayList<>(c.evidence());
    evidence.add(new Evidence(span(on, c), sentence(server, socket, on, where)));
    if (where.span() != null && !where.span().equals(span(on, c))) {
      evidence.add(new Evidence(where.span(), where.why()));
    }
    String hidden = port.isDefault() && !defaults.verified() ? "its default port may differ" : null;
    Listener listener = new Listener(socket, protocol, confidence, List.copyOf(evidence));
    return new Reading(List.of(listener), doubt != null ? doubt : hidden);
  }

  private static Span span(Found on, Command c) {
    return on.span() != null ? on.span() : c.span();
  }

  private static String sentence(String server, Tcp socket, Found host, Found port) {
    String reasons = host.why().equals(port.why()) ? host.why() : host.why() + ", " + port.why();
    return server + " listens on " + shown(socket) + ": " + reasons;
  }

  /** A socket whose whole address one setting gives. */
  static Reading reading(String server, Protocol protocol, Command c, Found where, Socket socket) {
    if (!where.known() || socket == null) {
      return Reading.unknown(
          where.known()
              ? where.text() + " is no address " + server + " can bind"
              : where.hiddenBy());
    }
    return Reading.all(List.of(listener(server, protocol, c.evidence(), where, socket)));
  }

  static Listener listener(
      String server, Protocol protocol, List<Evidence> before, Found where, Socket socket) {
    List<Evidence> evidence = new ArrayList<>(before);
    evidence.add(
        new Evidence(where.span(), server + " listens on " + shown(socket) + ": " + where.why()));
    boolean sure = !(socket instanceof Tcp tcp) || tcp.bind() != Bind.UNKNOWN;
    return new Listener(
        socket, protocol, sure ? Confidence.PROVEN : Confidence.LIKELY, List.copyOf(evidence));
  }

  /** How people write a socket. */
  static String shown(Socket socket) {
    if (socket instanceof Listener.Unix unix) {
      return "unix:" + unix.path();
    }
    Tcp tcp = (Tcp) socket;
    return switch (tcp.bind()) {
      case ALL -> "every address, port " + tcp.port();
      case ALL4 -> "0.0.0.0:" + tcp.port();
      case LOOPBACK4 -> "127.0.0.1:" + tcp.port();
      case LOOPBACK6 -> "[::1]:" + tcp.port();
      case LOCALHOST -> "localhost:" + tcp.port();
      case ADDRESS -> tcp.address() + ":" + tcp.port();
      case UNKNOWN -> "port " + tcp.port();
    };
  }
}
