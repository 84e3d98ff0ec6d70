package no502.topology;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no502.compose.Project;
import no502.compose.Value;
import no502.text.Letters;
import no502.topology.Resolution.Hidden;
import no502.topology.Resolution.Nothing;
import no502.topology.Resolution.Peer;
import no502.topology.Resolution.Reason;

/** Resolves a name as a container would: hosts file, embedded DNS, and what lies outside both. */
public final class Names {
  private final Stack stack;
  private final Namespaces namespaces;
  private final boolean linux;
  private final Map<String, Namespaces> ofNeighbours = new LinkedHashMap<>();
  private final Map<String, Map<String, List<DnsSearch.Named>>> everybody = new LinkedHashMap<>();

  /** {@code linux} is false for Docker Desktop, where host.docker.internal exists by itself. */
  public Names(Stack stack, Namespaces namespaces, boolean linux) {
    this.stack = stack;
    this.namespaces = namespaces;
    this.linux = linux;
  }

  /**
   * @param atStart true for the system's resolver, which reads /etc/hosts too; false for nginx's
   *     own, which asks DNS alone
   */
  public Resolution resolve(Container from, String host, boolean atStart) {
    Resolution literal = HostsFile.literal(host, List.of());
    if (literal != null) {
      return literal;
    }
    String name = Letters.lower(host);
    HostsFile hosts = new HostsFile(stack, namespaces, from);
    if (atStart && hosts.has(name)) {
      return hosts.find(name);
    }
    Resolution byDns = byNamespace(from, name, host);
    if (hosts.has(name) && !(byDns instanceof Resolution.Peers)) {
      return Nothing.of(
          Reason.RESOLVER_CANNOT_KNOW,
          null,
          List.of(Evidence.fact("nginx's own resolver never reads /etc/hosts")));
    }
    return byDns;
  }

  /** Who answers to this name in this stack or in a neighbour. */
  List<DnsSearch.Named> named(Stack other, String name) {
    Map<String, List<DnsSearch.Named>> all = everybody.get(other.name());
    if (all == null) {
      all = DnsSearch.everybody(other, namespacesOf(other));
      everybody.put(other.name(), all);
    }
    return all.getOrDefault(name, List.of());
  }

  /** The namespaces of this stack or of a neighbour, worked out once. */
  public Namespaces namespacesOf(Stack other) {
    if (other == stack) {
      return namespaces;
    }
    Namespaces known = ofNeighbours.get(other.name());
    if (known == null) {
      known = new Namespaces(other);
      ofNeighbours.put(other.name(), known);
    }
    return known;
  }

  /** Whether it is written as an address, not as a name. */
  public static boolean isAddress(String host) {
    return HostsFile.isAddress(host);
  }

  private Resolution byNamespace(Container from, String name, String host) {
    Namespace namespace = namespaces.of(from);
    return switch (namespace.kind()) {
      case BRIDGE -> embeddedDns(from, namespace, name, host);
      case UNKNOWN -> new Hidden(namespace.hiddenBy(), List.of());
      case HOST -> onHost(from, name, host);
      case DEFAULT_BRIDGE, NONE -> withoutDns(from, namespace, name, host);
    };
  }

  private static boolean isHostName(String name) {
    return name.equals("host.docker.internal") || name.equals("gateway.docker.internal");
  }

  private Resolution dockersHost(Container from, String host, Confidence confidence) {
    if (!linux) {
      return new Resolution.Host(
          List.of(Evidence.fact("Docker Desktop knows " + host + " by itself")));
    }
    return new Nothing(
        Reason.NO_HOST_GATEWAY,
        null,
        null,
        null,
        confidence,
        List.of(
            new Evidence(
                from.service().origin().key(),
                "on Linux "
                    + host
                    + " exists only with an extra_hosts entry, which "
                    + from.name()
                    + " lacks")));
  }

  /** Container names mean nothing there; a name with a dot may be in the host's DNS. */
  private Resolution onHost(Container from, String name, String host) {
    if (isHostName(name)) {
      return dockersHost(from, host, Confidence.LIKELY);
    }
    Container meant = anyByName(name);
    Evidence mode =
        new Evidence(
            modeOf(from).origin().span(),
            from.name() + " shares the host's network, where container names mean nothing");
    boolean dockers = meant != null && (name.indexOf('.') < 0 || isFullName(meant, name));
    return !dockers
        ? new Hidden("the host's own name service decides what " + host + " is", List.of(mode))
        : Nothing.of(Reason.HOST_MODE, meant, List.of(mode));
  }

