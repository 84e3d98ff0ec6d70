package no502.topology;

/** The two kinds of addresses; a server that listens on one of them does not hear the other. */
public enum Family {
  IPV4,
  IPV6
}
