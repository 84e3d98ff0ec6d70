package no502.rules;

import java.util.function.Consumer;
import no502.lint.Failure;
import no502.lint.Finding;
import no502.lint.Inspection;
import no502.lint.Rule;
import no502.verdict.Cause.AddressUnreachable;

/** A written-out address on a network that nginx has no way to. */
final class UnreachableAddress implements Rule {
  @Override
  public String id() {
    return "unreachable-address";
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> found) {
    Failure.of(inspection.routes(), AddressUnreachable.class, AddressUnreachable::address)
        .forEach(
            failure ->
                found.accept(
                    failure.finding(
                        id(),
                        "nginx has no way to "
                            + failure.cause().address()
                            + ": "
                            + failure.cause().reason()
                            + "; "
                            + failure.ending(),
                        "put both on one network and use the service's name",
                        null)));
  }
}
