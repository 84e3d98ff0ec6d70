package no502.rules;

import java.util.List;
import java.util.function.Consumer;
import no502.fix.NginxEdits;
import no502.lint.Finding;
import no502.lint.Fix;
import no502.lint.Inspection;
import no502.lint.Rule;
import no502.lint.Severity;
import no502.nginx.Directive;
import no502.text.Seq;
import no502.topology.Nginx;
import no502.topology.Protocol;
import no502.topology.Route;
import no502.verdict.RouteVerdict;

/** An upstream block whose connections are opened anew for each request. */
final class MissingKeepalive implements Rule {
  @Override
  public String id() {
    return "missing-keepalive";
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> found) {
    List<RouteVerdict> silent =
        Seq.of(Proxied.livingHttp(inspection)).filter(r -> isSilent(r.route())).toList();
    Advice.byAnchor(silent).values().forEach(group -> found.accept(finding(group)));
  }

  private static boolean isSilent(Route route) {
    boolean http = route.protocol() == Protocol.HTTP || route.protocol() == Protocol.HTTPS;
    Nginx.Version version = route.nginx().version();
    boolean byDefault = version != null && version.atLeast(1, 29, 7);
    return http
        && !byDefault
        && route.upstream() != null
        && !Proxied.isLocal(route)
        && route.upstream().own("keepalive").isEmpty();
  }

  private Finding finding(List<RouteVerdict> group) {
    Route route = group.get(0).route();
    return Advice.of(
        id(),
        Severity.NOTE,
        group,
        Advice.nameOf(route)
            + " has no keepalive: nginx opens a new connection for each request, and under heavy load it runs out of local ports (99: Cannot assign requested address)",
        "add keepalive 16; with proxy_http_version 1.1 and an empty Connection header",
        fix(group));
  }

  private static Fix fix(List<RouteVerdict> group) {
    List<Directive> servers = group.get(0).route().upstream().own("server");
    return servers.isEmpty()
        ? null
        : KeepaliveIneffective.fix(
            "keep connections open and use them again",
            false,
            group,
            List.of(NginxEdits.insertAfter(servers.get(servers.size() - 1), "keepalive 16;")));
  }
}
