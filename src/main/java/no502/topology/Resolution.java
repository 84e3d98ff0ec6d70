package no502.topology;

import java.util.List;
import no502.text.Span;

/** What a host name or address means where nginx runs. */
public sealed interface Resolution {

  /** The namespace's own loopback; {@code ipv6} for ::1. */
  record Loopback(String host, boolean ipv6, List<Evidence> evidence) implements Resolution {}

  /** Containers that answer to the name. */
  record Peers(List<Peer> peers) implements Resolution {}

  /** The machine that Docker runs on, as a container sees it. */
  record Host(List<Evidence> evidence) implements Resolution {}

  /** An address that is written out. */
  record Literal(String address, List<Evidence> evidence) implements Resolution {}

  /** No address comes out, for a reason. */
  record Nothing(Reason reason, Container meant, String nearest, Span span, List<Evidence> evidence)
      implements Resolution {}

  record Hidden(String why, List<Evidence> evidence) implements Resolution {}

  /** One container with the stack it belongs to. */
  record Peer(Stack stack, Container container, Confidence confidence, List<Evidence> evidence) {}

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
