package no502.topology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no502.compose.Project;
import no502.compose.Service;
import no502.text.Letters;
import no502.text.Seq;
import no502.topology.Resolution.Peer;

/** The look-up of one name in Docker's DNS, as one namespace sees it. */
final class DnsSearch {
  private final Names names;
  private final Stack stack;
  private final Container from;
  private final Namespace namespace;
  private final String name;

  DnsSearch(Names names, Stack stack, Container from, Namespace namespace, String name) {
    this.names = names;
    this.stack = stack;
    this.from = from;
    this.namespace = namespace;
    this.name = name;
  }

  /** Links give names inside the linking container alone, and no way to get there. */
  void links(List<Peer> peers) {
    for (Service.Link link : from.service().links()) {
      Container linked = stack.container(link.service());
      if (linked == null || !Names.isActive(stack, linked) || !isCalled(link, linked)) {
        continue;
      }
      Namespace there = names.namespacesOf(stack).of(linked);
      boolean defaultBridge =
          namespace.kind() == Namespace.Kind.DEFAULT_BRIDGE
              && there.kind() == Namespace.Kind.DEFAULT_BRIDGE;
      String network = defaultBridge ? null : Names.shared(namespace, there);
      if (defaultBridge || network != null) {
        Evidence evidence =
            new Evidence(link.origin().span(), name + " is a link to " + linked.name());
        add(peers, stack, linked, network, evidence);
      }
    }
  }

  private boolean isCalled(Service.Link link, Container linked) {
    return Letters.lower(link.alias()).equals(name)
        || name.equals(Letters.lower(linked.name()) + "-1");
  }

  void in(Stack other, List<Peer> peers) {
    for (Named named : names.named(other, name)) {
      String network = named.network();
      if (namespace.networks().contains(network)
          && (other == stack
              || Names.isExternal(stack, network)
              || Names.isExternal(other, network))
          && !holds(peers, named.container(), Family.IPV6)) {
        add(peers, other, named.container(), network, named.evidence());
      }
    }
  }

  /** A container, and what names it on one of its networks. */
  record Named(Container container, String network, Evidence evidence) {}

  /** Everybody in a stack by every name, so that a thousand routes do not each ask a thousand. */
  static Map<String, List<Named>> everybody(Stack other, Namespaces there) {
    Map<String, List<Named>> all = new HashMap<>();
    for (Container container : other.containers().values()) {
      if (there.hasEndpoint(container) && Names.isActive(other, container)) {
        for (String network : there.of(container).networks()) {
          NameTable.on(other, container, network)
              .forEach(
                  (name, evidence) ->
                      all.computeIfAbsent(name, n -> new ArrayList<>())
                          .add(new Named(container, network, evidence)));
        }
      }
    }
    return all;
  }

  private boolean holds(List<Peer> peers, Container container, Family family) {
    return Seq.of(peers).anyMatch(p -> p.container() == container && p.family() == family);
  }

  /**
   * One peer for each address: of every replica, in every family. Docker answers for each family
   * with the first network that has it, so a second network may add what the first one lacks.
   */
  private void add(
      List<Peer> peers, Stack other, Container container, String network, Evidence named) {
    Confidence sure = other == stack ? Confidence.PROVEN : Confidence.LIKELY;
    List<Evidence> evidence = new ArrayList<>(List.of(named));
    if (network != null) {
      evidence.add(onNetwork(other, container, network));
    }
    int replicas = Math.max(1, Math.min(16, container.service().replicas()));
    Project.Network declared = network == null ? null : Names.network(other, network);
    boolean first = !holds(peers, container, Family.IPV4);
    for (int n = 0; n < replicas; n++) {
      if (first) {
        peers.add(new Peer(other, container, Family.IPV4, sure, List.copyOf(evidence)));
      }
      if (declared != null && declared.ipv6() && !Ipv6.isOff(from)) {
        peers.add(new Peer(other, container, Family.IPV6, sure, List.copyOf(evidence)));
      }
    }
  }

  private Evidence onNetwork(Stack other, Container container, String network) {
    for (Service.Attachment attachment : container.service().networks().values()) {
      Project.Network declared = other.project().networks().get(attachment.network());
      if (declared != null
          && network.equals(Names.realName(declared, attachment.network()))
          && !attachment.implicit()) {
        return new Evidence(
            attachment.origin().key() != null
                ? attachment.origin().key()
                : attachment.origin().span(),
            "nginx and " + container.name() + " share the network " + attachment.network());
      }
    }
    return Evidence.fact("nginx and " + container.name() + " share the default network");
  }
}
