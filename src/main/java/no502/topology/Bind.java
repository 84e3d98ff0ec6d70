package no502.topology;

/** On which addresses of its own namespace a server accepts. */
public enum Bind {
  /** Every address, IPv4 and IPv6. */
  ALL,
  /** 0.0.0.0: every IPv4 address. */
  ALL4,
  LOOPBACK4,
  LOOPBACK6,
  /**
   * The word localhost: 127.0.0.1, ::1 or both, as its runtime pleases. Never reachable from
   * another namespace.
   */
  LOCALHOST,
  /** One given address that is not loopback. */
  ADDRESS,
  UNKNOWN;

  /** Surely not reachable from outside its namespace. */
  public boolean loopbackOnly() {
    return this == LOOPBACK4 || this == LOOPBACK6 || this == LOCALHOST;
  }
}
