package no502.rules;

import java.util.List;
import java.util.function.Consumer;
import no502.compose.Service;
import no502.fix.HostGatewayEdits;
import no502.lint.Failure;
import no502.lint.Finding;
import no502.lint.Fix;
import no502.lint.Inspection;
import no502.lint.Rule;
import no502.text.Edit;
import no502.verdict.Cause.HostGatewayMissing;
import no502.verdict.Symptom;

/** host.docker.internal exists on Docker Desktop by itself, on Linux only through extra_hosts. */
final class HostGatewayMissingRule implements Rule {
  @Override
  public String id() {
    return "host-gateway-missing";
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> found) {
    Failure.of(inspection.routes(), HostGatewayMissing.class, HostGatewayMissing::host)
        .forEach(failure -> found.accept(finding(failure)));
  }

  private Finding finding(Failure<HostGatewayMissing> failure) {
    HostGatewayMissing cause = failure.cause();
    String name = failure.nginx().container().name();
    if (cause.malformed() != null) {
      String message =
          "this extra_hosts entry gives " + cause.host() + " no address: " + failure.ending();
      return failure.finding(
          id(), cause.malformed(), message, "write \"" + cause.host() + ":host-gateway\"", null);
    }
    String message =
        cause.host() + " does not exist on Linux unless extra_hosts says so: " + failure.ending();
    if (failure.symptom() == Symptom.NOT_RESOLVED) {
      String help =
          "give "
              + name
              + " the entry \""
              + cause.host()
              + ":host-gateway\", and write the name without a variable: a resolver never reads"
              + " extra_hosts";
      return failure.finding(id(), message, help, null);
    }
    return failure.finding(
        id(),
        message,
        "give " + name + " the entry \"" + cause.host() + ":host-gateway\"",
        fix(failure.nginx().container().service(), cause.host()));
  }

  private static Fix fix(Service service, String host) {
    List<Edit> edits = HostGatewayEdits.of(service, host);
    return edits == null
        ? null
        : new Fix("give " + service.name() + " the host's address by extra_hosts", true, edits);
  }
}
