package no502.nginx;

import java.util.List;

/** The variables that the server's {@code listen} lines decide. */
final class ListenerVariables {
  private ListenerVariables() {}

  /** All values the variable can have in this block; empty when the listeners do not tell. */
  static List<Text> values(String variable, Block where) {
    Block server = where.enclosing("server");
    return switch (variable) {
      case "scheme" ->
          server == null ? List.of(Text.of("http"), Text.of("https")) : schemes(server);
      case "server_port" -> server == null ? List.of() : ports(server);
      default -> List.of();
    };
  }

  private static List<Text> schemes(Block server) {
    List<Text> schemes = List.of();
    for (Directive listen : server.own("listen")) {
      ListenAddress address = ListenAddress.parse(listen);
      boolean secure = address.has("ssl") || address.has("quic");
      schemes = Text.union(schemes, List.of(Text.of(secure ? "https" : "http", listen.span())));
    }
    return schemes.isEmpty() ? List.of(Text.of("http")) : schemes;
  }

  private static List<Text> ports(Block server) {
    List<Text> ports = List.of();
    for (Directive listen : server.own("listen")) {
      ListenAddress address = ListenAddress.parse(listen);
      if (address.port() <= 0 || address.lastPort() != address.port()) {
        return List.of();
      }
      ports = Text.union(ports, List.of(Text.of("" + address.port(), listen.span())));
    }
    return ports.isEmpty() ? List.of(Text.of("80")) : ports;
  }
}
