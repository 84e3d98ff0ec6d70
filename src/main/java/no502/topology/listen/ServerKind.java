package no502.topology.listen;

/** A family of servers whose listening sockets we can tell from its command line and settings. */
interface ServerKind {

  /** What the command opens; null when it is not one of this family. */
  Reading read(Command command, Inside inside);
}
