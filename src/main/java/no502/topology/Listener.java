package no502.topology;

import java.util.List;

/** One open socket of a container's process, and how we know. */
public record Listener(
    Socket socket, Protocol protocol, Confidence confidence, List<Evidence> evidence) {

  /** Where it listens. */
  public sealed interface Socket {}

  /** {@code address} is the literal one for {@link Bind#ADDRESS}, else null. */
  public record Tcp(int port, Bind bind, String address) implements Socket {}

  /** {@code mode} is the octal permission if the server's configuration sets one, else null. */
  public record Unix(String path, String mode) implements Socket {}

  public boolean onPort(int port) {
    return socket instanceof Tcp tcp && tcp.port() == port;
  }
}
