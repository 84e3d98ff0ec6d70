package no502.topology.listen;

import java.util.ArrayList;
import java.util.List;
import no502.topology.Container;
import no502.topology.Listener;
import no502.topology.Listening;
import no502.topology.Nginx;

/**
 * Works out on which sockets a container's processes listen. What a server's own command line and
 * configuration say comes first; where they do not say all, EXPOSE, published ports, the health
 * check and the image tables are asked, and believed only as far as they agree.
 */
public final class Listeners {
  private Listeners() {}

  public static Listening of(Container container) {
    return of(container, null);
  }

  /** For a container that runs nginx: its configuration decides. {@code nginx} may be null. */
  public static Listening of(Container container, Nginx nginx) {
    Inside inside = new Inside(container);
    CommandLine.Result line = CommandLine.of(inside);
    Reading strong = read(line, inside, nginx);
    if (strong.hiddenBy() == null) {
      return new Listening(strong.listeners(), null);
    }
    Reading table = strong.listeners().isEmpty() ? ImageTable.read(inside) : null;
    if (table != null && table.hiddenBy() == null) {
      return new Listening(table.listeners(), null);
    }
    return WeakEvidence.of(container, inside).under(strong, table);
  }

  private static Reading read(CommandLine.Result line, Inside inside, Nginx nginx) {
    Readings all = new Readings();
    boolean server = false;
    String unread = null;
    for (CommandLine.Running one : line.running()) {
      Reading reading = one(one, inside, nginx);
      if (reading == null) {
        unread = unread == null ? notRead(one) : unread;
        continue;
      }
      server = true;
      all.add(one.conditional() ? reading.doubtful("it starts under a condition only") : reading);
    }
    if (unread == null && !server && line.more() == null) {
      unread = "no server is started that we can read";
    }
    all.hide(line.more());
    all.hide(unread);
    Reading reading = all.reading();
    return line.doubt() == null ? reading : reading.doubtful(line.doubt());
  }

  private static Reading one(CommandLine.Running one, Inside inside, Nginx nginx) {
    if (nginx != null && one.command().is("nginx", "nginx-debug", "openresty")) {
      Listening listening = NginxListeners.of(nginx.config(), nginx.version());
      return new Reading(listening.listeners(), listening.hiddenBy());
    }
    for (ServerKind kind : ServerKinds.ALL) {
      Reading reading = kind.read(one.command(), inside);
      if (reading != null) {
        return reading;
      }
    }
    return null;
  }

  /** Null for a program that comes to an end, or does nothing, before the server runs. */
  private static String notRead(CommandLine.Running one) {
    if (FiniteCommands.harmless(one)) {
      return null;
    }
    return "what \"" + one.command().shown() + "\" listens on is not written where we can read it";
  }

  /** Listeners with the weaker of two confidences. */
  static List<Listener> likely(List<Listener> listeners) {
    List<Listener> out = new ArrayList<>();
    listeners.forEach(l -> out.add(Reading.likely(l)));
    return out;
  }
}
