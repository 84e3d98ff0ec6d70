package no502.verdict;

import java.util.List;
import no502.compose.Service;
import no502.text.Span;
import no502.topology.Container;
import no502.topology.Listener;
import no502.topology.Protocol;

/** Why a peer fails, with what a rule needs to say and mend it. One cause, one rule. */
public sealed interface Cause {

  /**
   * A loopback address whose namespace has no listener on that port; owners are the containers that
   * do listen there.
   */
  record LoopbackWithoutListener(String host, int port, List<Container> owners) implements Cause {}

  /** nginx shares the host's namespace, where container names mean nothing. */
  record ContainerNameOnHost(String host, Container meant) implements Cause {}

  /**
   * No container, alias or host entry has this name; nearest is the likeliest meant name or null.
   */
  record NoSuchName(String host, String nearest) implements Cause {}

  /** The name exists, on networks nginx is not on. */
  record NoSharedNetwork(String host, Container meant) implements Cause {}

  /**
   * The peer is known to listen elsewhere.
   *
   * @param publishedHere the published (host) side equals the port asked, so that this is the
   *     classic mix-up
   * @param listening the ports that would answer
   */
  record WrongPort(Container peer, int port, boolean publishedHere, List<Listener> listening)
      implements Cause {}

  record BindsLoopback(Container peer, Listener listener) implements Cause {}

  /**
   * host.docker.internal without extra_hosts, or with an entry Docker cannot read ({@code
   * malformed}).
   */
  record HostGatewayMissing(String host, Span malformed) implements Cause {}

  /**
   * Through the host to a port nobody published ({@code publishedOnLoopback} null) or published on
   * 127.0.0.1 only.
   */
  record HostPortUnreachable(int port, Service.Port publishedOnLoopback, List<Container> owners)
      implements Cause {}

  /** What is wrong with a unix socket. */
  enum SocketFault {
    NOT_SHARED,
    WRONG_PATH,
    NOBODY_CREATES
  }

  record SocketUnreachable(
      String path, SocketFault fault, Container creator, List<Container> candidates)
      implements Cause {}

  record SpeaksOther(Container peer, Listener listener, Protocol spoken, Protocol asked)
      implements Cause {}

  /** The name belongs to a service that is off: profile, scale 0. */
  record Inactive(String host, Container peer, List<String> profiles, boolean scaledToZero)
      implements Cause {}

  /** A run-time name without resolver; {@code variable} is what makes it run-time. */
  record NoResolver(String host, String variable) implements Cause {}

  /**
   * The resolver asked does not know the name: hosts-file names, or Docker's resolver where there
   * is none.
   */
  record ResolverCannotKnow(String host, String reason) implements Cause {}

  /** There is no IPv6 where nginx runs, and the address is one. */
  record Ipv6Unreachable(String address) implements Cause {}

  /** An address nobody has, or in a network nginx cannot reach. */
  record AddressUnreachable(String address, String reason) implements Cause {}

  /** nginx is not ordered after a peer that waits for nginx, so the name never resolves. */
  record StartOrder(Container peer) implements Cause {}

  /** nginx itself refuses the configuration. */
  record ConfigurationRefused(Span span, String message) implements Cause {}

  /** A published port behind which nothing listens. */
  record NothingBehindPublishedPort(Container peer, int port) implements Cause {}

  /**
   * The server listens in one family of addresses and nginx asks in the other: {@code localhost}
   * that is ::1 too, a server on 0.0.0.0 in a network with IPv6.
   *
   * @param listener null where a port of the host is published in one family alone
   */
  record OtherFamily(String address, int port, Container peer, Listener listener)
      implements Cause {}

  /** Every server of the upstream is marked down. */
  record AllDown(Span upstream) implements Cause {}

  /** The request comes back to the very location it left, until no connection is left. */
  record AsksItself(String address, Span location) implements Cause {}

  /** Another program in the same network namespace listens on a port that nginx wants. */
  record PortTaken(Container other, Listener nginx, Listener theirs) implements Cause {}

  /** The peer is an nginx that does not start, for a reason reported at that nginx. */
  record PeerDoesNotStart(Container peer, Cause why) implements Cause {}

  /** nginx waits for a container to become healthy that has no health check, and never starts. */
  record WaitsForHealth(Container peer, Span condition) implements Cause {}
}
