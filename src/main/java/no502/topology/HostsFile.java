package no502.topology;

import java.util.ArrayList;
import java.util.List;
import no502.compose.Service;
import no502.knowledge.ImageFacts.Libc;
import no502.nginx.Ip;
import no502.text.Letters;
import no502.text.Seq;
import no502.topology.Resolution.Loopback;
import no502.topology.Resolution.Nothing;
import no502.topology.Resolution.Reason;

/** A container's /etc/hosts: localhost, and what extra_hosts adds. */
final class HostsFile {
  private final Stack stack;
  private final Container owner;
  private final Container nginx;
  private final Namespace namespace;

  /** A container that joins another one's namespace shares that one's hosts file. */
  HostsFile(Stack stack, Namespaces namespaces, Container from) {
    Container owner = namespaces.owner(from);
    this.stack = stack;
    this.owner = owner == null ? from : owner;
    this.nginx = from;
    this.namespace = namespaces.of(from);
  }

  boolean has(String name) {
    return name.equals("localhost") || !entries(name).isEmpty();
  }

  /** Null when the file does not hold the name. */
  Resolution find(String name) {
    List<Service.HostEntry> entries = entries(name);
    if (!entries.isEmpty()) {
      List<Resolution> each = Seq.of(entries).map(HostsFile::address).distinct();
      return each.size() == 1 ? each.get(0) : new Resolution.Several(each);
    }
    return name.equals("localhost") ? localhost() : null;
  }

  private List<Service.HostEntry> entries(String name) {
    List<Service.HostEntry> found = new ArrayList<>();
    for (Service.HostEntry entry : owner.service().extraHosts()) {
      if (Letters.lower(entry.host()).equals(name)) {
        found.add(entry);
      }
    }
    return found;
  }

  private static Resolution address(Service.HostEntry entry) {
    Evidence evidence =
        new Evidence(entry.origin().span(), "extra_hosts gives " + entry.host() + " its address");
    if (!entry.address().known()) {
      return new Resolution.Hidden(entry.address().hiddenBy(), List.of(evidence));
    }
    String address = entry.address().text();
    if (address.equals("host-gateway")) {
      return new Resolution.Host(List.of(evidence));
    }
    boolean brackets = address.startsWith("[") && address.endsWith("]");
    String bare = brackets ? address.substring(1, address.length() - 1) : address;
    if (!Ip.isIpv4(bare) && !Ip.isIpv6(bare)) {
      return new Nothing(
          Reason.NO_HOST_GATEWAY,
          null,
          null,
          entry.origin().span(),
          Confidence.PROVEN,
          List.of(new Evidence(entry.origin().span(), address + " is no address")));
    }
    return literal(Ip.isIpv4(bare) ? bare : "[" + bare + "]", List.of(evidence));
  }

  /** What an address that is written out means here; null when it is a name. */
  static Resolution literal(String host, List<Evidence> evidence) {
    if (!isAddress(host)) {
      return null;
    }
    boolean ipv6 = host.startsWith("[");
    boolean loopback = host.startsWith("127.") || host.equals("0.0.0.0");
    if (!loopback && !host.equals("[::1]") && !host.equals("[::]")) {
      return new Resolution.Literal(host, evidence);
    }
    return new Loopback(
        host,
        ipv6 ? Family.IPV6 : Family.IPV4,
        Confidence.PROVEN,
        with(evidence, Evidence.fact(host + " is the network namespace nginx runs in")));
  }

  static boolean isAddress(String host) {
    return host.startsWith("[") || Ip.isIpv4(host);
  }

  private static List<Evidence> with(List<Evidence> evidence, Evidence more) {
    List<Evidence> all = new ArrayList<>(evidence);
    all.add(more);
    return List.copyOf(all);
  }

  /** One peer or two: the C library decides, and whether the namespace has IPv6. */
  private Resolution localhost() {
    Loopback ipv4 = loopback(Family.IPV4, Confidence.PROVEN, "localhost is 127.0.0.1");
    Loopback ipv6 = ipv6();
    return ipv6 == null ? ipv4 : new Resolution.Several(List.of(ipv4, ipv6));
  }

  private Loopback ipv6() {
    if (Ipv6.isOff(owner)) {
      return null;
    }
    if (namespace.kind() == Namespace.Kind.HOST) {
      return loopback(
          Family.IPV6, Confidence.LIKELY, "on the host localhost is [::1] as well as 127.0.0.1");
    }
    if (namespace.kind() == Namespace.Kind.BRIDGE && Ipv6.onNetworks(stack, owner)) {
      return loopback(
          Family.IPV6,
          Confidence.PROVEN,
          "with IPv6 on its network, localhost is [::1] as well as 127.0.0.1");
    }
    if (nginx.facts() != null && nginx.facts().libc() == Libc.MUSL) {
      return loopback(
          Family.IPV6,
          Confidence.LIKELY,
          "in an Alpine image localhost is [::1] as well as 127.0.0.1");
    }
    return null;
  }

  private static Loopback loopback(Family family, Confidence confidence, String sentence) {
    return new Loopback("localhost", family, confidence, List.of(Evidence.fact(sentence)));
  }
}
