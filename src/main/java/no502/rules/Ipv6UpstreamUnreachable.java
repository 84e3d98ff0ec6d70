package no502.rules;

import java.util.function.Consumer;
import no502.fix.UpstreamEdits;
import no502.lint.Failure;
import no502.lint.Finding;
import no502.lint.Fix;
import no502.lint.Inspection;
import no502.lint.Rule;
import no502.verdict.Cause.Ipv6Unreachable;

/** An IPv6 address where only IPv4 is spoken, or the other way round. */
final class Ipv6UpstreamUnreachable implements Rule {
  @Override
  public String id() {
    return "ipv6-upstream-unreachable";
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> found) {
    Failure.of(inspection.routes(), Ipv6Unreachable.class, Ipv6Unreachable::address)
        .forEach(failure -> found.accept(finding(failure)));
  }

  /** Both loopback addresses lead to the same container: only the family has to change. */
  private static Fix fix(Failure<Ipv6Unreachable> failure) {
    String address = failure.cause().address();
    boolean six = address.equals("[::1]") || address.equals("::1");
    if (!six && !address.equals("127.0.0.1")) {
      return null;
    }
    String other = six ? "127.0.0.1" : "[::1]";
    return UpstreamEdits.fix(
        "write " + other,
        true,
        failure.places(),
        place -> UpstreamEdits.host(place.server(), other));
  }

  private Finding finding(Failure<Ipv6Unreachable> failure) {
    String message =
        "nobody listens on "
            + failure.cause().address()
            + " in this address family: "
            + failure.ending();
    return failure.finding(
        id(),
        message,
        "use the address family that the server listens on, as a rule 127.0.0.1 or the service name",
        fix(failure));
  }
}
