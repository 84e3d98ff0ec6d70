package no502.rules;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import no502.lint.Finding;
import no502.lint.Inspection;
import no502.lint.Rule;
import no502.lint.Severity;
import no502.nginx.Directive;
import no502.text.Seq;
import no502.topology.Confidence;
import no502.verdict.RouteVerdict;

/** non_idempotent repeats a POST that a peer may already have carried out. */
final class NonIdempotentRetry implements Rule {
  @Override
  public String id() {
    return "non-idempotent-retry";
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> found) {
    Set<Directive> told = new LinkedHashSet<>();
    for (RouteVerdict route : Proxied.livingHttp(inspection)) {
      for (Directive policy : Proxied.setting(route.route(), "next_upstream")) {
        boolean repeats =
            Seq.of(policy.args()).anyMatch(word -> word.value().equals("non_idempotent"));
        if (repeats && Proxied.peers(route) > 1 && told.add(policy)) {
          found.accept(finding(policy));
        }
      }
    }
  }

  private Finding finding(Directive policy) {
    return new Finding(
        id(),
        Severity.WARNING,
        Confidence.PROVEN,
        policy.span(),
        "non_idempotent sends a POST to a second peer although the first may have carried it out: an order can be placed twice",
        List.of(),
        List.of(),
        "leave it out: a refused connection is retried without it, POST included",
        null);
  }
}
