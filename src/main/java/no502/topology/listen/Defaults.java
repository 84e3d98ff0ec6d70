package no502.topology.listen;

/**
 * What a server does when nothing sets its address.
 *
 * @param host as the server itself would write it
 * @param verified whether this was checked at the source; else what rests on it is likely at most
 */
record Defaults(String host, int port, boolean verified) {

  static Defaults verified(String host, int port) {
    return new Defaults(host, port, true);
  }

  static Defaults unverified(String host, int port) {
    return new Defaults(host, port, false);
  }
}
