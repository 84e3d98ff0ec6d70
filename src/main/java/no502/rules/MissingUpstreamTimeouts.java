package no502.rules;

import java.util.List;
import java.util.function.Consumer;
import no502.lint.Finding;
import no502.lint.Fix;
import no502.lint.Inspection;
import no502.lint.Rule;
import no502.lint.Severity;
import no502.text.Seq;
import no502.topology.Route;
import no502.verdict.RouteVerdict;

/** The connect timeout is a minute unless somebody says otherwise. */
final class MissingUpstreamTimeouts implements Rule {
  @Override
  public String id() {
    return "missing-upstream-timeouts";
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> found) {
    List<RouteVerdict> silent =
        Seq.of(Proxied.livingHttp(inspection))
            .filter(route -> Proxied.setting(route.route(), "connect_timeout").isEmpty())
            .filter(route -> !Proxied.isLocal(route.route()))
            .toList();
    Advice.byNginx(silent).values().forEach(group -> found.accept(finding(group)));
  }

  private Finding finding(List<RouteVerdict> group) {
    Route route = group.get(0).route();
    String directive = Proxied.prefix(route) + "_connect_timeout";
    return Advice.of(
        id(),
        Severity.NOTE,
        group,
        "no "
            + directive
            + ": when packets to "
            + Advice.nameOf(route)
            + " are dropped, a client waits 60 seconds for its 504",
        "set " + directive + " 5s",
        new Fix(
            "wait 5 seconds for a connection",
            false,
            Placement.shared(group, r -> Proxied.prefix(r) + "_connect_timeout 5s;")));
  }
}
