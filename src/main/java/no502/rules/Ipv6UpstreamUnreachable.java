package no502.rules;

import java.util.function.Consumer;
import no502.fix.UpstreamEdits;
import no502.lint.Failure;
import no502.lint.Finding;
import no502.lint.Fix;
import no502.lint.Inspection;
import no502.lint.Rule;
import no502.text.Letters;
import no502.text.Seq;
import no502.verdict.Cause.Ipv6Unreachable;
import no502.verdict.Cause.OtherFamily;

/** An IPv6 address where only IPv4 is spoken, or the other way round. */
final class Ipv6UpstreamUnreachable implements Rule {
  @Override
  public String id() {
    return "ipv6-upstream-unreachable";
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> found) {
    Failure.of(inspection.routes(), Ipv6Unreachable.class, Ipv6Unreachable::address)
        .forEach(failure -> found.accept(noIpv6(failure)));
    Seq.of(Failure.of(inspection.routes(), OtherFamily.class, c -> c.address() + ":" + c.port()))
        .filter(failure -> !isLocalhostAlive(failure))
        .forEach(failure -> found.accept(otherFamily(failure)));
  }

  /** One of localhost's two addresses answers: that is told as what it is, by another rule. */
  private static boolean isLocalhostAlive(Failure<OtherFamily> failure) {
    return failure.isCarried() && Letters.same("localhost", failure.first().server().host());
  }

  private Finding noIpv6(Failure<Ipv6Unreachable> failure) {
    String message =
        "there is no IPv6 where nginx runs, so nothing answers on "
            + failure.cause().address()
            + ": "
            + failure.ending();
    return failure.finding(
        id(), message, "use IPv4, as a rule 127.0.0.1 or the service name", fix(failure));
  }

  private Finding otherFamily(Failure<OtherFamily> failure) {
    OtherFamily cause = failure.cause();
    String message =
        "nobody listens on "
            + cause.address()
            + ": "
            + cause.peer().name()
            + " has port "
            + cause.port()
            + " open in the other address family alone: "
            + failure.ending();
    return failure.finding(
        id(), message, "ask in the address family that the server listens in", fix(failure));
  }

  /** Both loopback addresses lead to the same container: only the family has to change. */
  private static Fix fix(Failure<?> failure) {
    String address = failure.first().server().host();
    String other =
        switch (String.valueOf(address)) {
          case "[::1]" -> "127.0.0.1";
          case "127.0.0.1" -> "[::1]";
          default -> null;
        };
    return other == null
        ? null
        : UpstreamEdits.fix(
            "write " + other,
            true,
            failure.places(),
            place -> UpstreamEdits.host(place.server(), other));
  }
}
