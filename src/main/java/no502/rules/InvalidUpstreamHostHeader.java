package no502.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import no502.lint.Finding;
import no502.lint.Fix;
import no502.lint.Inspection;
import no502.lint.Rule;
import no502.lint.Severity;
import no502.nginx.Directive;
import no502.text.Letters;
import no502.topology.Protocol;
import no502.topology.Route;
import no502.verdict.RouteVerdict;

/** A name with an underscore is sent as Host, and servers that check it answer 400. */
final class InvalidUpstreamHostHeader implements Rule {
  @Override
  public String id() {
    return "invalid-upstream-host-header";
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> found) {
    List<RouteVerdict> bad = new ArrayList<>();
    for (RouteVerdict route : Proxied.livingHttp(inspection)) {
      if (sendsUnderscore(route.route())) {
        bad.add(route);
      }
    }
    Advice.byAnchor(bad).values().forEach(group -> found.accept(finding(group)));
  }

  private static boolean sendsUnderscore(Route route) {
    boolean http = route.protocol() == Protocol.HTTP || route.protocol() == Protocol.HTTPS;
    return http && host(route).indexOf('_') >= 0 && !setsHost(route);
  }

  private static boolean setsHost(Route route) {
    for (Directive header : route.context().inherited("proxy_set_header")) {
      boolean keeps = header.arg(1) != null && header.arg(1).contains("$proxy_host");
      if (Letters.same("host", header.arg(0)) && !keeps) {
        return true;
      }
    }
    return false;
  }

  /** What $proxy_host becomes: the name in the pass, be it a service's or an upstream block's. */
  private static String host(Route route) {
    if (route.upstream() != null) {
      return route.upstream().header().arg(0);
    }
    return route.servers().isEmpty() || route.servers().get(0).host() == null
        ? ""
        : route.servers().get(0).host();
  }

  private Finding finding(List<RouteVerdict> group) {
    Route route = group.get(0).route();
    boolean inherits =
        route.context().own("proxy_set_header").isEmpty()
            && !route.context().inherited("proxy_set_header").isEmpty();
    return Advice.of(
        id(),
        Severity.WARNING,
        group,
        "nginx sends Host: "
            + host(route)
            + ", and an underscore is not allowed in a host name: Django, Tomcat and others answer 400",
        "add proxy_set_header Host $host",
        inherits
            ? null
            : new Fix(
                "send the client's Host",
                false,
                Placement.each(group, r -> "proxy_set_header Host $host;")));
  }
}
