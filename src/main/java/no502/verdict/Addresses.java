package no502.verdict;

import java.util.List;
import java.util.function.BiFunction;
import no502.compose.Project;
import no502.compose.Service;
import no502.compose.Value;
import no502.text.Seq;
import no502.topology.Confidence;
import no502.topology.Container;
import no502.topology.Evidence;
import no502.topology.Family;
import no502.topology.Ipv6;
import no502.topology.Names;
import no502.topology.Namespace;
import no502.topology.Namespaces;
import no502.topology.Nginx;
import no502.topology.Stack;
import no502.topology.Subnet;

/**
 * Judges addresses that are written out and are not loopback: whose they are, and the way there.
 */
final class Addresses {
  /** What Docker cuts its networks from when nobody says otherwise. */
  private static final List<String> POOLS = List.of("172.16.0.0/12", "192.168.0.0/16");

  private final Stack stack;
  private final Namespaces namespaces;
  private final Container from;
  private final Namespace here;
  private final HostPorts hostPorts;
  private final BiFunction<Asked, Verdict, Verdict> comesBack;

  /**
   * {@code comesBack} has the last word on a request to the host, which may lead to nginx again.
   */
  Addresses(
      Stack stack,
      Namespaces namespaces,
      Nginx nginx,
      HostPorts hostPorts,
      BiFunction<Asked, Verdict, Verdict> comesBack) {
    this.stack = stack;
    this.namespaces = namespaces;
    Container owner = namespaces.owner(nginx.container());
    this.from = owner == null ? nginx.container() : owner;
    this.here = namespaces.of(nginx.container());
    this.hostPorts = hostPorts;
    this.comesBack = comesBack;
  }

  Verdict judge(String address, Asked asked, Chain chain) {
    String bare = address.startsWith("[") ? address.substring(1, address.length() - 1) : address;
    for (Container other : stack.containers().values()) {
      for (Service.Attachment attachment : other.service().networks().values()) {
        if (is(attachment.ipv4(), bare) || is(attachment.ipv6(), bare)) {
          return fixed(other, attachment, bare, asked, chain);
        }
      }
    }
    if (here.kind() == Namespace.Kind.UNKNOWN) {
      return chain.unknown(here.hiddenBy());
    }
    if (here.kind() == Namespace.Kind.NONE) {
      return unreachable(bare, "nginx is on no network", Symptom.UNREACHABLE, true, chain);
    }
    return address.startsWith("[") ? ipv6(address, chain) : ipv4(bare, asked, chain);
  }

  /** The host as extra_hosts gives it: an internal network has no way there. */
  Verdict host(String name, Asked asked, Chain chain) {
    if (onlyInternal()) {
      String why = "nginx is on internal networks alone, which have no way to the host";
      return unreachable(name, why, Symptom.UNREACHABLE, true, chain);
    }
    return throughHost(asked, chain);
  }

  private Verdict throughHost(Asked asked, Chain chain) {
    return comesBack.apply(asked, hostPorts.fromContainer(asked, chain));
  }

  private static boolean is(Value value, String address) {
    return value != null && value.known() && address.equals(value.text());
  }

  private static Verdict unreachable(
      String address, String why, Symptom symptom, boolean proven, Chain chain) {
    return chain.fails(
        symptom,
        new Cause.AddressUnreachable(address, why),
        proven ? Confidence.PROVEN : Confidence.LIKELY);
  }

