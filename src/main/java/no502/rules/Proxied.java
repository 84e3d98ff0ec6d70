package no502.rules;

import java.util.List;
import no502.lint.Inspection;
import no502.nginx.Block;
import no502.nginx.Directive;
import no502.text.Seq;
import no502.topology.Protocol;
import no502.topology.Route;
import no502.verdict.RouteVerdict;
import no502.verdict.Verdict;

/** What the advice rules ask about the routes that are not condemned by an error. */
final class Proxied {
  private Proxied() {}

  /** Routes that may work: advice on a dead one would only be noise. */
  static List<RouteVerdict> living(Inspection inspection) {
    return Seq.of(inspection.routes())
        .filter(route -> !(route.verdict() instanceof Verdict.Fails))
        .filter(route -> !route.route().unused())
        .toList();
  }

  /** Routes over HTTP and its kin, where proxy_next_upstream and its siblings exist. */
  static List<RouteVerdict> livingHttp(Inspection inspection) {
    return Seq.of(living(inspection)).filter(route -> !isStream(route.route().protocol())).toList();
  }

  private static boolean isStream(Protocol protocol) {
    return protocol == Protocol.TCP || protocol == Protocol.UDP;
  }

  /** How many addresses nginx can choose from; at least the servers that are written. */
  static int peers(RouteVerdict route) {
    return Math.max(route.peers().size(), route.route().servers().size());
  }

  /** Whether all its servers are unix sockets, which know neither lost packets nor ports. */
  static boolean isLocal(Route route) {
    return !route.servers().isEmpty()
        && Seq.of(route.servers()).allMatch(server -> server.socket() != null);
  }

  /** {@code proxy}, {@code fastcgi} …: the prefix of the directives that belong to this pass. */
  static String prefix(Route route) {
    String pass = route.pass().name().value();
    return pass.endsWith("_pass") ? pass.substring(0, pass.length() - 5) : "proxy";
  }

  /** The settings of a directive such as next_upstream that hold for this route. */
  static List<Directive> setting(Route route, String name) {
    return route.context().inherited(prefix(route) + "_" + name);
  }

  /** What the advice is written beside: the upstream block if there is one, else the pass. */
  static Directive anchor(Route route) {
    return route.upstream() != null ? route.upstream().header() : route.pass();
  }

  static Block serverOf(Route route) {
    return route.context().enclosing("server");
  }
}
