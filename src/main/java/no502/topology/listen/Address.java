package no502.topology.listen;

import no502.text.Letters;
import no502.topology.Bind;
import no502.topology.Listener.Socket;
import no502.topology.Listener.Tcp;
import no502.topology.Listener.Unix;

/** Reads the ways in which servers write the address they bind. */
final class Address {
  private Address() {}

  /** {@code host:port}, {@code :port}, {@code port}, {@code [v6]:port}, {@code unix:path}. */
  static Socket parse(String written, String defaultHost, int defaultPort) {
    String text = withoutScheme(written);
    if (text.startsWith("unix:")) {
      String path = text.substring(5);
      return new Unix(path.startsWith("//") ? path.substring(2) : path, null);
    }
    if (text.startsWith("/")) {
      return new Unix(text, null);
    }
    if (Letters.isNumber(text)) {
      return tcp(defaultHost, port(text));
    }
    int colon = portColon(text);
    if (colon < 0) {
      return tcp(text.isEmpty() ? defaultHost : text, defaultPort);
    }
    // ":8000" asks for every address even where a bare port would stay on loopback.
    String host = text.substring(0, colon);
    String all = bind(defaultHost).loopbackOnly() ? "*" : defaultHost;
    return tcp(host.isEmpty() ? all : host, port(text.substring(colon + 1)));
  }

  /** A socket for a host as servers write it, or null when the port is none. */
  static Tcp tcp(String host, int port) {
    if (port < 1 || port > 65_535) {
      return null;
    }
    Bind bind = bind(host);
    return new Tcp(port, bind, bind == Bind.ADDRESS ? bare(host) : null);
  }

  static Bind bind(String host) {
    String name = bare(host);
    return switch (name) {
      case "", "*", "::", "+", "[::]", "true", "all", "any", "0:0:0:0:0:0:0:0" -> Bind.ALL;
      case "0.0.0.0", "0" -> Bind.ALL4;
      case "::1", "0:0:0:0:0:0:0:1" -> Bind.LOOPBACK6;
      case "localhost", "ip6-localhost", "localhost.localdomain" -> Bind.LOCALHOST;
      default -> literal(name);
    };
  }

  private static Bind literal(String name) {
    if (name.startsWith("127.")) {
      return Bind.LOOPBACK4;
    }
    boolean address = name.indexOf(':') >= 0;
    for (int i = 0; i < name.length() && !address; i++) {
      char c = name.charAt(i);
      if (c != '.' && (c < '0' || c > '9')) {
        return Bind.UNKNOWN;
      }
    }
    return Bind.ADDRESS;
  }

  /** A port number, or -1. */
  static int port(String digits) {
    if (!Letters.isNumber(digits) || digits.length() > 6) {
      return -1;
    }
    int value = Integer.parseInt(digits);
    return value > 65_535 ? -1 : value;
  }

  private static String bare(String host) {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }

  private static String withoutScheme(String written) {
    int scheme = written.indexOf("://");
    String text = scheme < 0 ? written : written.substring(scheme + 3);
    if (scheme > 0 && written.startsWith("unix")) {
      return "unix:" + text;
    }
    int slash = scheme < 0 ? -1 : text.indexOf('/');
    return slash < 0 ? text : text.substring(0, slash);
  }

  /** The colon before the port; none in a bare IPv6 address such as {@code ::1}. */
  private static int portColon(String text) {
    int last = text.lastIndexOf(':');
    if (text.startsWith("[")) {
      return last > text.indexOf(']') ? last : -1;
    }
    return last >= 0 && text.indexOf(':') != last && !text.startsWith("::") ? -1 : unlessV6(text);
  }

  private static int unlessV6(String text) {
    if (!text.startsWith("::")) {
      return text.lastIndexOf(':');
    }
    // ":::8000" is how some write all IPv6 addresses with a port; "::1" is an address.
    return text.startsWith(":::") ? 2 : -1;
  }
}
