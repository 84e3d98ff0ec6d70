package no502.topology.listen;

import java.util.ArrayList;
import java.util.List;
import no502.topology.AContainer;
import no502.topology.Confidence;
import no502.topology.Listener;
import no502.topology.Listening;

/** Tells a listening in short lines, so that tests read like examples. */
final class Told {
  private Told() {}

  /**
   * One word a listener, such as {@code 0.0.0.0:8000/HTTP}, with a {@code ?} where it is only
   * likely; and {@code …} at the end when there may be more.
   */
  static String of(AContainer container) {
    return of(Listeners.of(container.build()));
  }

  static String of(Listening listening) {
    List<String> out = new ArrayList<>();
    for (Listener l : listening.listeners()) {
      String likely = l.confidence() == Confidence.LIKELY ? "?" : "";
      out.add(socket(l.socket()) + "/" + l.protocol() + likely);
    }
    if (!listening.exhaustive()) {
      out.add("…");
    }
    return String.join(" ", out);
  }

  private static String socket(Listener.Socket socket) {
    if (socket instanceof Listener.Unix unix) {
      return "unix:" + unix.path() + (unix.mode() == null ? "" : "(" + unix.mode() + ")");
    }
    Listener.Tcp tcp = (Listener.Tcp) socket;
    String host =
        switch (tcp.bind()) {
          case ALL -> "*";
          case ALL4 -> "0.0.0.0";
          case LOOPBACK4 -> "127.0.0.1";
          case LOOPBACK6 -> "::1";
          case LOCALHOST -> "localhost";
          case ADDRESS -> tcp.address();
          case UNKNOWN -> "?";
        };
    return host + ":" + tcp.port();
  }

  /** Every sentence of the only listener's evidence. */
  static List<String> why(AContainer container) {
    Listening listening = Listeners.of(container.build());
    return listening.listeners().get(0).evidence().stream().map(e -> e.sentence()).toList();
  }

  static String hiddenBy(AContainer container) {
    return Listeners.of(container.build()).hiddenBy();
  }
}
