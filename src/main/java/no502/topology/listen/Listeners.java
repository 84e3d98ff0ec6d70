package no502.topology.listen;

import no502.topology.Container;
import no502.topology.Launch.Arg;
import no502.topology.Listening;
import no502.topology.Nginx;

/**
 * Works out on which sockets a container's processes listen. What a server's own command line and
 * configuration say comes first; where they do not say all, EXPOSE, published ports, the health
 * check and the image tables are asked, and believed only as far as they agree.
 */
public final class Listeners {
  /**
   * Hides no listener, as far as the files show: all that is started only waits, or comes to an
   * end.
   */
  public static final String NO_SERVER = "no server is started that we can read";

  private Listeners() {}

  public static Listening of(Container container) {
    return of(container, null);
  }

  /** For a container that runs nginx: its configuration decides. {@code nginx} may be null. */
  public static Listening of(Container container, Nginx nginx) {
    Inside inside = new Inside(container);
    CommandLine.Result line = CommandLine.of(inside);
    Reading strong = read(line, inside, nginx);
    if (nginx != null) {
      return withNginx(nginx, container, strong);
    }
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
    boolean server = nginx != null;
    String unread = null;
    for (CommandLine.Running one : line.running()) {
      if (nginx != null && isNginx(one.command())) {
        continue;
      }
      Reading reading = ServerKinds.read(one.command(), inside);
      if (reading == null) {
        unread = unread == null ? notRead(one) : unread;
        continue;
      }
      server = true;
      all.add(believed(reading, one));
    }
    if (unread == null && !server && line.more() == null) {
      unread = NO_SERVER;
    }
    all.hide(line.more());
    all.hide(unread);
    Reading reading = all.reading();
    return line.doubt() == null ? reading : reading.doubtful(line.doubt());
  }

  private static Reading believed(Reading reading, CommandLine.Running one) {
    if (one.conditional()) {
      return reading.doubtful("it starts under a condition only");
    }
    Arg stray = one.command().strayHidden();
    return stray == null
        ? reading
        : reading.doubtful("more options may be hidden: " + stray.hiddenBy());
  }

  /** nginx's own sockets, and those of what runs beside it. */
  private static Listening withNginx(Nginx nginx, Container container, Reading beside) {
    Listening own = NginxListeners.of(nginx);
    if (container.launch().fromImage()) {
      return own;
    }
    Readings all = new Readings();
    all.add(new Reading(own.listeners(), own.hiddenBy()));
    all.add(beside);
    return new Listening(all.reading().listeners(), all.reading().hiddenBy());
  }

  private static boolean isNginx(Command command) {
    return command.is("nginx", "nginx-debug", "openresty", "angie", "tengine", "freenginx");
  }

  /** Null for a program that comes to an end, or does nothing, before the server runs. */
  private static String notRead(CommandLine.Running one) {
    if (FiniteCommands.harmless(one)) {
      return null;
    }
    return "what \"" + one.command().shown() + "\" listens on is not written where we can read it";
  }
}
