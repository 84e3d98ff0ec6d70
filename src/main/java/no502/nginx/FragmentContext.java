package no502.nginx;

import java.util.List;

/** Tells from a file's outermost directives which context it is meant to be included in. */
final class FragmentContext {
  private FragmentContext() {}

  /** The contexts around the file, from the outside in; none for a main file. */
  static List<String> of(List<Directive> tree) {
    boolean shared = false;
    boolean server = false;
    for (Directive directive : tree) {
      switch (directive.name().value()) {
        case "events", "http", "stream", "mail", "worker_processes", "user" -> {
          return List.of();
        }
        case "pid", "load_module", "daemon" -> {
          return List.of();
        }
        case "server", "upstream", "map", "geo", "split_clients" -> shared = true;
        case "location", "listen", "server_name" -> server = true;
        default -> {}
      }
    }
    if (shared) {
      return List.of(isStream(tree) ? "stream" : "http");
    }
    if (tree.isEmpty()) {
      return List.of();
    }
    return server ? List.of("http", "server") : List.of("http", "server", "location");
  }

  /** Only a stream server has {@code proxy_pass} straight inside it. */
  private static boolean isStream(List<Directive> tree) {
    for (Directive directive : tree) {
      if (directive.is("server") && directive.isBlock()) {
        for (Directive inner : directive.block()) {
          if (inner.is("proxy_pass")) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
