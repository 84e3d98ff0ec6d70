package no502.verdict;

import java.util.ArrayList;
import java.util.List;
import no502.compose.Service;
import no502.topology.Confidence;
import no502.topology.Container;
import no502.topology.Evidence;
import no502.topology.Listener;
import no502.topology.Names;
import no502.topology.Namespace;
import no502.topology.Namespaces;
import no502.topology.Protocol;
import no502.topology.Stack;

/**
 * Judges ports of the machine that Docker runs on: published ones, and those of containers in host
 * mode.
 */
final class HostPorts {
  private final Stack stack;
  private final Namespaces namespaces;
  private final Reach reach;

  HostPorts(Stack stack, Namespaces namespaces, Reach reach) {
    this.stack = stack;
    this.namespaces = namespaces;
    this.reach = reach;
  }

  /** A container asks the host: only what is published on every address answers. */
  Verdict fromContainer(int port, Protocol asked, List<Evidence> chain) {
    return judge(port, asked, chain, false);
  }

  /** A process on the host asks its own loopback: what is published on 127.0.0.1 answers too. */
  Verdict fromHost(int port, Protocol asked, List<Evidence> chain) {
    return judge(port, asked, chain, true);
  }

  private Verdict judge(int port, Protocol asked, List<Evidence> chain, boolean onHost) {
    for (Container container : stack.containers().values()) {
      if (!Names.isActive(stack, container)) {
        continue;
      }
      for (Service.Port mapping : container.service().ports()) {
        if (covers(mapping, port)) {
          return published(container, mapping, port, asked, chain, onHost);
        }
      }
      Verdict hostMode = onHost ? null : inHostMode(container, port, asked, chain);
      if (hostMode != null) {
        return hostMode;
      }
    }
    List<Container> owners = owners(port);
    if (owners.isEmpty()) {
      return new Verdict.Unknown("a program on the host itself may listen on port " + port, chain);
    }
    chain.add(
        new Evidence(
            owners.get(0).service().origin().key(),
            owners.get(0).name() + " listens on port " + port + " and does not publish it"));
    return PeerJudge.fails(
        Symptom.REFUSED,
        new Cause.HostPortUnreachable(port, null, owners),
        Confidence.LIKELY,
        chain);
  }

  private Verdict published(
      Container container,
      Service.Port mapping,
      int port,
      Protocol asked,
      List<Evidence> chain,
      boolean onHost) {
    boolean loopback = mapping.hostIp() != null && mapping.hostIp().startsWith("127.");
    if (loopback && !onHost) {
      chain.add(
          new Evidence(
              mapping.origin().span(),
              container.name() + " publishes port " + port + " on 127.0.0.1 alone"));
      return PeerJudge.fails(
          Symptom.REFUSED,
          new Cause.HostPortUnreachable(port, mapping, List.of(container)),
          Confidence.PROVEN,
          chain);
    }
    chain.add(
        new Evidence(
            mapping.origin().span(),
            "the host's port "
                + port
                + " leads to port "
                + target(mapping, port)
                + " of "
                + container.name()));
    Verdict behind =
        reach.judge(
            stack, namespaces.of(container), container, target(mapping, port), asked, chain);
    boolean nobody = behind instanceof Verdict.Fails fails && fails.symptom() == Symptom.REFUSED;
    if (!nobody) {
      return behind;
    }
    Verdict.Fails fails = (Verdict.Fails) behind;
    return PeerJudge.fails(
        Symptom.RESET,
        new Cause.NothingBehindPublishedPort(container, port),
        fails.confidence(),
        fails.evidence());
  }

  private Verdict inHostMode(Container container, int port, Protocol asked, List<Evidence> chain) {
    if (namespaces.of(container).kind() != Namespace.Kind.HOST) {
      return null;
    }
    for (Listener listener : stack.listening(container).listeners()) {
      if (listener.onPort(port)) {
        return reach.judge(
            stack, namespaces.of(container), container, port, asked, new ArrayList<>(chain));
      }
    }
    return null;
  }

  private List<Container> owners(int port) {
    List<Container> owners = new ArrayList<>();
    for (Container container : stack.containers().values()) {
      boolean listens =
          stack.listening(container).listeners().stream().anyMatch(l -> l.onPort(port));
      if (listens && namespaces.of(container).kind() == Namespace.Kind.BRIDGE) {
        owners.add(container);
      }
    }
    return List.copyOf(owners);
  }

  private static boolean covers(Service.Port mapping, int port) {
    if (mapping.published() == null || !"tcp".equals(mapping.protocol())) {
      return false;
    }
    int dash = mapping.published().indexOf('-');
    int first = number(dash < 0 ? mapping.published() : mapping.published().substring(0, dash));
    int last = dash < 0 ? first : number(mapping.published().substring(dash + 1));
    return first <= port && port <= last && first >= 0;
  }

  /**
   * A range of host ports for one container port gives one of them; which one is Docker's choice.
   */
  private static int target(Service.Port mapping, int port) {
    return mapping.target();
  }

  private static int number(String digits) {
    int value = 0;
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      if (c < '0' || c > '9' || value > 65535) {
        return -1;
      }
      value = value * 10 + c - '0';
    }
    return digits.isEmpty() ? -1 : value;
  }
}
