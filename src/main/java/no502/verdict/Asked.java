package no502.verdict;

import no502.topology.Bind;
import no502.topology.Family;
import no502.topology.Listener;
import no502.topology.Protocol;

/** What nginx asks for: a port, in one family of addresses, in one protocol. */
record Asked(int port, Family family, Protocol protocol) {

  Asked on(int otherPort) {
    return new Asked(otherPort, family, protocol);
  }

  /**
   * Whether a connection from another namespace gets to this listener, all else being right; null
   * when that cannot be told.
   */
  Boolean hears(Listener.Tcp socket) {
    return switch (socket.bind()) {
      case ALL -> true;
      case ALL4 -> family == Family.IPV4;
      case LOOPBACK4, LOOPBACK6, LOCALHOST -> false;
      case ADDRESS -> isEveryIpv6(socket) ? Boolean.valueOf(family == Family.IPV6) : null;
      case UNKNOWN -> null;
    };
  }

  /** The same from within the namespace, over loopback. */
  Boolean hearsOnLoopback(Listener.Tcp socket) {
    return switch (socket.bind()) {
      case ALL -> true;
      case ALL4, LOOPBACK4 -> family == Family.IPV4;
      case LOOPBACK6 -> family == Family.IPV6;
      case ADDRESS -> isEveryIpv6(socket) ? Boolean.valueOf(family == Family.IPV6) : null;
      case LOCALHOST, UNKNOWN -> null;
    };
  }

  private static boolean isEveryIpv6(Listener.Tcp socket) {
    return "::".equals(socket.address()) || "[::]".equals(socket.address());
  }

  /** Not loopback, and still not to be heard: the other family's. */
  static boolean isOtherFamily(Listener.Tcp socket) {
    return !socket.bind().loopbackOnly() && socket.bind() != Bind.UNKNOWN;
  }
}
