package no502.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import no502.compose.Service;
import no502.fix.UpstreamEdits;
import no502.fix.YamlEdits;
import no502.fix.YamlText;
import no502.lint.Failure;
import no502.lint.Finding;
import no502.lint.Fix;
import no502.lint.Inspection;
import no502.lint.Rule;
import no502.text.Edit;
import no502.topology.Container;
import no502.topology.Listener;
import no502.topology.Nginx;
import no502.topology.Stack;
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
        .forEach(failure -> found.accept(finding(inspection.stack(), failure)));
  }

  private Finding finding(Stack stack, Failure<ContainerNameOnHost> failure) {
    String host = failure.cause().host();
    Container meant = failure.cause().meant();
    int port = failure.first().server().port();
    Service.Port published = meant == null ? null : published(meant, port);
    String message =
        "nginx runs with network_mode: host, where the container name "
            + host
            + " does not resolve: "
            + failure.ending();
    if (published != null) {
      String address = "127.0.0.1:" + published.published();
      return failure.finding(
          id(),
          message,
          "from the host, " + host + " answers on " + address,
          call(failure, address));
    }
    String help =
        "take nginx out of host mode, or publish port "
            + port
            + " of "
            + host
            + " on 127.0.0.1 and call that";
    return failure.finding(id(), message, help, leaveHostMode(stack, failure.nginx()));
  }

  private static Service.Port published(Container meant, int port) {
    for (Service.Port candidate : meant.service().ports()) {
      if (candidate.target() == port
          && candidate.published() != null
          && candidate.published().indexOf('-') < 0
          && answersOnLoopback(candidate)) {
        return candidate;
      }
    }
    return null;
  }

  private static boolean answersOnLoopback(Service.Port port) {
    String ip = port.hostIp();
    return "tcp".equals(port.protocol())
        && (ip == null || ip.isEmpty() || ip.equals("0.0.0.0") || ip.equals("127.0.0.1"));
  }

  private static Fix call(Failure<ContainerNameOnHost> failure, String address) {
    return UpstreamEdits.fix(
        "call the published port " + address,
        true,
        failure.places(),
        place -> UpstreamEdits.address(place.server(), address));
  }

  /** {@code network_mode: host} gives way to the ports that nginx listens on. */
  private static Fix leaveHostMode(Stack stack, Nginx nginx) {
    List<String> ports = new ArrayList<>();
    for (Listener listener : stack.listening(nginx.container()).listeners()) {
      if (listener.socket() instanceof Listener.Tcp tcp) {
        String mapping = tcp.port() + ":" + tcp.port();
        if (!ports.contains(mapping)) {
          ports.add(mapping);
        }
      }
    }
    List<Edit> edits =
        ports.isEmpty()
            ? null
            : YamlEdits.replaceEntry(
                nginx.container().service().origin(),
                "network_mode",
                "ports",
                YamlText.items(ports.toArray(new String[0])));
    return edits == null
        ? null
        : new Fix("take " + nginx.container().name() + " out of host mode", false, edits);
  }
}
