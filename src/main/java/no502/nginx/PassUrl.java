package no502.nginx;

import no502.text.Letters;

/**
 * The target of a {@code *_pass} directive whose value holds no variables: its scheme, and the
 * address with the default port of that scheme.
 *
 * @param scheme {@code http}, {@code https}, {@code fastcgi} …; {@code tcp} in a stream
 * @param error nginx's complaint, null when there is none
 */
public record PassUrl(String scheme, Address address, String error) {

  /** Reads the value of this directive; {@code inStream} tells the two proxy_pass apart. */
  public static PassUrl parse(String directive, boolean inStream, String value) {
    if (inStream) {
      return of("tcp", value, 0, 0, false);
    }
    return switch (directive) {
      case "proxy_pass" -> proxy(value);
      case "grpc_pass" -> prefixed(value, "grpc", "grpcs");
      case "uwsgi_pass" -> prefixed(value, "uwsgi", "suwsgi");
      case "scgi_pass" -> of("scgi", value, 0, 0, false);
      case "memcached_pass" -> of("memcached", value, 0, 0, false);
      default -> of("fastcgi", value, 0, 0, false);
    };
  }

  private static PassUrl proxy(String value) {
    if (Letters.startsWith(value, "http://")) {
      return of("http", value, 7, 80, true);
    }
    if (Letters.startsWith(value, "https://")) {
      return of("https", value, 8, 443, true);
    }
    return new PassUrl("", Address.parse(value, 80, true), "invalid URL prefix");
  }

  private static PassUrl prefixed(String value, String plain, String secure) {
    if (Letters.startsWith(value, secure + "://")) {
      return of(secure, value, secure.length() + 3, 0, false);
    }
    return of(
        plain, value, Letters.startsWith(value, plain + "://") ? plain.length() + 3 : 0, 0, false);
  }

  private static PassUrl of(
      String scheme, String value, int skip, int defaultPort, boolean withUri) {
    Address address = Address.parse(value.substring(skip), defaultPort, withUri);
    return new PassUrl(scheme, address, address.error());
  }
}
