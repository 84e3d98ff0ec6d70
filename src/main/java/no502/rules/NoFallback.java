package no502.rules;

import java.util.List;
import java.util.function.Consumer;
import no502.lint.Finding;
import no502.lint.Inspection;
import no502.lint.Rule;
import no502.lint.Severity;
import no502.nginx.Directive;
import no502.text.Seq;
import no502.topology.Route;
import no502.verdict.RouteVerdict;

/** One peer, and nothing that answers in its place. */
final class NoFallback implements Rule {
  @Override
  public String id() {
    return "no-fallback";
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> found) {
    List<RouteVerdict> bare =
        Seq.of(Proxied.livingHttp(inspection))
            .filter(route -> Proxied.peers(route) == 1 && !hasFallback(route.route()))
            .toList();
    Advice.byNginx(bare).values().forEach(group -> found.accept(finding(group)));
  }

  /** Only a form with {@code =} changes what the client gets. */
  private static boolean hasFallback(Route route) {
    for (Directive page : route.context().inherited("error_page")) {
      boolean bad = Seq.of(page.args()).anyMatch(w -> w.value().equals("502"));
      boolean changes = Seq.of(page.args()).anyMatch(w -> w.value().startsWith("="));
      if (bad && changes) {
        return true;
      }
    }
    return false;
  }

  private Finding finding(List<RouteVerdict> group) {
    return Advice.of(
        id(),
        Severity.NOTE,
        group,
        Advice.nameOf(group.get(0).route())
            + " is the only peer and nothing answers in its place: while it restarts, clients get the bare 502",
        "add a second peer or a backup, or error_page 502 504 = @fallback",
        null);
  }
}
