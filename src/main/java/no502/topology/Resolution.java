package no502.topology;

import java.util.List;
import no502.text.Span;

/** What a host name or address means where nginx runs. */
public sealed interface Resolution {

  /**
   * The namespace's own loopback.
   *
   * @param host as written: {@code localhost}, {@code 127.0.0.1}, {@code [::1]}, {@code 0.0.0.0}
   * @param confidence likely when the C library or the host decides whether nginx gets this address
   */
  record Loopback(String host, Family family, Confidence confidence, List<Evidence> evidence)
      implements Resolution {

    /** The address that nginx logs. */
    public String address() {
      boolean name = host.indexOf('.') < 0 && !host.startsWith("[");
      return !name ? host : family == Family.IPV6 ? "[::1]" : "127.0.0.1";
    }
  }

  /** Containers that answer to the name, one entry an address. */
  record Peers(List<Peer> peers) implements Resolution {}

  /** The machine that Docker runs on, as a container sees it. */
  record Host(List<Evidence> evidence) implements Resolution {}

  /** An address that is written out. */
  record Literal(String address, List<Evidence> evidence) implements Resolution {}

  /** One name with several addresses, each of which becomes a peer. */
  record Several(List<Resolution> each) implements Resolution {}

  /**
   * No address comes out, for a reason.
   *
   * @param meant the container that the author most likely means, or null
   * @param nearest the name that looks most like it, or null
   * @param span the line that is wrong, where there is one
   */
  record Nothing(
      Reason reason,
      Container meant,
      String nearest,
      Span span,
      Confidence confidence,
      List<Evidence> evidence)
      implements Resolution {

    static Nothing of(Reason reason, Container meant, List<Evidence> evidence) {
      return new Nothing(reason, meant, null, null, Confidence.PROVEN, List.copyOf(evidence));
    }
  }

  record Hidden(String why, List<Evidence> evidence) implements Resolution {}

  /** One address of one container, with the stack it belongs to. */
  record Peer(
      Stack stack,
      Container container,
      Family family,
      Confidence confidence,
      List<Evidence> evidence) {}

  /** Why there is no address. */
  enum Reason {
    NO_SUCH_NAME,
    NO_SHARED_NETWORK,
    HOST_MODE,
    INACTIVE,
    NO_HOST_GATEWAY,
    RESOLVER_CANNOT_KNOW
  }
}
