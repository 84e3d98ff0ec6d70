package no502.verdict;

import java.util.List;
import no502.topology.Container;
import no502.topology.Route;

/** A route with its verdict and that of each peer. */
public record RouteVerdict(Route route, Verdict verdict, List<PeerVerdict> peers) {

  /**
   * One resolved address (or one that could not be resolved).
   *
   * @param address {@code name:port} as the reader knows it, or the literal address, or {@code
   *     unix:path}
   * @param container whose address it is; null when it is nobody's we know
   */
  public record PeerVerdict(
      Route.Server server, String address, Container container, Verdict verdict) {}
}
