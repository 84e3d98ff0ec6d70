package no502.report;

import no502.text.Span;
import no502.topology.Evidence;
import no502.topology.Nginx;
import no502.verdict.RouteVerdict;
import no502.verdict.RouteVerdict.PeerVerdict;
import no502.verdict.Verdict;

/** How reports speak of routes. */
final class Routes {
  private Routes() {}

  /** The service that runs nginx; empty for a lone configuration. */
  static String nginx(RouteVerdict route) {
    Nginx nginx = route.route().nginx();
    return nginx.container() == null ? "" : nginx.container().name();
  }

  static Span span(RouteVerdict route) {
    return route.route().pass().span();
  }

  static String place(RouteVerdict route, ReportContext context) {
    return context.names().shown(span(route).source().name()) + ":" + span(route).line();
  }

  /** What the pass names, as written. */
  static String target(RouteVerdict route) {
    String target = route.route().pass().arg(0);
    return target == null ? "" : target;
  }

  static String symptom(Verdict verdict) {
    return verdict instanceof Verdict.Fails fails ? fails.symptom().log() : null;
  }

  /** The proof, or what hides the answer, as one text. */
  static String because(PeerVerdict peer) {
    if (peer.verdict() instanceof Verdict.Unknown unknown) {
      return unknown.hiddenBy();
    }
    StringBuilder out = new StringBuilder();
    for (Evidence evidence : peer.verdict().evidence()) {
      out.append(out.length() == 0 ? "" : "; ").append(evidence.sentence());
    }
    return out.toString();
  }
}
