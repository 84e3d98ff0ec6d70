package no502.log;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import no502.compose.Service;
import no502.nginx.Block;
import no502.nginx.Directive;
import no502.nginx.ListenAddress;
import no502.text.Seq;
import no502.topology.Container;
import no502.topology.Route;

/**
 * How a route is asked from outside: the path its location stands for, the name its server answers
 * to, the port that is published.
 *
 * @param nginx the service that runs nginx
 * @param services the containers behind it, as far as they are known
 * @param address the host's address that the port is published on, null for any
 * @param published the host's port, null when none leads to this server
 * @param port the port nginx listens on
 * @param scheme {@code http}, {@code https}, {@code tcp} for a stream, {@code udp}
 * @param path null where only a regular expression or another location leads there
 * @param host null when the server has no plain name
 * @param flags what curl needs besides, for HTTP/2 without TLS and for the PROXY protocol
 */
record Doors(
    Route route,
    String nginx,
    List<Container> services,
    String address,
    String published,
    int port,
    String scheme,
    String path,
    String host,
    List<String> flags) {

  /** The routes of a stack that can be asked for, each once. */
  static List<Doors> of(Judged judged) {
    List<Doors> all = new ArrayList<>();
    List<Directive> told = new ArrayList<>();
    for (var verdict : judged.routes()) {
      Route route = verdict.route();
      Block server = route.context().enclosing("server");
      boolean known = server != null && route.nginx().container() != null;
      if (known && !route.unused() && !told.contains(route.pass())) {
        told.add(route.pass());
        Set<Container> services = new LinkedHashSet<>();
        for (var peer : verdict.peers()) {
          if (peer.container() != null && peer.container() != route.nginx().container()) {
            services.add(peer.container());
          }
        }
        all.add(door(route, server, List.copyOf(services)));
      }
    }
    return all;
  }

  private static Doors door(Route route, Block server, List<Container> services) {
    boolean stream = route.context().enclosing("stream") != null;
    List<Directive> listens = server.own("listen");
    ListenAddress listen = listens.isEmpty() ? null : ListenAddress.parse(listens.get(0));
    int port = listen == null || listen.port() == 0 ? 80 : listen.port();
    boolean udp = listen != null && listen.has("udp");
    boolean tls = listen != null && listen.has("ssl");
    Service nginx = route.nginx().container().service();
    Service.Port outer = published(nginx, port, udp);
    return new Doors(
        route,
        nginx.name(),
        services,
        outer == null ? null : outer.hostIp(),
        outer == null ? null : outer.published(),
        port,
        stream ? udp ? "udp" : "tcp" : tls ? "https" : "http",
        stream ? waits(route, tls) ? null : "/" : path(route),
        host(server),
        listen == null || stream ? List.of() : flags(listen, tls));
  }

  /** A stream that first wants the client's bytes tells nothing to somebody who only knocks. */
  private static boolean waits(Route route, boolean tls) {
    return tls
        || Seq.of(route.context().inherited("ssl_preread"))
            .anyMatch(line -> "on".equals(line.arg(0)));
  }

  private static List<String> flags(ListenAddress listen, boolean tls) {
    List<String> flags = new ArrayList<>();
    if (!tls && listen.has("http2")) {
      flags.add("--http2-prior-knowledge");
    }
    if (listen.has("proxy_protocol")) {
      flags.add("--haproxy-protocol");
    }
    return List.copyOf(flags);
  }

  private static Service.Port published(Service nginx, int port, boolean udp) {
    for (Service.Port mapping : nginx.ports()) {
      String host = mapping.published();
      boolean same = udp == "udp".equals(mapping.protocol());
      if (same && mapping.target() == port && host != null && host.indexOf('-') < 0) {
        return mapping;
      }
    }
    return null;
  }

  /** Whether a backend can come back at another address, as it does when it is recreated. */
  static boolean moves(Container backend) {
    Service service = backend.service();
    return service.networkMode() == null
        && Seq.of(service.networks().values())
            .allMatch(network -> network.ipv4() == null && network.ipv6() == null);
  }

  private static String path(Route route) {
    Block location = route.context().enclosing("location");
    if (location == null) {
      return "/";
    }
    if (!location.own("internal").isEmpty()) {
      return null;
    }
    String first = location.header().arg(0);
    String second = location.header().arg(1);
    if (second != null) {
      return first.startsWith("~") ? null : second;
    }
    return first != null && first.startsWith("/") ? first : null;
  }

  private static String host(Block server) {
    for (Directive line : server.own("server_name")) {
      String name = line.arg(0);
      if (name != null && !name.isEmpty() && "*.~_$".indexOf(name.charAt(0)) < 0) {
        return name.endsWith(".*") ? null : name;
      }
    }
    return null;
  }

  /** What to say where nothing can be asked. */
  String spelled() {
    if (path == null && scheme.equals("tcp")) {
      return "the stream on port " + port + ", which waits for a TLS client's first bytes";
    }
    if (route.context().enclosing("stream") != null) {
      return "the stream on port " + port + "/" + scheme;
    }
    Block location = route.context().enclosing("location");
    StringBuilder words = new StringBuilder("location");
    if (location != null) {
      location.header().args().forEach(word -> words.append(' ').append(word.value()));
    }
    return words.append(", from which no path can be read").toString();
  }
}
