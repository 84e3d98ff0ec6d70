package no502.log;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no502.nginx.Block;
import no502.nginx.Directive;
import no502.nginx.ListenAddress;
import no502.topology.Protocol;
import no502.topology.Route;
import no502.verdict.RouteVerdict;

/**
 * The routes of a stack by what nginx can log of them: an HTTP upstream has a name, what speaks
 * fastcgi, uwsgi, scgi, grpc or memcached only its server, a stream only its port.
 *
 * @param upstreams by {@code $proxy_host}
 * @param servers by {@code $server_name}
 * @param ports by {@code $server_port}
 */
record Watched(
    Map<String, List<Route>> upstreams,
    Map<String, List<Route>> servers,
    Map<Integer, List<Route>> ports) {

  static Watched of(Judged judged) {
    Watched watched = new Watched(new LinkedHashMap<>(), new LinkedHashMap<>(), new TreeMap<>());
    for (RouteVerdict verdict : judged.routes()) {
      Route route = verdict.route();
      Block server = route.context().enclosing("server");
      if (server != null && !route.unused()) {
        watched.add(route, server);
      }
    }
    return watched;
  }

  private void add(Route route, Block server) {
    if (route.context().enclosing("stream") != null) {
      for (Directive listen : server.own("listen")) {
        ListenAddress address = ListenAddress.parse(listen);
        if (address.port() > 0 && address.port() == address.lastPort()) {
          put(ports, address.port(), route);
        }
      }
      return;
    }
    String upstream = proxyHost(route);
    if (upstream != null) {
      put(upstreams, upstream, route);
    } else if (!isHttp(route)) {
      put(servers, ServerMatcher.firstName(server), route);
    }
  }

  private static <K> void put(Map<K, List<Route>> routes, K key, Route route) {
    routes.computeIfAbsent(key, k -> new ArrayList<>()).add(route);
  }

  private static boolean isHttp(Route route) {
    return route.protocol() == Protocol.HTTP || route.protocol() == Protocol.HTTPS;
  }

  /** {@code $proxy_host} of the route; null where nginx has none or a variable decides. */
  private static String proxyHost(Route route) {
    if (!isHttp(route)) {
      return null;
    }
    if (route.upstream() != null) {
      return route.upstream().header().arg(0);
    }
    Route.Server server = route.servers().size() == 1 ? route.servers().get(0) : null;
    if (server != null && server.socket() != null) {
      return "localhost";
    }
    if (server == null || server.host() == null) {
      return null;
    }
    int usual = route.protocol() == Protocol.HTTPS ? 443 : 80;
    return server.port() == usual ? server.host() : server.host() + ":" + server.port();
  }
}
