package no502.compose;

import java.util.ArrayList;
import java.util.List;
import no502.text.Letters;
import no502.text.Parts;

/**
 * The short form of a port, {@code [[host_ip:]published:]target[/protocol]}, ranges expanded.
 *
 * @param published the host port or range; empty for an ephemeral one
 * @param target 0 when a variable hides it
 */
record PortSpec(String hostIp, String published, int target, String protocol) {

  static List<PortSpec> parse(String spec, Node node) {
    return new Parser(spec, node).parse();
  }

  private record Range(int from, int to) {
    int size() {
      return to - from;
    }

    String text() {
      return from + "-" + to;
    }
  }

  private static final class Parser {
    private final String spec;
    private final Node node;

    Parser(String spec, Node node) {
      this.spec = spec;
      this.node = node;
    }

    List<PortSpec> parse() {
      int lastColon = spec.lastIndexOf(':');
      List<String> containerAndProtocol = Parts.of(spec.substring(lastColon + 1), '/');
      String container = containerAndProtocol.get(0);
      String protocol = containerAndProtocol.size() > 1 ? containerAndProtocol.get(1) : "";
      protocol = protocol.isEmpty() ? "tcp" : Letters.lower(protocol);
      String rest = lastColon < 0 ? "" : spec.substring(0, lastColon);
      int hostColon = rest.lastIndexOf(':');
      String host = hostColon < 0 ? rest : rest.substring(hostColon + 1);
      String ip = hostColon < 0 ? "" : address(rest.substring(0, hostColon));
      if (container.isEmpty()) {
        throw invalid("no port specified: " + spec + "<empty>");
      }
      Range targets = range(container, "invalid containerPort: " + container);
      Range published = host.isEmpty() ? null : range(host, "invalid hostPort: " + host);
      if (targets == null) {
        return List.of(new PortSpec(ip, host, 0, protocol));
      }
      if (targets.from() == 0) {
        throw invalid("service ports is missing a target port: " + spec);
      }
      boolean keepRange = false;
      if (published != null && published.size() != targets.size()) {
        if (targets.size() != 0) {
          throw invalid("invalid ranges specified for container and host Ports: " + spec);
        }
        keepRange = true;
      }
      if (!List.of("tcp", "udp", "sctp").contains(protocol) && !Unknown.in(protocol)) {
        throw invalid("invalid proto: " + protocol);
      }
      String unknown = Unknown.in(host) ? host : null;
      return expand(targets, published, keepRange ? published.text() : unknown, ip, protocol);
    }

    private static List<PortSpec> expand(
        Range targets, Range published, String fixed, String ip, String protocol) {
      List<PortSpec> ports = new ArrayList<>();
      for (int i = 0; i <= targets.size(); i++) {
        String host = published == null ? "" : Integer.toString(published.from() + i);
        String text = fixed == null ? host : fixed;
        ports.add(new PortSpec(ip, text, targets.from() + i, protocol));
      }
      // Docker puts the expanded ports in the order of their text.
      ports.sort((a, b) -> Integer.toString(a.target()).compareTo(Integer.toString(b.target())));
      return ports;
    }

    private String address(String text) {
      String ip = text;
      if (text.startsWith("[")) {
        if (!text.endsWith("]")) {
          throw invalid("invalid IP address: " + text);
        }
        ip = text.substring(1, text.length() - 1);
      } else if (text.indexOf(':') >= 0) {
        throw invalid("invalid IP address: " + text);
      }
      if (!ip.isEmpty() && !Unknown.in(ip) && !IpAddress.isValid(ip)) {
        throw invalid("invalid IP address: " + ip);
      }
      return ip;
    }

    /** Null when it is not known. */
    private Range range(String text, String message) {
      if (Unknown.in(text)) {
        return null;
      }
      int dash = text.indexOf('-');
      int from = port(dash < 0 ? text : text.substring(0, dash), message);
      int to = dash < 0 ? from : port(text.substring(dash + 1), message);
      if (to < from) {
        throw invalid(message);
      }
      return new Range(from, to);
    }

    private int port(String text, String message) {
      int value = 0;
      if (text.isEmpty()) {
        throw invalid(message);
      }
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        value = value * 10 + (c - '0');
        if (c < '0' || c > '9' || value > 65535) {
          throw invalid(message);
        }
      }
      return value;
    }

    private ComposeError invalid(String message) {
      return ComposeError.about(node, message);
    }
  }
}
