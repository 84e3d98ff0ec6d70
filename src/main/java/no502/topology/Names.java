package no502.topology;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import no502.compose.Service;
import no502.compose.Value;

/** Resolves a name as a container would: hosts file, embedded DNS, and what lies outside both. */
public final class Names {
  private final Stack stack;
  private final Namespaces namespaces;
  private final boolean linux;

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
    Resolution literal = literal(host);
    if (literal != null) {
      return literal;
    }
    String name = host.toLowerCase(Locale.ROOT);
    if (!atStart && (name.equals("localhost") || hostEntry(from, name) != null)) {
      return new Resolution.Nothing(
          Resolution.Reason.RESOLVER_CANNOT_KNOW,
          null,
          null,
          null,
          List.of(Evidence.fact("nginx's own resolver never reads /etc/hosts")));
    }
    if (name.equals("localhost")) {
      return new Resolution.Loopback(
          host, false, List.of(Evidence.fact("localhost is nginx's own container")));
    }
    Service.HostEntry entry = hostEntry(from, name);
    return entry != null ? fromHostsFile(entry) : byNamespace(from, name, host);
  }

  private static Resolution literal(String host) {
    boolean ipv6 = host.startsWith("[");
    if (!ipv6 && !isIpv4(host)) {
      return null;
    }
    boolean loopback = host.startsWith("127.") || host.equals("0.0.0.0") || host.equals("[::1]");
    return loopback
        ? new Resolution.Loopback(
            host, ipv6, List.of(Evidence.fact(host + " is nginx's own namespace")))
        : new Resolution.Literal(host, List.of());
  }

  /** Whether it is written as an address, not as a name. */
  public static boolean isAddress(String host) {
    return host.startsWith("[") || isIpv4(host);
  }

  static boolean isIpv4(String host) {
    int dots = 0;
    for (int i = 0; i < host.length(); i++) {
      char c = host.charAt(i);
      if (c == '.') {
        dots++;
      } else if (c < '0' || c > '9') {
        return false;
      }
    }
    return dots == 3;
  }

  private Service.HostEntry hostEntry(Container from, String name) {
    Container owner = namespaces.owner(from);
    for (Service.HostEntry entry : (owner == null ? from : owner).service().extraHosts()) {
      if (entry.host().toLowerCase(Locale.ROOT).equals(name)) {
        return entry;
      }
    }
    return null;
  }

  private static Resolution fromHostsFile(Service.HostEntry entry) {
    Evidence evidence =
        new Evidence(entry.origin().span(), "extra_hosts gives " + entry.host() + " its address");
    if (!entry.address().known()) {
      return new Resolution.Hidden(entry.address().hiddenBy(), List.of(evidence));
    }
    String address = entry.address().text();
    if (address.equals("host-gateway")) {
      return new Resolution.Host(List.of(evidence));
    }
    String bare = address.startsWith("[") ? address.substring(1, address.length() - 1) : address;
    if (!isIpv4(bare) && bare.indexOf(':') < 0) {
      return new Resolution.Nothing(
          Resolution.Reason.NO_HOST_GATEWAY,
          null,
          null,
          entry.origin().span(),
          List.of(new Evidence(entry.origin().span(), address + " is no address")));
    }
    Resolution literal = literal(bare.indexOf(':') >= 0 ? "[" + bare + "]" : bare);
    return literal instanceof Resolution.Literal found
        ? new Resolution.Literal(found.address(), List.of(evidence))
        : literal;
  }

  private Resolution byNamespace(Container from, String name, String host) {
    boolean hostName =
        name.equals("host.docker.internal") || name.equals("gateway.docker.internal");
    if (hostName && !linux) {
      return new Resolution.Host(
          List.of(Evidence.fact("Docker Desktop knows " + host + " by itself")));
    }
    if (hostName) {
      return new Resolution.Nothing(
          Resolution.Reason.NO_HOST_GATEWAY,
          null,
          null,
          null,
          List.of(
              new Evidence(
                  from.service().origin().key(),
                  "on Linux "
                      + host
                      + " exists only with an extra_hosts entry, which "
                      + from.name()
                      + " lacks")));
    }
    Namespace namespace = namespaces.of(from);
    return switch (namespace.kind()) {
      case BRIDGE -> embeddedDns(from, namespace, name, host);
      case UNKNOWN -> new Resolution.Hidden(namespace.hiddenBy(), List.of());
      case HOST -> onHost(from, name, host);
      case DEFAULT_BRIDGE, NONE -> withoutDns(from, namespace, name, host);
    };
  }

  private Resolution onHost(Container from, String name, String host) {
    Container meant = anyByName(name);
    Evidence mode =
        new Evidence(
            from.service().networkMode().origin().span(),
            from.name() + " shares the host's network, where container names mean nothing");
    return meant == null
        ? new Resolution.Hidden(
            "the host's own name service decides what " + host + " is", List.of(mode))
        : new Resolution.Nothing(Resolution.Reason.HOST_MODE, meant, null, null, List.of(mode));
  }

  private Resolution withoutDns(Container from, Namespace namespace, String name, String host) {
    Container meant = anyByName(name);
    if (meant == null && name.indexOf('.') >= 0 && namespace.kind() != Namespace.Kind.NONE) {
      return new Resolution.Hidden("DNS outside the files decides what " + host + " is", List.of());
    }
    return new Resolution.Nothing(
        Resolution.Reason.NO_SHARED_NETWORK,
        meant,
        null,
        null,
        List.of(
            new Evidence(
                from.service().networkMode().origin().span(),
                from.name() + " is on no network that has names")));
  }

  private Container anyByName(String name) {
    for (Container other : stack.containers().values()) {
      if (namesOf(stack, other, null).containsKey(name)) {
        return other;
      }
    }
    return null;
  }

  private Resolution embeddedDns(Container from, Namespace namespace, String name, String host) {
    List<Resolution.Peer> peers = new ArrayList<>();
    Search search = new Search(from, namespace, name);
    search.links(peers);
    for (Stack other : stack.neighbours().isEmpty() ? List.of(stack) : stack.neighbours()) {
      if (other.project() != null) {
        search.in(other, peers);
      }
    }
    if (!peers.isEmpty()) {
      return new Resolution.Peers(List.copyOf(peers));
    }
    return new Unresolved(stack, namespaces).explain(from, namespace, name, host);
  }

  /** The look-up of one name from one namespace. */
  private final class Search {
    private final Container from;
    private final Namespace namespace;
    private final String name;

    Search(Container from, Namespace namespace, String name) {
      this.from = from;
      this.namespace = namespace;
      this.name = name;
    }

    void links(List<Resolution.Peer> peers) {
      for (Service.Link link : from.service().links()) {
        Container linked = stack.container(link.service());
        if (link.alias().toLowerCase(Locale.ROOT).equals(name)
            && linked != null
            && isActive(stack, linked)
            && shared(namespace, namespaces.of(linked)) != null) {
          peers.add(
              new Resolution.Peer(
                  stack,
                  linked,
                  Confidence.PROVEN,
                  List.of(
                      new Evidence(
                          link.origin().span(), name + " is a link to " + linked.name()))));
        }
      }
    }

    void in(Stack other, List<Resolution.Peer> peers) {
      Namespaces there = other == stack ? namespaces : new Namespaces(other);
      for (Container container : other.containers().values()) {
        if (!there.hasEndpoint(container) || !isActive(other, container)) {
          continue;
        }
        for (String network : there.of(container).networks()) {
          Evidence evidence = namesOf(other, container, network).get(name);
          if (evidence != null
              && namespace.networks().contains(network)
              && !holds(peers, container)) {
            Confidence sure = other == stack ? Confidence.PROVEN : Confidence.LIKELY;
            peers.add(new Resolution.Peer(other, container, sure, List.of(evidence)));
          }
        }
      }
    }

    private boolean holds(List<Resolution.Peer> peers, Container container) {
      return peers.stream().anyMatch(p -> p.container() == container);
    }
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

  /**
   * The names a container answers to, each with the line that gives it; {@code network} is a real
   * name, or null for all.
   */
  static Map<String, Evidence> namesOf(Stack stack, Container container, String network) {
    Map<String, Evidence> names = new LinkedHashMap<>();
    Service service = container.service();
    put(names, service.name(), service.origin().key(), " is the service " + service.name());
    if (service.containerName() != null && service.containerName().known()) {
      put(
          names,
          service.containerName().text(),
          service.containerName().origin().span(),
          " is the container_name of " + service.name());
    } else {
      generated(names, stack.project().name(), service);
    }
    if (service.hostname() != null && service.hostname().known()) {
      put(
          names,
          service.hostname().text(),
          service.hostname().origin().span(),
          " is the hostname of " + service.name());
    }
    aliases(names, stack, service, network);
    if (network != null) {
      for (Map.Entry<String, Evidence> entry : List.copyOf(names.entrySet())) {
        names.putIfAbsent(
            entry.getKey() + "." + network.toLowerCase(Locale.ROOT), entry.getValue());
      }
    }
    return names;
  }

  private static void generated(Map<String, Evidence> names, Value project, Service service) {
    if (project == null || !project.known()) {
      return;
    }
    for (int n = 1; n <= Math.max(1, Math.min(50, service.replicas())); n++) {
      String tail = " is the container of " + service.name();
      put(names, project.text() + "-" + service.name() + "-" + n, service.origin().key(), tail);
    }
  }

  private static void aliases(
      Map<String, Evidence> names, Stack stack, Service service, String network) {
    for (Service.Attachment attachment : service.networks().values()) {
      var declared = stack.project().networks().get(attachment.network());
      String real =
          declared == null || declared.realName() == null
              ? attachment.network()
              : declared.realName().text();
      if (network == null || network.equals(real)) {
        for (Value alias : attachment.aliases()) {
          if (alias.known()) {
            put(names, alias.text(), alias.origin().span(), " is an alias of " + service.name());
          }
        }
      }
    }
  }

  private static void put(
      Map<String, Evidence> names, String name, no502.text.Span span, String tail) {
    names.putIfAbsent(name.toLowerCase(Locale.ROOT), new Evidence(span, name + tail));
  }
}