  /** An address that the Compose file gives to a container. */
  private Verdict fixed(
      Container other, Service.Attachment attachment, String address, Asked asked, Chain chain) {
    Chain told =
        chain.and(attachment.origin().span(), address + " is the address of " + other.name());
    String network = namespaces.realName(attachment.network());
    if (here.kind() == Namespace.Kind.HOST || here.networks().contains(network)) {
      if (!Names.isActive(stack, other)) {
        return unreachable(address, other.name() + " does not run", Symptom.NO_ROUTE, true, told);
      }
      Family family = address.indexOf(':') >= 0 ? Family.IPV6 : Family.IPV4;
      Asked there = new Asked(asked.port(), family, asked.protocol());
      return new Reach(stack, namespaces.of(other), other).judge(there, told);
    }
    if (here.kind() != Namespace.Kind.BRIDGE) {
      return told.unknown("nothing shows how nginx gets to " + address);
    }
    String why = "it lies on the network " + attachment.network() + ", which nginx is not on";
    return unreachable(address, why, Symptom.TIMED_OUT, true, told);
  }

  private Verdict ipv6(String address, Chain chain) {
    boolean none =
        here.kind() == Namespace.Kind.BRIDGE
            && !Ipv6.onNetworks(stack, from)
            && !Ipv6.isUnknown(stack, from);
    return none
        ? chain
            .and(from.service().origin().key(), "no network of " + from.name() + " has IPv6")
            .fails(Symptom.UNREACHABLE, new Cause.Ipv6Unreachable(address), Confidence.PROVEN)
        : whose(address, chain);
  }

  private static Verdict whose(String address, Chain chain) {
    return chain.unknown("nothing in the files says who has the address " + address);
  }

  private Verdict ipv4(String address, Asked asked, Chain chain) {
    for (Project.Network network : stack.project().networks().values()) {
      // Docker makes only the networks that somebody is on.
      List<Value> subnets = isUsed(network) ? network.subnets() : List.of();
      for (Value written : subnets) {
        Subnet subnet = written.known() ? Subnet.parse(written.text()) : null;
        if (subnet != null && subnet.contains(address)) {
          return inSubnet(network, written, subnet, address, asked, chain);
        }
      }
    }
    if (address.equals("172.17.0.1")) {
      Chain told = chain.and(List.of(Evidence.fact("172.17.0.1 is the host itself")));
      return PeerJudge.weaken(host(address, asked, told));
    }
    if (onlyInternal() && Seq.of(POOLS).noneMatch(p -> Subnet.parse(p).contains(address))) {
      String why = "nginx is on internal networks alone, which lead nowhere else";
      return unreachable(address, why, Symptom.UNREACHABLE, false, chain);
    }
    return whose(address, chain);
  }

  private boolean isUsed(Project.Network network) {
    return network.external()
        || Seq.of(stack.containers().values())
            .anyMatch(other -> other.service().networks().containsKey(network.key()));
  }

  private Verdict inSubnet(
      Project.Network network,
      Value written,
      Subnet subnet,
      String address,
      Asked asked,
      Chain chain) {
    Chain told =
        chain.and(written.origin().span(), address + " lies in the network " + network.key());
    if (subnet.offset(address) == 1) {
      // The first address is the gateway: the host itself, as long as no other one is written.
      return PeerJudge.weaken(throughHost(asked, told));
    }
    boolean mine = here.networks().contains(namespaces.realName(network.key()));
    if (!mine && here.kind() == Namespace.Kind.BRIDGE) {
      String why = "it lies on the network " + network.key() + ", which nginx is not on";
      return unreachable(address, why, Symptom.TIMED_OUT, true, told);
    }
    if (network.external() || subnet.offset(address) < 2 + 4L * stack.containers().size()) {
      return told.unknown("Docker hands out the addresses of the network " + network.key());
    }
    String why = "no container gets this address, and Docker hands out lower ones first";
    return unreachable(address, why, Symptom.NO_ROUTE, false, told);
  }

  private boolean onlyInternal() {
    if (here.kind() != Namespace.Kind.BRIDGE || from.service().networks().isEmpty()) {
      return false;
    }
    for (String key : from.service().networks().keySet()) {
      Project.Network network = stack.project().networks().get(key);
      if (network == null || !network.internal() || network.external()) {
        return false;
      }
    }
    return true;
  }
}
