package no502.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import no502.nginx.Block;
import no502.nginx.Directive;
import no502.nginx.ListenAddress;
import no502.nginx.Word;

/**
 * Finds the server blocks that a line can come from. nginx logs the first name of the server that
 * answered (http), or the address it listens on (stream).
 */
final class ServerMatcher {
  private ServerMatcher() {}

  /** Blocks of the same first name; where several have it, those that know the host come first. */
  static List<Block> http(Block main, String logged, String host) {
    List<Block> same = new ArrayList<>();
    for (Block server : servers(main, "http")) {
      if (logged == null || firstName(server).equalsIgnoreCase(logged)) {
        same.add(same.isEmpty() || !knows(server, host) ? same.size() : 0, server);
      }
    }
    return same;
  }

  static List<Block> stream(Block main, String logged) {
    UpstreamAddress asked = UpstreamAddress.of(logged);
    List<Block> same = new ArrayList<>();
    for (Block server : servers(main, "stream")) {
      for (Directive listen : server.own("listen")) {
        ListenAddress address = ListenAddress.parse(listen);
        boolean covers =
            asked != null && asked.port() >= address.port() && asked.port() <= address.lastPort();
        if (covers && !same.contains(server)) {
          same.add(server);
        }
      }
    }
    return same;
  }

  private static List<Block> servers(Block main, String layer) {
    List<Block> servers = new ArrayList<>();
    if (main.name().equals("server")) {
      servers.add(main);
    }
    servers.addAll(main.blocks("server"));
    for (Block block : main.blocks(layer)) {
      servers.addAll(block.blocks("server"));
    }
    return servers;
  }

  /** As {@code $server_name} and the error log have it; empty where none is written. */
  static String firstName(Block server) {
    List<Directive> names = server.own("server_name");
    String first = names.isEmpty() ? null : names.get(0).arg(0);
    if (first == null) {
      return "";
    }
    return first.startsWith(".") ? first.substring(1) : first;
  }

  private static boolean knows(Block server, String host) {
    if (host == null) {
      return false;
    }
    int colon = host.lastIndexOf(':');
    String name = colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
    for (Directive line : server.own("server_name")) {
      for (Word word : line.args()) {
        if (covers(word.value().toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT))) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean covers(String pattern, String name) {
    if (pattern.startsWith("*.")) {
      return name.endsWith(pattern.substring(1));
    }
    if (pattern.startsWith(".")) {
      return name.endsWith(pattern) || name.equals(pattern.substring(1));
    }
    return pattern.endsWith(".*")
        ? name.startsWith(pattern.substring(0, pattern.length() - 1))
        : name.equals(pattern);
  }
}
