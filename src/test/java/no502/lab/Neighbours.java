package no502.lab;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import no502.lab.Asked.How;
import no502.nginx.Block;
import no502.topology.Route;
import no502.verdict.RouteVerdict;
import no502.verdict.RouteVerdict.PeerVerdict;
import no502.verdict.Verdict.Fails;

/**
 * What the other routes of the stack have to do with one of them.
 *
 * @param deadSharer a failing route shares a peer with it
 * @param hasFallback an error_page of the same location leads to another route
 * @param backends whose answers the other routes of the same location can give; null when a socket
 *     or a gateway hides it
 */
record Neighbours(boolean deadSharer, boolean hasFallback, Set<String> backends) {

  static Neighbours of(RouteVerdict route, List<RouteVerdict> all) {
    Block by = Asked.of(route.route()).by();
    boolean dead = false;
    boolean fallback = false;
    boolean hidden = false;
    Set<String> backends = new TreeSet<>();
    for (RouteVerdict other : all) {
      if (other == route) {
        continue;
      }
      dead |= other.verdict() instanceof Fails && sharePeer(route, other);
      Asked asked = Asked.of(other.route());
      if (asked.by() == by && asked.how() != How.MIRROR && asked.how() != How.AUTH) {
        fallback |= asked.how() == How.FALLBACK;
        backends.addAll(containers(other));
        hidden |= other.peers().stream().anyMatch(p -> p.container() == null);
      }
    }
    return new Neighbours(dead, fallback, hidden ? null : backends);
  }

  /**
   * One upstream block is one set of peers; and so are all passes to one host and port without a
   * block, whatever is spoken there. What a variable names is made for each request.
   */
  private static boolean sharePeer(RouteVerdict one, RouteVerdict other) {
    Route a = one.route();
    Route b = other.route();
    if (!a.atStart() || !b.atStart() || a.upstream() != b.upstream()) {
      return false;
    }
    return a.upstream() != null
        || one.peers().stream()
            .anyMatch(
                p ->
                    other.peers().stream()
                        .anyMatch(q -> q.address().equalsIgnoreCase(p.address())));
  }

  static Set<String> containers(RouteVerdict route) {
    Set<String> names = new TreeSet<>();
    for (PeerVerdict peer : route.peers()) {
      if (peer.container() != null) {
        names.add(peer.container().name());
      }
    }
    return names;
  }
}
