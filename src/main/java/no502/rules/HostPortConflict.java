package no502.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import no502.compose.Service;
import no502.lint.Finding;
import no502.lint.Inspection;
import no502.lint.Rule;
import no502.lint.Severity;
import no502.text.Seq;
import no502.text.Span;
import no502.topology.Confidence;
import no502.topology.Container;
import no502.topology.Evidence;
import no502.topology.Listener;
import no502.topology.Names;
import no502.topology.Stack;
import no502.verdict.Cause.PortTaken;
import no502.verdict.Verdict;

/** Two services claim the same port of the host, and the second of them does not start. */
final class HostPortConflict implements Rule {
  @Override
  public String id() {
    return "host-port-conflict";
  }

  /** A service's claim on a fixed port of the host. */
  private record Claim(Container container, Service.Port port) {}

  @Override
  public void check(Inspection inspection, Consumer<Finding> found) {
    Stack stack = inspection.stack();
    List<Claim> earlier = new ArrayList<>();
    for (Container container :
        everyProfile(stack) ? List.<Container>of() : stack.containers().values()) {
      if (!Names.isActive(stack, container)) {
        continue;
      }
      for (Service.Port port : container.service().ports()) {
        Claim claim = new Claim(container, port);
        if (isFixed(port)) {
          Claim other =
              Seq.of(earlier)
                  .filter(one -> collide(one, claim) && concernsNginx(stack, one, claim))
                  .first();
          if (other != null) {
            found.accept(finding(other, claim));
          }
          earlier.add(claim);
        }
      }
    }
    for (Verdict.Fails fails : Condemned.by(inspection.routes(), PortTaken.class)) {
      found.accept(taken(fails));
    }
  }

  /** Profiles are often alternatives on one port: all at once is nobody's plan. */
  private static boolean everyProfile(Stack stack) {
    return stack.project() != null && stack.project().profiles().contains("*");
  }

  /** Two containers of one network namespace, both on one port. */
  private Finding taken(Verdict.Fails fails) {
    PortTaken cause = (PortTaken) fails.cause();
    Listener.Tcp socket = (Listener.Tcp) cause.nginx().socket();
    return Condemned.finding(
        id(),
        fails,
        place(cause),
        cause.other().name()
            + " listens on port "
            + socket.port()
            + " too, in the same network namespace as nginx: the second to start ends in \"Address already in use\"",
        "move one of them to another port");
  }

  private static Span place(PortTaken cause) {
    Span told =
        Seq.of(cause.nginx().evidence()).map(Evidence::span).filter(span -> span != null).first();
    return told == null ? cause.other().service().origin().key() : told;
  }

  /** A range lets Docker choose another port, and a hidden value may be anything. */
  private static boolean isFixed(Service.Port port) {
    return port.published() != null
        && port.published().indexOf('-') < 0
        && (port.publishedValue() == null || port.publishedValue().known());
  }

  private static boolean collide(Claim a, Claim b) {
    boolean address = isEvery(a.port) || isEvery(b.port) || a.port.hostIp().equals(b.port.hostIp());
    return a.container != b.container
        && address
        && a.port.published().equals(b.port.published())
        && a.port.protocol().equals(b.port.protocol());
  }

  private static boolean isEvery(Service.Port port) {
    return port.hostIp() == null || port.hostIp().isEmpty() || port.hostIp().equals("0.0.0.0");
  }

  /** Between two others a conflict is Docker's matter; here it takes nginx or its backend away. */
  private static boolean concernsNginx(Stack stack, Claim a, Claim b) {
    return Seq.of(stack.nginxes())
        .anyMatch(nginx -> nginx.container() == a.container || nginx.container() == b.container);
  }

  private Finding finding(Claim first, Claim second) {
    String port = second.port.published();
    return new Finding(
        id(),
        Severity.ERROR,
        Confidence.PROVEN,
        second.port.origin().span(),
        first.container.name()
            + " and "
            + second.container.name()
            + " both claim port "
            + port
            + " of the host: only one of them starts, the other ends in \"port is already allocated\"",
        List.of(
            new Finding.Related(
                first.port.origin().span(), first.container.name() + " claims it here")),
        List.of(),
        "publish one of them on another port, or not at all if only nginx calls it",
        null);
  }
}
