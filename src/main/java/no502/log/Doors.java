package no502.log;

import java.util.ArrayList;
import java.util.List;
import no502.compose.Service;
import no502.nginx.Block;
import no502.nginx.Directive;
import no502.nginx.ListenAddress;
import no502.topology.Route;

/**
 * How a route is asked from outside: the path its location stands for, the name its server answers
 * to, the port that is published.
 *
 * @param nginx the service that runs nginx
 * @param service the backend's service, null when not known
 * @param published the host's port, null when none leads to this server
 * @param port the port nginx listens on
 * @param path null where only a regular expression or another location leads there
 * @param host null when the server has no plain name
 */
record Doors(
    Route route,
    String nginx,
    String service,
    String published,
    int port,
    boolean tls,
    String path,
    String host) {

  /** The HTTP routes of a stack, each once. */
  static List<Doors> of(Judged judged) {
    List<Doors> all = new ArrayList<>();
    List<Directive> told = new ArrayList<>();
    for (var verdict : judged.routes()) {
      Route route = verdict.route();
      Block server = route.context().enclosing("server");
      boolean http = server != null && route.context().enclosing("stream") == null;
      boolean known = route.nginx().container() != null;
      if (http && known && !route.unused() && !told.contains(route.pass())) {
        told.add(route.pass());
        String service = null;
        for (var peer : verdict.peers()) {
          service = service == null && peer.container() != null ? peer.container().name() : service;
        }
        all.add(door(route, server, service));
      }
    }
    return all;
  }

  private static Doors door(Route route, Block server, String service) {
    int port = 80;
    boolean tls = false;
    List<Directive> listens = server.own("listen");
    if (!listens.isEmpty()) {
      ListenAddress listen = ListenAddress.parse(listens.get(0));
      port = listen.port() == 0 ? 80 : listen.port();
      tls = listen.has("ssl");
    }
    Service nginx = route.nginx().container().service();
    return new Doors(
        route, nginx.name(), service, published(nginx, port), port, tls, path(route), host(server));
  }

  private static String published(Service nginx, int port) {
    for (Service.Port mapping : nginx.ports()) {
      String host = mapping.published();
      if (mapping.target() == port && host != null && host.indexOf('-') < 0) {
        return host;
      }
    }
    return null;
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
    Block location = route.context().enclosing("location");
    StringBuilder words = new StringBuilder("location");
    if (location != null) {
      location.header().args().forEach(word -> words.append(' ').append(word.value()));
    }
    return words.toString();
  }
}
