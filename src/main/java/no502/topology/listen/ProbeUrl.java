package no502.topology.listen;

import java.util.List;
import no502.text.Letters;
import no502.text.Span;
import no502.topology.Container;
import no502.topology.Health;

/**
 * What a health check asks: with which program, at which host and port.
 *
 * @param tool the program as written, without its folder, such as {@code curl}
 * @param toolSpan where the program is written, or the whole check
 * @param scheme http, https, fastcgi, grpc, or empty for a bare connection
 * @param host as written; empty when the program falls back to its own
 * @param port 0 when the check asks no TCP port (a unix socket, a command of its own), -1 when
 *     hidden
 * @param span where host and port are written
 */
public record ProbeUrl(
    String tool, Span toolSpan, String scheme, String host, int port, String path, Span span) {

  /** The first thing the check asks; null when there is no check that we can read. */
  public static ProbeUrl parse(Health health) {
    List<ProbeUrl> all = all(health);
    return all.isEmpty() ? null : all.get(0);
  }

  /** Every thing the check asks, in order: {@code curl … || wget …} asks twice. */
  public static List<ProbeUrl> all(Health health) {
    return new ProbeReader(name -> null).read(health);
  }

  /** The same, with the container's variables filled in. */
  public static List<ProbeUrl> all(Container container) {
    Inside inside = new Inside(container);
    return new ProbeReader(inside::environment).read(container.health());
  }

  /** Whether the check asks its own container. */
  public boolean local() {
    return switch (host) {
      case "", "localhost", "127.0.0.1", "::1", "[::1]", "0.0.0.0", "ip6-localhost" -> true;
      default -> host.startsWith("127.");
    };
  }

  /** Whether the name may lead to ::1 as well as 127.0.0.1. */
  public boolean byLocalhostName() {
    return host.equals("localhost");
  }

  /** Takes an address out of a text: the first URL, else the first {@code host:port}. */
  static ProbeUrl url(String tool, Span toolSpan, String text, Span span) {
    int scheme = text.indexOf("://");
    String kind = scheme < 0 ? "http" : lastWord(text.substring(0, scheme));
    int from = scheme < 0 ? 0 : scheme + 3;
    int end = from;
    while (end < text.length() && " \t\n\"'`)>,;\\|".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    String rest = text.substring(from, end);
    int slash = cut(rest);
    String authority = rest.substring(0, slash);
    authority = authority.substring(authority.lastIndexOf('@') + 1);
    int colon = authority.lastIndexOf(':');
    boolean hasPort = colon > authority.lastIndexOf(']');
    String digits = hasPort ? authority.substring(colon + 1) : "";
    int port = hasPort ? Address.port(digits) : kind.equals("https") ? 443 : 80;
    String host = hasPort ? authority.substring(0, colon) : authority;
    return new ProbeUrl(tool, toolSpan, kind, host, port, rest.substring(slash), span);
  }

  private static int cut(String rest) {
    for (int i = 0; i < rest.length(); i++) {
      if ("/?#".indexOf(rest.charAt(i)) >= 0) {
        return i;
      }
    }
    return rest.length();
  }

  private static String lastWord(String text) {
    int from = text.length();
    while (from > 0 && Letters.isLetter(text.charAt(from - 1))) {
      from--;
    }
    return Letters.lower(text.substring(from));
  }
}
