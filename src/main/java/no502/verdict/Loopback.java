package no502.verdict;

import java.util.ArrayList;
import java.util.List;
import no502.text.Seq;
import no502.topology.Confidence;
import no502.topology.Container;
import no502.topology.Family;
import no502.topology.Ipv6;
import no502.topology.Listener;
import no502.topology.Names;
import no502.topology.Namespace;
import no502.topology.Namespaces;
import no502.topology.Nginx;
import no502.topology.Resolution;
import no502.topology.Stack;

/** Judges loopback addresses: they lead to whoever shares nginx's network namespace. */
final class Loopback {
  private final Stack stack;
  private final Namespaces namespaces;
  private final Nginx nginx;
  private final Namespace here;
  private final HostPorts hostPorts;

  Loopback(Stack stack, Namespaces namespaces, Nginx nginx, HostPorts hostPorts) {
    this.stack = stack;
    this.namespaces = namespaces;
    this.nginx = nginx;
    this.here = namespaces.of(nginx.container());
    this.hostPorts = hostPorts;
  }

  Verdict judge(Resolution.Loopback address, Asked asked, Chain chain) {
    Container owner = namespaces.owner(nginx.container());
    if (address.family() == Family.IPV6 && owner != null && Ipv6.isOff(owner)) {
      return chain
          .and(owner.service().origin().key(), "the sysctls of " + owner.name() + " end IPv6")
          .fails(
              Symptom.CANNOT_ASSIGN, new Cause.Ipv6Unreachable(address.host()), Confidence.PROVEN);
    }
    String hidden = here.hiddenBy();
    Verdict deaf = null;
    for (Container member : here.members()) {
      if (!Names.isActive(stack, member)) {
        continue;
      }
      for (Listener listener : stack.listening(member).listeners()) {
        if (listener.onPort(asked.port())) {
          Verdict verdict = heard(address, member, listener, asked, chain);
          if (!(verdict instanceof Verdict.Fails)) {
            return verdict;
          }
          deaf = deaf == null ? verdict : deaf;
        }
      }
      hidden = hidden == null ? stack.listening(member).hiddenBy() : hidden;
    }
    if (deaf != null) {
      return deaf;
    }
    if (here.kind() == Namespace.Kind.HOST) {
      return hostPorts.fromHost(asked, hidden, chain);
    }
    return hidden != null ? chain.unknown(hidden) : nobody(address, asked, chain);
  }

  private static Verdict heard(
      Resolution.Loopback address, Container member, Listener listener, Asked asked, Chain chain) {
    Boolean hears = asked.hearsOnLoopback((Listener.Tcp) listener.socket());
    if (hears == null) {
      return chain
          .and(listener.evidence())
          .unknown("nothing shows on which address " + member.name() + " listens");
    }
    if (hears) {
      return Reach.spoken(member, listener, asked, chain);
    }
    return chain
        .and(listener.evidence())
        .fails(
            Symptom.REFUSED,
            new Cause.OtherFamily(address.address(), asked.port(), member, listener),
            listener.confidence());
  }

  private Verdict nobody(Resolution.Loopback address, Asked asked, Chain chain) {
    return chain
        .and(
            nginx.container().service().origin().key(),
            "nothing in the network namespace of "
                + nginx.container().name()
                + " listens on port "
                + asked.port())
        .fails(
            Symptom.REFUSED,
            new Cause.LoopbackWithoutListener(address.host(), asked.port(), owners(asked.port())),
            Confidence.PROVEN);
  }

  /**
   * The containers that the author most likely means: they listen on that port, and share a
   * network.
   */
  private List<Container> owners(int port) {
    List<Container> owners = new ArrayList<>();
    for (Container other : stack.containers().values()) {
      boolean listens =
          Seq.of(stack.listening(other).listeners()).anyMatch(listener -> listener.onPort(port));
      if (listens
          && namespaces.hasEndpoint(other)
          && Names.isActive(stack, other)
          && Seq.of(namespaces.of(other).networks()).anyMatch(here.networks()::contains)) {
        owners.add(other);
      }
    }
    return List.copyOf(owners);
  }
}
