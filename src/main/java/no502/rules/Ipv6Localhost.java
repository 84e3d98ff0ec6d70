package no502.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import no502.fix.UpstreamEdits;
import no502.lint.Finding;
import no502.lint.Fix;
import no502.lint.Inspection;
import no502.lint.Rule;
import no502.lint.Severity;
import no502.text.Edit;
import no502.text.Letters;
import no502.text.Span;
import no502.topology.Confidence;
import no502.topology.Route;
import no502.verdict.RouteVerdict;
import no502.verdict.Verdict;

/** localhost is two peers, 127.0.0.1 and ::1, where the container's loopback has both. */
final class Ipv6Localhost implements Rule {
  @Override
  public String id() {
    return "ipv6-localhost";
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> found) {
    List<Span> told = new ArrayList<>();
    for (RouteVerdict route : inspection.routes()) {
      if (route.verdict() instanceof Verdict.Fails) {
        continue;
      }
      for (RouteVerdict.PeerVerdict peer : route.peers()) {
        boolean localhost = Letters.same("localhost", peer.server().host());
        if (localhost && !told.contains(peer.server().span())) {
          told.add(peer.server().span());
          found.accept(finding(peer.server()));
        }
      }
    }
  }

  private Finding finding(Route.Server server) {
    Edit edit = UpstreamEdits.host(server, "127.0.0.1");
    return new Finding(
        id(),
        Severity.WARNING,
        Confidence.LIKELY,
        server.span(),
        "localhost can be two peers here, 127.0.0.1 and ::1: where the server listens on IPv4 only, some requests first meet connect() failed (111) on [::1]",
        List.of(),
        List.of(),
        "write 127.0.0.1",
        edit == null ? null : new Fix("write 127.0.0.1", true, List.of(edit)));
  }
}
