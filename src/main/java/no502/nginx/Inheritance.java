package no502.nginx;

import java.util.List;

/**
 * Which settings an inner block takes over from the outer ones. Most do, all or nothing; these do
 * not.
 */
final class Inheritance {
  private Inheritance() {}

  /** All settings of the directive that hold in this block. */
  static List<Directive> of(Block block, String directive) {
    if (isHandler(directive)) {
      return handler(block, directive);
    }
    if (!isInherited(directive)) {
      return block.own(directive);
    }
    for (Block b = block; b != null; b = b.parent()) {
      List<Directive> found = b.own(directive);
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }

  /** What answers the request: an {@code if} or {@code limit_except} has its location's. */
  static boolean isHandler(String directive) {
    return switch (directive) {
      case "proxy_pass", "fastcgi_pass", "uwsgi_pass", "scgi_pass" -> true;
      case "grpc_pass", "memcached_pass", "tunnel_pass" -> true;
      default -> false;
    };
  }

  private static List<Directive> handler(Block block, String directive) {
    Block b = block;
    List<Directive> found = b.own(directive);
    while (found.isEmpty() && b.parent() != null && isInsideLocation(b)) {
      b = b.parent();
      found = b.own(directive);
    }
    return found;
  }

  private static boolean isInsideLocation(Block block) {
    return block.name().equals("if") || block.name().equals("limit_except");
  }

  private static boolean isInherited(String directive) {
    return switch (directive) {
      case "listen", "server_name", "server", "keepalive", "zone", "internal" -> false;
      case "return", "rewrite", "set", "break", "try_files", "include" -> false;
      case "stub_status", "empty_gif", "flv", "mp4", "js_content", "perl" -> false;
      case "content_by_lua", "content_by_lua_block", "content_by_lua_file", "echo" -> false;
      default -> true;
    };
  }
}
