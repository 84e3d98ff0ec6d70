package no502.rules;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import no502.compose.Service;
import no502.fix.YamlEdits;
import no502.lint.Finding;
import no502.lint.Fix;
import no502.lint.Inspection;
import no502.lint.Rule;
import no502.lint.Severity;
import no502.text.Edit;
import no502.text.Seq;
import no502.text.Span;
import no502.topology.Confidence;
import no502.topology.Route;
import no502.verdict.RouteVerdict;

/** The port that nginx guards is also open to everybody who reaches the host. */
final class PublishedBackendPort implements Rule {
  @Override
  public String id() {
    return "published-backend-port";
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> found) {
    Set<Span> told = new LinkedHashSet<>();
    for (Backends.Use use : Backends.of(inspection)) {
      boolean guarded =
          use.passed() && Seq.of(use.front().service().ports()).anyMatch(p -> isOpen(p));
      for (Service.Port port : use.backend().service().ports()) {
        boolean past = guarded && isOpen(port) && port.target() == use.port();
        if (past
            && !isForDevelopers(port)
            && !isClaimedTwice(inspection, port)
            && told.add(port.origin().span())) {
          found.accept(finding(inspection, use, port));
        }
      }
    }
  }

  private static boolean isOpen(Service.Port port) {
    String ip = port.hostIp();
    boolean every = ip == null || ip.isEmpty() || ip.equals("0.0.0.0") || ip.equals("::");
    return every && "tcp".equals(port.protocol()) && port.published() != null;
  }

  /** A file that exists to open ports for debugging and tests does what it is for. */
  private static boolean isForDevelopers(Service.Port port) {
    String file = port.origin().span().source().name();
    String name = file.substring(file.lastIndexOf('/') + 1);
    for (String purpose : List.of("override", "dev", "local", "debug", "test", "-ci", ".ci")) {
      if (name.contains(purpose)) {
        return true;
      }
    }
    return false;
  }

  /** Then host-port-conflict says that one of the two cannot have it. */
  private static boolean isClaimedTwice(Inspection inspection, Service.Port port) {
    long claims =
        Seq.of(inspection.stack().containers().values())
            .flatMap(container -> container.service().ports())
            .filter(other -> port.published().equals(other.published()))
            .count();
    return claims > 1;
  }

  private Finding finding(Inspection inspection, Backends.Use use, Service.Port port) {
    String name = use.backend().name();
    return new Finding(
        id(),
        Severity.WARNING,
        Confidence.PROVEN,
        port.origin().span(),
        "port "
            + port.published()
            + " of the host leads straight to "
            + name
            + ", past nginx: whoever reaches the host also reaches "
            + name
            + " without what nginx adds (TLS, limits, headers)",
        List.of(new Finding.Related(use.places().get(0), "nginx passes requests to " + name)),
        List.of(),
        "publish it as 127.0.0.1:" + port.published() + ", or use expose",
        askedThroughHost(inspection, port) ? null : fix(port));
  }

  /** Somebody comes in through the host's port: closing it would break that way. */
  private static boolean askedThroughHost(Inspection inspection, Service.Port port) {
    for (RouteVerdict route : inspection.routes()) {
      for (RouteVerdict.PeerVerdict peer : route.peers()) {
        Route.Server server = peer.server();
        if (peer.container() == null && String.valueOf(server.port()).equals(port.published())) {
          return true;
        }
      }
    }
    return false;
  }

  private static Fix fix(Service.Port port) {
    Span span = port.origin().span();
    String text = span.text();
    String bare = text.replace("\"", "").replace("'", "");
    String title = "publish port " + port.published() + " on 127.0.0.1 only";
    boolean mapping = text.indexOf('\n') >= 0 || text.startsWith("{") || text.startsWith("target");
    if (mapping || bare.indexOf('$') >= 0) {
      return null;
    }
    String tail = bare.startsWith("0.0.0.0:") ? bare.substring(8) : bare;
    boolean simple = tail.startsWith(port.published() + ":") && port.origin().via().isEmpty();
    List<Edit> edits = new ArrayList<>();
    if (simple) {
      edits.add(YamlEdits.replaceScalar(span, "127.0.0.1:" + tail));
    }
    return edits.isEmpty() ? null : new Fix(title, false, edits);
  }
}
