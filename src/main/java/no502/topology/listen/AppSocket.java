package no502.topology.listen;

import java.util.ArrayList;
import java.util.List;
import no502.text.Span;
import no502.topology.Bind;
import no502.topology.Confidence;
import no502.topology.Evidence;
import no502.topology.Listener;
import no502.topology.Listener.Tcp;
import no502.topology.Protocol;

/**
 * A listening call in an application's own source: what the files show of one call, and never the
 * whole of what the application may open.
 */
final class AppSocket {
  private final Command command;
  private final String file;
  private final Span span;

  AppSocket(Command command, String file, Span span) {
    this.command = command;
    this.file = file;
    this.span = span;
  }

  /**
   * @param host null when the call gives none
   * @param port null when the call gives none
   * @param sure whether the call is surely made, and alone, so that literals prove it
   */
  Reading reading(Found host, Found port, Defaults defaults, Protocol protocol, boolean sure) {
    String more = file + " may open more ports than we can read";
    if (port != null && !port.known()) {
      return Reading.unknown("the port in " + file + " is hidden: " + port.hiddenBy());
    }
    int number = port == null ? defaults.port() : Address.port(port.text());
    if (number < 1) {
      return Reading.unknown("the port in " + file + " is not one we can read");
    }
    boolean knownHost = host == null || host.known();
    String name = host == null ? defaults.host() : host.text();
    Tcp socket = knownHost ? Address.tcp(name, number) : new Tcp(number, Bind.UNKNOWN, null);
    boolean literal = written(host, defaults) && written(port, defaults);
    boolean proven = sure && literal && socket.bind() != Bind.UNKNOWN;
    List<Evidence> evidence = new ArrayList<>(command.evidence());
    String told = host == null && knownHost ? ", and no host is given" : "";
    evidence.add(new Evidence(span, file + " listens on " + Sockets.shown(socket) + told));
    Listener listener =
        new Listener(
            socket,
            protocol,
            proven ? Confidence.PROVEN : Confidence.LIKELY,
            List.copyOf(evidence));
    return new Reading(List.of(listener), more);
  }

  /** A literal in the source, or a default that was checked. */
  private static boolean written(Found found, Defaults defaults) {
    return found == null
        ? defaults.verified()
        : found.known() && found.why().endsWith(" is written there");
  }
}
