package no502.topology.listen;

import java.util.ArrayList;
import java.util.List;

/** Every family of servers that we can read; the first that knows a command speaks for it. */
final class ServerKinds {
  static final List<ServerKind> ALL = all();

  private ServerKinds() {}

  private static List<ServerKind> all() {
    List<ServerKind> kinds = new ArrayList<>();
    kinds.addAll(PythonServers.all());
    kinds.addAll(NodeServers.all());
    kinds.addAll(WebServers.all());
    kinds.addAll(DataStores.all());
    kinds.add(new PhpFpm());
    kinds.addAll(ManagedApps.all());
    kinds.add(new PythonApp());
    kinds.add(new NodeApp());
    return List.copyOf(kinds);
  }
}
