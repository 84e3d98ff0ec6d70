package no502.log;

import java.util.List;
import no502.text.Span;
import no502.topology.Nginx;
import no502.verdict.RouteVerdict;

/**
 * A group of lines with the ways through the configuration that it can come from, best first.
 *
 * @param judged the stack, null when no file fits
 * @param nginx the nginx that wrote the lines, null when not known
 * @param place the line that nginx itself points at, null when it points at none that is known
 */
record Joined(LogGroup group, Judged judged, Nginx nginx, Span place, List<Candidate> candidates) {

  /**
   * One way that the lines can mean.
   *
   * @param peers the addresses of that route which the logged one can be
   * @param exact whether nginx's own choice of a location leads here, and not only the address
   */
  record Candidate(RouteVerdict route, List<RouteVerdict.PeerVerdict> peers, boolean exact) {}

  Candidate best() {
    return candidates.isEmpty() ? null : candidates.get(0);
  }
}
