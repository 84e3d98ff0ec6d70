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
import no502.topology.Confidence;
import no502.topology.Route;
import no502.verdict.RouteVerdict;

/** A retry policy without an end: one slow request may visit every peer, a minute each. */
final class UnboundedRetries implements Rule {
  @Override
  public String id() {
    return "unbounded-retries";
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> found) {
    List<RouteVerdict> open =
        Seq.of(Proxied.livingHttp(inspection))
            .filter(route -> Proxied.peers(route) > 2 && isUnbounded(route.route()))
            .toList();
    Advice.by(open, route -> Proxied.setting(route.route(), "next_upstream").get(0))
        .forEach((policy, routes) -> found.accept(finding(policy, routes.get(0).route())));
  }

  private static boolean isUnbounded(Route route) {
    List<Directive> policy = Proxied.setting(route, "next_upstream");
    return !policy.isEmpty()
        && !"off".equals(policy.get(0).arg(0))
        && Proxied.setting(route, "next_upstream_tries").isEmpty()
        && Proxied.setting(route, "next_upstream_timeout").isEmpty();
  }

  private Finding finding(Directive policy, Route route) {
    String prefix = Proxied.prefix(route);
    return new Finding(
        id(),
        Severity.WARNING,
        Confidence.PROVEN,
        policy.span(),
        "this retry has no limit: when all peers are slow, one request visits each of them in turn and holds the client for minutes",
        List.of(),
        List.of(),
        "limit the tries and the time",
        new Fix(
            "limit the retry",
            false,
            List.of(
                NginxEdits.insertAfter(
                    policy,
                    prefix
                        + "_next_upstream_tries 2;\n"
                        + prefix
                        + "_next_upstream_timeout 10s;"))));
  }
}