  /** The mode that is written: the owner's, when the container joins another one's namespace. */
  private Value modeOf(Container from) {
    return namespaces.owner(from).service().networkMode();
  }

  private Resolution withoutDns(Container from, Namespace namespace, String name, String host) {
    List<Peer> linked = new ArrayList<>();
    new DnsSearch(this, stack, from, namespace, name).links(linked);
    if (!linked.isEmpty()) {
      return new Resolution.Peers(List.copyOf(linked));
    }
    if (isHostName(name)) {
      return dockersHost(from, host, Confidence.PROVEN);
    }
    Container meant = anyByName(name);
    if (meant == null && name.indexOf('.') >= 0 && namespace.kind() != Namespace.Kind.NONE) {
      return new Hidden("DNS outside the files decides what " + host + " is", List.of());
    }
    return Nothing.of(
        meant == null ? Reason.NO_SUCH_NAME : Reason.NO_SHARED_NETWORK,
        meant,
        List.of(
            new Evidence(
                modeOf(from).origin().span(), from.name() + " is on no network that has names")));
  }

  private Container anyByName(String name) {
    for (Container other : stack.containers().values()) {
      if (NameTable.of(stack, other).containsKey(name) || isFullName(other, name)) {
        return other;
      }
    }
    return null;
  }

  /** A name with its network behind the dot, which nobody but Docker gives. */
  private boolean isFullName(Container container, String name) {
    for (String network : namespaces.of(container).networks()) {
      if (name.endsWith("." + Letters.lower(network))
          && NameTable.on(stack, container, network).containsKey(name)) {
        return true;
      }
    }
    return false;
  }

  private Resolution embeddedDns(Container from, Namespace namespace, String name, String host) {
    List<Peer> peers = new ArrayList<>();
    DnsSearch search = new DnsSearch(this, stack, from, namespace, name);
    search.links(peers);
    search.in(stack, peers);
    List<Stack> others = peers.isEmpty() ? stack.neighbours().on(namespace.networks()) : List.of();
    for (boolean beside : new boolean[] {false, true}) {
      for (Stack other : peers.isEmpty() ? others : List.<Stack>of()) {
        if (other != stack && other.project() != null && isBeside(other) == beside) {
          search.in(other, peers);
        }
      }
    }
    if (!peers.isEmpty()) {
      return new Resolution.Peers(List.copyOf(peers));
    }
    return isHostName(name)
        ? dockersHost(from, host, Confidence.PROVEN)
        : new Unresolved(stack, namespaces).explain(from, namespace, name, host);
  }

  /**
   * Another Compose file of the same folder is most often another reading of the same project,
   * which never runs beside this one; so it is asked last.
   */
  private boolean isBeside(Stack other) {
    String name = other.project().name() == null ? null : other.project().name().text();
    boolean sameName =
        name != null
            && stack.project().name() != null
            && name.equals(stack.project().name().text());
    return sameName || other.project().folder().equals(stack.project().folder());
  }

  static String realName(Project.Network network, String key) {
    return network.realName() == null ? key : network.realName().text();
  }

  /**
   * The network that Docker calls by this name, as the stack declares it; null when it does not.
   */
  static Project.Network network(Stack stack, String realName) {
    for (Project.Network network : stack.project().networks().values()) {
      if (realName.equals(realName(network, network.key()))) {
        return network;
      }
    }
    return null;
  }

  static boolean isExternal(Stack stack, String realName) {
    Project.Network network = network(stack, realName);
    return network != null && network.external();
  }

  static String shared(Namespace a, Namespace b) {
    for (String network : a.networks()) {
      if (b.networks().contains(network)) {
        return network;
      }
    }
    return null;
  }

  /** Whether the container runs with the profiles of this reading. */
  public static boolean isActive(Stack stack, Container container) {
    return stack.project().active(container.service()) && container.service().replicas() != 0;
  }
}
