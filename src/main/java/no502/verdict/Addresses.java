package no502.verdict;

import java.util.ArrayList;
import java.util.List;
import no502.compose.Service;
import no502.compose.Value;
import no502.topology.Bind;
import no502.topology.Confidence;
import no502.topology.Container;
import no502.topology.Evidence;
import no502.topology.Listener;
import no502.topology.Names;
import no502.topology.Namespace;
import no502.topology.Namespaces;
import no502.topology.Nginx;
import no502.topology.Protocol;
import no502.topology.Resolution;
import no502.topology.Stack;

/** Judges addresses that are written out: loopback, a container's fixed address, anything else. */
final class Addresses {
  private final Stack stack;
  private final Namespaces namespaces;
  private final Nginx nginx;
  private final Reach reach;
  private final HostPorts hostPorts;

  Addresses(Stack stack, Namespaces namespaces, Nginx nginx, Reach reach, HostPorts hostPorts) {
    this.stack = stack;
    this.namespaces = namespaces;
    this.nginx = nginx;
    this.reach = reach;
    this.hostPorts = hostPorts;
  }

  Verdict loopback(Resolution.Loopback loopback, int port, Protocol asked, List<Evidence> chain) {
    Namespace here = namespaces.of(nginx.container());
    String hidden = here.hiddenBy();
    for (Container member : here.members()) {
      if (!Names.isActive(stack, member)) {
        continue;
      }
      for (Listener listener : stack.listening(member).listeners()) {
        if (listener.onPort(port)) {
          return own(loopback, member, listener, asked, chain);
        }
      }
      if (hidden == null) {
        hidden = stack.listening(member).hiddenBy();
      }
    }
    if (here.kind() == Namespace.Kind.HOST) {
      return hostPorts.fromHost(port, asked, chain);
    }
    if (hidden != null) {
      return new Verdict.Unknown(hidden, chain);
    }
    chain.add(
        new Evidence(
            nginx.container().service().origin().key(),
            "nothing in the container of "
                + nginx.container().name()
                + " listens on port "
                + port));
    return PeerJudge.fails(
        Symptom.REFUSED,
        new Cause.LoopbackWithoutListener(loopback.host(), port, owners(port)),
        Confidence.PROVEN,
        chain);
  }

  private Verdict own(
      Resolution.Loopback loopback,
      Container member,
      Listener listener,
      Protocol asked,
      List<Evidence> chain) {
    Bind bind = ((Listener.Tcp) listener.socket()).bind();
    boolean wrongFamily =
        loopback.ipv6() ? bind == Bind.ALL4 || bind == Bind.LOOPBACK4 : bind == Bind.LOOPBACK6;
    if (wrongFamily) {
      chain.addAll(listener.evidence());
      return PeerJudge.fails(
          Symptom.REFUSED,
          new Cause.Ipv6Unreachable(loopback.host()),
          listener.confidence(),
          chain);
    }
    if (bind == Bind.UNKNOWN || bind == Bind.LOCALHOST && loopback.ipv6()) {
      return new Verdict.Unknown("nothing shows which address " + member.name() + " binds", chain);
    }
    return reach.spoken(member, listener, asked, chain);
  }

  /**
   * The containers that the author most likely means: they listen on that port, and share a
   * network.
   */
  private List<Container> owners(int port) {
    List<Container> owners = new ArrayList<>();
    for (Container other : stack.containers().values()) {
      boolean listens =
          stack.listening(other).listeners().stream().anyMatch(listener -> listener.onPort(port));
      if (listens
          && namespaces.hasEndpoint(other)
          && Names.isActive(stack, other)
          && shares(other)) {
        owners.add(other);
      }
    }
    return List.copyOf(owners);
  }

  private boolean shares(Container other) {
    Namespace here = namespaces.of(nginx.container());
    return namespaces.of(other).networks().stream().anyMatch(here.networks()::contains);
  }

  Verdict judge(String address, int port, Protocol asked, List<Evidence> chain) {
    Namespace here = namespaces.of(nginx.container());
    String bare = address.startsWith("[") ? address.substring(1, address.length() - 1) : address;
    for (Container other : stack.containers().values()) {
      for (Service.Attachment attachment : other.service().networks().values()) {
        if (is(attachment.ipv4(), bare) || is(attachment.ipv6(), bare)) {
          return fixed(other, attachment, bare, port, asked, here, chain);
        }
      }
    }
    if (bare.equals("172.17.0.1") && here.kind() != Namespace.Kind.HOST) {
      chain.add(Evidence.fact("172.17.0.1 is the host, as Docker numbers its own bridge"));
      return hostPorts.fromContainer(port, asked, chain);
    }
    return new Verdict.Unknown("nothing in the files says who has the address " + bare, chain);
  }

  private Verdict fixed(
      Container other,
      Service.Attachment attachment,
      String address,
      int port,
      Protocol asked,
      Namespace here,
      List<Evidence> chain) {
    chain.add(
        new Evidence(attachment.origin().span(), address + " is the address of " + other.name()));
    String network = namespaces.realName(attachment.network());
    if (here.kind() == Namespace.Kind.HOST || here.networks().contains(network)) {
      if (!Names.isActive(stack, other)) {
        return PeerJudge.fails(
            Symptom.NO_ROUTE,
            new Cause.AddressUnreachable(address, other.name() + " does not run"),
            Confidence.PROVEN,
            chain);
      }
      return reach.judge(stack, namespaces.of(other), other, port, asked, chain);
    }
    if (here.kind() != Namespace.Kind.BRIDGE) {
      return new Verdict.Unknown("nothing shows how nginx gets to " + address, chain);
    }
    return PeerJudge.fails(
        Symptom.TIMED_OUT,
        new Cause.AddressUnreachable(
            address, "it lies on the network " + attachment.network() + ", which nginx is not on"),
        Confidence.PROVEN,
        chain);
  }

  private static boolean is(Value value, String address) {
    return value != null && value.known() && address.equals(value.text());
  }
}
