package no502.log;

/**
 * What nginx logs as upstream, taken apart.
 *
 * @param scheme {@code http}, {@code fastcgi} …; empty for stream
 * @param host address or name, IPv6 in brackets; null for a socket
 * @param port 0 when none is logged, as with the name of an upstream block
 * @param socket the path of a unix socket, or null
 */
record UpstreamAddress(String scheme, String host, int port, String socket) {

  /** Null when the line names no upstream. */
  static UpstreamAddress of(String logged) {
    if (logged == null) {
      return null;
    }
    int scheme = logged.indexOf("://");
    String name = scheme < 0 ? "" : logged.substring(0, scheme);
    String rest = scheme < 0 ? logged : logged.substring(scheme + 3);
    if (rest.startsWith("unix:")) {
      return new UpstreamAddress(name, null, 0, rest.substring(5));
    }
    int colon = rest.lastIndexOf(':');
    boolean port = colon > rest.lastIndexOf(']') && colon >= 0;
    int number = port ? number(rest.substring(colon + 1)) : 0;
    return new UpstreamAddress(name, port ? rest.substring(0, colon) : rest, number, null);
  }

  private static int number(String digits) {
    int value = 0;
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      if (c < '0' || c > '9' || value > 65_535) {
        return 0;
      }
      value = value * 10 + (c - '0');
    }
    return value;
  }

  boolean ipv6() {
    return host != null && host.length() > 2 && host.startsWith("[") && host.endsWith("]");
  }

  /** An address and not the name of an upstream block. */
  boolean literal() {
    return host != null && (ipv6() || no502.nginx.Ip.isIpv4(host));
  }

  boolean loopback() {
    return host != null
        && (host.startsWith("127.") || host.equals("[::1]") || host.equals("0.0.0.0"));
  }

  @Override
  public String toString() {
    if (socket != null) {
      return "unix:" + socket;
    }
    return port > 0 ? host + ":" + port : host;
  }
}
