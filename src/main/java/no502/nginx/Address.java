package no502.nginx;

import no502.text.Letters;

/**
 * Where a word points, read as nginx reads an address: {@code app:8080}, {@code 10.0.0.1}, {@code
 * [::1]:80}, {@code unix:/run/app.sock}, each with what follows it.
 *
 * @param host the name or address; IPv6 keeps its brackets; for a socket its path
 * @param port the port, the default one when none is written; 0 when there is none
 * @param portWritten whether the port stands in the file
 * @param uri what follows the address, null when nothing does
 * @param error nginx's complaint, null when the address is good
 */
public record Address(
    Form form, String host, int port, boolean portWritten, String uri, String error) {

  /** What kind of thing the host is. */
  public enum Form {
    NAME,
    IPV4,
    IPV6,
    UNIX
  }

  /** The address of an upstream's {@code server} line and of the passes without a URI. */
  public static Address parse(String text, int defaultPort) {
    return parse(text, defaultPort, false);
  }

  /** With {@code withUri}, a path may follow, as in {@code proxy_pass}. */
  public static Address parse(String text, int defaultPort, boolean withUri) {
    if (Letters.startsWith(text, "unix:")) {
      return unix(text.substring(5), withUri);
    }
    return text.startsWith("[")
        ? ipv6(text, defaultPort, withUri)
        : inet(text, defaultPort, withUri);
  }

  private static Address unix(String rest, boolean withUri) {
    int colon = withUri ? rest.indexOf(':') : -1;
    String path = colon < 0 ? rest : rest.substring(0, colon);
    String uri = colon < 0 ? null : rest.substring(colon + 1);
    String error =
        path.isEmpty()
            ? "no path in the unix domain socket"
            : path.length() >= 108 ? "too long path in the unix domain socket" : null;
    return new Address(Form.UNIX, path, 0, false, uri, error);
  }

  private static Address ipv6(String text, int defaultPort, boolean withUri) {
    int end = text.indexOf(']');
    int slash = text.indexOf('/', Math.max(end, 0));
    if (end < 0 || slash >= 0 && !withUri) {
      return bad(Form.IPV6, text, "invalid host");
    }
    String host = text.substring(0, end + 1);
    String uri = slash < 0 ? null : text.substring(slash);
    String port = text.substring(end + 1, slash < 0 ? text.length() : slash);
    if (port.isEmpty()) {
      return new Address(Form.IPV6, host, defaultPort, false, uri, ipv6Error(host));
    }
    if (!port.startsWith(":")) {
      return bad(Form.IPV6, text, "invalid host");
    }
    int number = port(port.substring(1));
    return new Address(
        Form.IPV6, host, number, true, uri, number < 0 ? "invalid port" : ipv6Error(host));
  }

  private static String ipv6Error(String host) {
    if (host.length() == 2) {
      return "no host";
    }
    return Ip.isIpv6(host.substring(1, host.length() - 1)) ? null : "invalid IPv6 address";
  }

  private static Address inet(String text, int defaultPort, boolean withUri) {
    int path = firstOf(text.indexOf('/'), text.indexOf('?'));
    if (path >= 0 && !withUri) {
      return bad(Form.NAME, text, "invalid host");
    }
    String authority = path < 0 ? text : text.substring(0, path);
    String uri = path < 0 ? null : text.substring(path);
    int colon = authority.indexOf(':');
    String host = colon < 0 ? authority : authority.substring(0, colon);
    int port = colon < 0 ? defaultPort : port(authority.substring(colon + 1));
    String error = port < 0 ? "invalid port" : host.isEmpty() ? "no host" : null;
    return new Address(Ip.isIpv4(host) ? Form.IPV4 : Form.NAME, host, port, colon >= 0, uri, error);
  }

  private static int firstOf(int a, int b) {
    return a < 0 ? b : b < 0 ? a : Math.min(a, b);
  }

  private static Address bad(Form form, String text, String error) {
    return new Address(form, text, 0, false, null, error);
  }

  /** A port between 1 and 65535, or -1. */
  static int port(String digits) {
    int port = 0;
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      if (c < '0' || c > '9' || port > 65535) {
        return -1;
      }
      port = port * 10 + (c - '0');
    }
    return port < 1 || port > 65535 ? -1 : port;
  }

  /** The host with its port when it has one, as nginx logs a peer. */
  @Override
  public String toString() {
    return form == Form.UNIX ? "unix:" + host : port > 0 ? host + ":" + port : host;
  }
}
