package no502.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import no502.fix.NginxEdits;
import no502.nginx.Block;
import no502.nginx.Directive;
import no502.text.Edit;
import no502.text.Seq;
import no502.topology.Route;
import no502.verdict.RouteVerdict;

/**
 * Where a setting is written so that it holds for all routes it is meant for: beside the pass when
 * there is one, once in the server when there are several.
 */
final class Placement {
  private Placement() {}

  /** Settings that a location takes over from its server. */
  static List<Edit> shared(List<RouteVerdict> routes, Function<Route, String> lines) {
    Map<Block, List<Route>> byServer = new LinkedHashMap<>();
    for (RouteVerdict route : routes) {
      Block server = Proxied.serverOf(route.route());
      Block home = server == null || server.header() == null ? route.route().context() : server;
      byServer.computeIfAbsent(home, k -> new ArrayList<>()).add(route.route());
    }
    List<Edit> edits = new ArrayList<>();
    byServer.forEach(
        (server, mine) -> {
          if (Seq.of(mine).map(Route::context).distinct().size() == 1) {
            edits.add(NginxEdits.insertAfter(mine.get(0).pass(), lines.apply(mine.get(0))));
          } else {
            Set<String> texts = new LinkedHashSet<>();
            mine.forEach(route -> texts.add(lines.apply(route)));
            edits.add(inServer(server, String.join("\n", texts)));
          }
        });
    return edits;
  }

  /** Settings that every location needs for itself, such as headers. */
  static List<Edit> each(List<RouteVerdict> routes, Function<Route, String> lines) {
    Set<Block> done = new LinkedHashSet<>();
    List<Edit> edits = new ArrayList<>();
    for (RouteVerdict route : routes) {
      if (done.add(route.route().context())) {
        edits.add(NginxEdits.insertAfter(route.route().pass(), lines.apply(route.route())));
      }
    }
    return edits;
  }

  /** Below {@code server_name} or {@code listen}, where people look for a server's settings. */
  static Edit inServer(Block server, String lines) {
    for (String above : new String[] {"server_name", "listen"}) {
      List<Directive> own = server.own(above);
      if (!own.isEmpty()) {
        return NginxEdits.insertAfter(own.get(own.size() - 1), lines);
      }
    }
    return NginxEdits.insertInto(server.header(), lines);
  }

  /** One resolver for each server that these routes stand in; null where there is no server. */
  static List<Edit> resolver(List<Route> routes) {
    Set<Block> servers = new LinkedHashSet<>();
    for (Route route : routes) {
      Block server = Proxied.serverOf(route);
      if (server == null || server.header() == null) {
        return null;
      }
      if (route.context().inherited("resolver").isEmpty()) {
        servers.add(server);
      }
    }
    List<Edit> edits = new ArrayList<>();
    servers.forEach(server -> edits.add(inServer(server, "resolver 127.0.0.11 valid=10s;")));
    return edits;
  }
}
