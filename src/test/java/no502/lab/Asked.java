package no502.lab;

import java.util.ArrayList;
import java.util.List;
import no502.nginx.Block;
import no502.nginx.Directive;
import no502.topology.Route;
import no502.verdict.RouteVerdict;

/**
 * How a route comes to be asked: by clients that ask for its location, or by nginx itself on behalf
 * of another location.
 *
 * @param by the location whose requests lead here; the route's own where clients ask it directly
 */
record Asked(How how, Block by) {
  /** Who sends the request. */
  enum How {
    CLIENT,
    STREAM,
    TRY_FILES,
    FALLBACK,
    AUTH,
    MIRROR,
    NOBODY
  }

  static Asked of(Route route) {
    Block context = route.context();
    if (context.enclosing("stream") != null) {
      return new Asked(route.unused() ? How.NOBODY : How.STREAM, context);
    }
    Block location = context.enclosing("location");
    Block server = context.enclosing("server");
    if (route.unused() || server == null || route.conditional()) {
      return new Asked(How.NOBODY, context);
    }
    if (location == null) {
      return new Asked(How.CLIENT, server);
    }
    for (Block other : server.blocks("location")) {
      How how = how(other, path(location));
      if (how != null) {
        return new Asked(how, other);
      }
    }
    boolean named = path(location).startsWith("@");
    return new Asked(named ? How.NOBODY : How.CLIENT, location);
  }

  private static How how(Block location, String target) {
    if (last(location, "try_files").contains(target)) {
      return How.TRY_FILES;
    }
    if (last(location, "auth_request").contains(target)) {
      return How.AUTH;
    }
    if (last(location, "mirror").contains(target)) {
      return How.MIRROR;
    }
    return last(location, "error_page").contains(target) ? How.FALLBACK : null;
  }

  private static List<String> last(Block location, String name) {
    List<String> words = new ArrayList<>();
    for (Directive directive : location.inherited(name)) {
      words.add(directive.arg(directive.args().size() - 1));
    }
    return words;
  }

  /** The path of a location, without its modifier. */
  static String path(Block location) {
    List<no502.nginx.Word> words = location.header().args();
    return words.isEmpty() ? "" : words.get(words.size() - 1).value();
  }

  String path() {
    return by.name().equals("location") ? path(by) : "";
  }

  /** The port a stream server listens on. */
  int port() {
    List<Directive> listen = by.enclosing("server").own("listen");
    return listen.isEmpty() ? 0 : Integer.parseInt(listen.get(0).arg(0).replaceFirst("^.*:", ""));
  }

  /** The seconds that a time limit says; nginx's own are sixty. */
  double limit(String directive) {
    List<Directive> set = by.inherited(directive);
    String text = set.isEmpty() ? "60s" : set.get(set.size() - 1).arg(0);
    double number = Double.parseDouble(text.replaceFirst("m?s$", ""));
    return text.endsWith("ms") ? number / 1000 : number;
  }

  boolean has(String directive) {
    return !by.inherited(directive).isEmpty();
  }

  /** Whether this location serves the path, no longer one of these does. */
  boolean serves(String path, List<RouteVerdict> all) {
    if (!path.startsWith(path())) {
      return false;
    }
    for (RouteVerdict other : all) {
      Asked asked = of(other.route());
      boolean rival = asked.how != How.NOBODY && asked.how != How.STREAM && asked.by != by;
      if (rival && path.startsWith(asked.path()) && asked.path().length() > path().length()) {
        return false;
      }
    }
    return true;
  }
}
