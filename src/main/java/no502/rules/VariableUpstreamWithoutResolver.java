package no502.rules;

import java.util.List;
import java.util.function.Consumer;
import no502.fix.UpstreamEdits;
import no502.lint.Failure;
import no502.lint.Finding;
import no502.lint.Fix;
import no502.lint.Inspection;
import no502.lint.Rule;
import no502.text.Edit;
import no502.text.Seq;
import no502.verdict.Cause.NoResolver;
import no502.verdict.Cause.ResolverCannotKnow;

/** A name that nginx looks up at each request, with nobody to ask or the wrong one. */
final class VariableUpstreamWithoutResolver implements Rule {
  @Override
  public String id() {
    return "variable-upstream-without-resolver";
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> found) {
    Failure.of(inspection.routes(), NoResolver.class, NoResolver::host)
        .forEach(failure -> found.accept(noResolver(failure)));
    Failure.of(inspection.routes(), ResolverCannotKnow.class, ResolverCannotKnow::host)
        .forEach(failure -> found.accept(wrongResolver(failure)));
  }

  private Finding noResolver(Failure<NoResolver> failure) {
    String host = failure.cause().host();
    String message =
        "the variable makes nginx look up "
            + host
            + " at each request, and no resolver is set: every such request ends in 502: no resolver defined to resolve "
            + host;
    return failure.finding(
        id(),
        failure.first().route().pass().args().get(0).span(),
        message,
        "add resolver 127.0.0.11 valid=10s; (Docker's own DNS)",
        fix(failure));
  }

  private static Fix fix(Failure<NoResolver> failure) {
    List<Edit> edits =
        Placement.resolver(Seq.of(failure.places()).map(Failure.Place::route).toList());
    return edits == null ? null : new Fix("ask Docker's DNS at each request", true, edits);
  }

  private Finding wrongResolver(Failure<ResolverCannotKnow> failure) {
    ResolverCannotKnow cause = failure.cause();
    String message =
        "the resolver cannot find "
            + cause.host()
            + ": "
            + cause.reason()
            + "; "
            + failure.ending();
    return failure.finding(
        id(),
        message,
        cause.host().equals("localhost")
            ? "write 127.0.0.1 instead of localhost"
            : "write the name without a variable, or an address",
        cause.host().equals("localhost")
            ? UpstreamEdits.fix(
                "write 127.0.0.1",
                true,
                failure.places(),
                place -> UpstreamEdits.host(place.server(), "127.0.0.1"))
            : null);
  }
}
