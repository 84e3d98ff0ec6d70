package no502.rules;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import no502.fix.NginxEdits;
import no502.lint.Fix;
import no502.nginx.Block;
import no502.nginx.Directive;
import no502.nginx.Word;
import no502.text.Edit;
import no502.text.Seq;
import no502.topology.Nginx;
import no502.topology.Route;
import no502.verdict.RouteVerdict;

/** Edits after which nginx looks a name up again while it runs. */
final class ResolveAgain {
  private ResolveAgain() {}

  /** Null when one of the routes cannot be changed without changing what it passes on. */
  static Fix fix(List<RouteVerdict> verdicts) {
    List<Route> routes = Seq.of(verdicts).map(RouteVerdict::route).toList();
    Set<Edit> edits = new LinkedHashSet<>();
    for (Route route : routes) {
      List<Edit> mine =
          route.upstream() != null ? inUpstream(route, route.upstream()) : byVariable(route);
      if (mine == null) {
        return null;
      }
      edits.addAll(mine);
    }
    List<Edit> resolvers = Placement.resolver(routes);
    if (resolvers == null) {
      return null;
    }
    edits.addAll(resolvers);
    return new Fix("look the name up again while nginx runs", false, List.copyOf(edits));
  }

  /** {@code zone} and {@code resolve}, where this nginx knows them. */
  private static List<Edit> inUpstream(Route route, Block upstream) {
    Nginx.Version version = route.nginx().version();
    List<Directive> servers = upstream.own("server");
    if (version == null || !version.atLeast(1, 27, 3) || servers.isEmpty()) {
      return null;
    }
    List<Edit> edits = new ArrayList<>();
    if (upstream.own("zone").isEmpty()) {
      edits.add(
          NginxEdits.insertBefore(servers.get(0), "zone " + upstream.header().arg(0) + " 64k;"));
    }
    for (Directive server : servers) {
      if (server.args().isEmpty()) {
        return null;
      }
      Word last = server.args().get(server.args().size() - 1);
      edits.add(Edit.insert(last.span().source(), last.span().end(), " resolve"));
    }
    return edits;
  }

  /**
   * The address moves into a variable. With a URI in the pass, nginx would no longer replace the
   * location's part, and with {@code proxy_redirect default} it would not start: then no.
   */
  private static List<Edit> byVariable(Route route) {
    Word target = route.pass().args().get(0);
    String text = target.value();
    int scheme = text.indexOf("://");
    boolean plain = text.indexOf('/', scheme < 0 ? 0 : scheme + 3) < 0 && text.indexOf('$') < 0;
    boolean redirects =
        Seq.of(route.context().inherited("proxy_redirect"))
            .anyMatch(d -> "default".equals(d.arg(0)));
    boolean asWritten = target.span().text().equals(text);
    if (!plain || redirects || !asWritten || route.servers().size() != 1) {
      return null;
    }
    String name = "$" + variable(route.servers().get(0).host()) + "_upstream";
    return List.of(
        NginxEdits.insertBefore(route.pass(), "set " + name + " " + text + ";"),
        Edit.replace(target.span(), name));
  }

  private static String variable(String host) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < host.length(); i++) {
      char c = host.charAt(i);
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
      name.append(letter ? c : '_');
    }
    return name.toString();
  }
}
