package no502.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import no502.lint.Finding;
import no502.lint.Inspection;
import no502.lint.Rule;
import no502.lint.Severity;
import no502.topology.Confidence;
import no502.topology.Container;
import no502.topology.Evidence;
import no502.topology.Nginx;
import no502.verdict.Cause;
import no502.verdict.RouteVerdict;
import no502.verdict.Verdict;

/** Two nginx that look each other up while they start: the first to start finds no name. */
final class StartupCycle implements Rule {
  @Override
  public String id() {
    return "startup-cycle";
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> found) {
    List<Nginx> all = inspection.stack().nginxes();
    for (int i = 0; i < all.size(); i++) {
      for (int j = i + 1; j < all.size(); j++) {
        Container one = all.get(i).container();
        Container other = all.get(j).container();
        if (one != null && other != null && isMutual(inspection, one, other)) {
          found.accept(finding(inspection, one, other));
        }
      }
    }
  }

  /** Whether each looks the other up while it starts. */
  static boolean isMutual(Inspection inspection, Container one, Container other) {
    return one != other
        && lookUp(inspection, one, other) != null
        && lookUp(inspection, other, one) != null;
  }

  private static RouteVerdict.PeerVerdict lookUp(
      Inspection inspection, Container from, Container to) {
    for (RouteVerdict route : inspection.routes()) {
      for (RouteVerdict.PeerVerdict peer : route.peers()) {
        if (route.route().nginx().container() == from
            && peer.container() == to
            && route.route().atStart()
            && !peer.server().resolve()) {
          return peer;
        }
      }
    }
    return null;
  }

  private Finding finding(Inspection inspection, Container one, Container other) {
    RouteVerdict.PeerVerdict there = lookUp(inspection, one, other);
    RouteVerdict.PeerVerdict back = lookUp(inspection, other, one);
    Verdict.Fails proof = proof(there) != null ? proof(there) : proof(back);
    List<Finding.Related> related = new ArrayList<>();
    related.add(
        new Finding.Related(
            back.server().span(), other.name() + " looks " + one.name() + " up while it starts"));
    for (Evidence evidence : proof == null ? List.<Evidence>of() : proof.evidence()) {
      boolean told = evidence.span() == null || evidence.span().equals(back.server().span());
      if (!told && !evidence.span().equals(there.server().span())) {
        related.add(new Finding.Related(evidence.span(), evidence.sentence()));
      }
    }
    boolean proven = proof != null && proof.confidence() == Confidence.PROVEN;
    return new Finding(
        id(),
        proven ? Severity.ERROR : Severity.WARNING,
        proven ? Confidence.PROVEN : Confidence.LIKELY,
        there.server().span(),
        one.name()
            + " and "
            + other.name()
            + " look each other up while they start: the one that is first finds no name and stops with [emerg] host not found in upstream, and then the other does",
        related,
        proof == null ? List.of() : proof.evidence(),
        "let one of them look the name up at each request: a variable in its pass, and resolver 127.0.0.11 valid=10s",
        null);
  }

  private static Verdict.Fails proof(RouteVerdict.PeerVerdict peer) {
    return peer.verdict() instanceof Verdict.Fails fails
            && fails.cause() instanceof Cause.StartOrder
        ? fails
        : null;
  }
}
