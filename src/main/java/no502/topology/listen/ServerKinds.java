package no502.topology.listen;

import java.util.ArrayList;
import java.util.List;

/**
 * Every family of servers that we can read; the first that knows a command speaks for it. A world
 * of them is made when the worlds before it do not know a command: most stacks need one or two.
 */
final class ServerKinds {
  private ServerKinds() {}

  /** What the command opens; null when nobody knows it. */
  static Reading read(Command command, Inside inside) {
    Reading reading = first(Python.ALL, command, inside);
    reading = reading != null ? reading : first(Node.ALL, command, inside);
    reading = reading != null ? reading : first(Web.ALL, command, inside);
    return reading != null ? reading : first(Others.ALL, command, inside);
  }

  private static Reading first(List<ServerKind> kinds, Command command, Inside inside) {
    for (ServerKind kind : kinds) {
      Reading reading = kind.read(command, inside);
      if (reading != null) {
        return reading;
      }
    }
    return null;
  }

  private static final class Python {
    static final List<ServerKind> ALL = PythonServers.all();
  }

  private static final class Node {
    static final List<ServerKind> ALL = NodeServers.all();
  }

  private static final class Web {
    static final List<ServerKind> ALL = WebServers.all();
  }

  private static final class Others {
    static final List<ServerKind> ALL = all();

    private static List<ServerKind> all() {
      List<ServerKind> kinds = new ArrayList<>(DataStores.all());
      kinds.add(new PhpFpm());
      kinds.addAll(ManagedApps.all());
      kinds.add(new PythonApp());
      kinds.add(new NodeApp());
      return kinds;
    }
  }
}
