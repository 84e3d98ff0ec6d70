package no502.log;

import java.util.ArrayList;
import java.util.List;
import no502.compose.Service;
import no502.compose.Value;
import no502.log.Joined.Candidate;
import no502.text.Seq;
import no502.text.Span;
import no502.topology.Container;
import no502.topology.Launch;
import no502.topology.Listening;
import no502.topology.Stack;
import no502.topology.listen.Listeners;
import no502.verdict.RouteVerdict.PeerVerdict;

/**
 * The container behind the peer, as the files describe it.
 *
 * @param service its name, null when not known
 * @param others of an upstream with no peer left: the other services in it
 * @param launch what it starts, where the files show that nothing of it would ever listen
 * @param fixed whether the Compose file gives it the very address in the log
 * @param onHost whether it runs in host mode
 * @param ordered whether nginx waits until it is healthy
 */
record Backend(
    String service,
    List<String> others,
    Span launch,
    boolean fixed,
    boolean onHost,
    boolean ordered) {
  private static final Backend UNKNOWN = new Backend(null, List.of(), null, false, false, false);

  static Backend of(Joined joined, Container container, String address) {
    if (container == null) {
      return UNKNOWN;
    }
    Value mode = container.service().networkMode();
    return new Backend(
        container.name(),
        others(joined, container),
        silentLaunch(joined.judged().stack(), container),
        address != null && isFixed(container, address),
        mode != null && "host".equals(mode.text()),
        ordered(joined, container));
  }

  private static List<String> others(Joined joined, Container container) {
    List<String> names = new ArrayList<>();
    Candidate best = joined.best();
    if (joined.group().trouble() == Trouble.NO_LIVE && best != null) {
      for (PeerVerdict peer : best.peers()) {
        Container one = peer.container();
        if (one != null && one != container && !names.contains(one.name())) {
          names.add(one.name());
        }
      }
    }
    return names;
  }

  private static Span silentLaunch(Stack stack, Container container) {
    Listening listening = stack.listening(container);
    boolean silent =
        listening != null
            && listening.listeners().isEmpty()
            && (listening.exhaustive() || listening.hiddenBy().equals(Listeners.NO_SERVER));
    if (!silent) {
      return null;
    }
    List<Launch.Arg> words = container.launch().words();
    boolean written = !words.isEmpty() && words.get(0).span() != null;
    return written ? words.get(0).span() : container.service().origin().key();
  }

  private static boolean isFixed(Container container, String address) {
    return Seq.of(container.service().networks().values())
        .anyMatch(network -> network.ipv4() != null && address.equals(network.ipv4().text()));
  }

  private static boolean ordered(Joined joined, Container backend) {
    if (joined.nginx() == null || joined.nginx().container() == null) {
      return false;
    }
    Service.Dependency on = joined.nginx().container().service().dependsOn().get(backend.name());
    return on != null && on.condition() != null && "service_healthy".equals(on.condition().text());
  }
}
