package no502.rules;

import java.util.function.Consumer;
import no502.compose.Service;
import no502.fix.UpstreamEdits;
import no502.lint.Failure;
import no502.lint.Finding;
import no502.lint.Fix;
import no502.lint.Inspection;
import no502.lint.Rule;
import no502.topology.Container;
import no502.verdict.Cause.ContainerNameOnHost;

/** In host mode nginx asks the host's resolver, which knows no containers. */
final class ServiceNameInHostMode implements Rule {
  @Override
  public String id() {
    return "service-name-in-host-mode";
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> found) {
    Failure.of(inspection.routes(), ContainerNameOnHost.class, ContainerNameOnHost::host)
        .forEach(failure -> found.accept(finding(failure)));
  }

  private Finding finding(Failure<ContainerNameOnHost> failure) {
    String host = failure.cause().host();
    Container meant = failure.cause().meant();
    int port = failure.first().server().port();
    Service.Port published = meant == null ? null : published(meant, port);
    String message =
        "nginx runs with network_mode: host, where the container name "
            + host
            + " does not resolve: "
            + failure.ending();
    String help =
        published != null
            ? "from the host, " + host + " answers on 127.0.0.1:" + published.published()
            : "publish port "
                + port
                + " of "
                + host
                + " on 127.0.0.1 and call that, or take nginx out of host mode";
    return failure.finding(id(), message, help, published == null ? null : fix(failure, published));
  }

  private static Service.Port published(Container meant, int port) {
    for (Service.Port candidate : meant.service().ports()) {
      if (candidate.target() == port
          && candidate.published() != null
          && candidate.published().indexOf('-') < 0) {
        return candidate;
      }
    }
    return null;
  }

  private static Fix fix(Failure<ContainerNameOnHost> failure, Service.Port published) {
    String address = "127.0.0.1:" + published.published();
    return UpstreamEdits.fix(
        "call the published port " + address,
        true,
        failure.places(),
        place -> UpstreamEdits.address(place.server(), address));
  }
}
