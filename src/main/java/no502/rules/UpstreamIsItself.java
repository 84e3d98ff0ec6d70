package no502.rules;

import java.util.function.Consumer;
import no502.lint.Failure;
import no502.lint.Finding;
import no502.lint.Inspection;
import no502.lint.Rule;
import no502.verdict.Cause.AsksItself;

/** A location passes its requests to nginx itself, which sends them into the same location. */
final class UpstreamIsItself implements Rule {
  @Override
  public String id() {
    return "upstream-is-itself";
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> found) {
    Failure.of(inspection.routes(), AsksItself.class, c -> c.address() + c.location())
        .forEach(
            failure ->
                found.accept(
                    failure.finding(
                        id(),
                        failure.cause().address()
                            + " is this very nginx, and the request comes back to this location: "
                            + failure.ending(),
                        "pass to the application's own address and port",
                        null)));
  }
}
