package no502.compose;

import no502.compose.Node.Mapping;
import no502.compose.Node.Scalar;

/** Reads one published port. */
final class PortReader {
  private PortReader() {}

  /** Null when a variable hides the target: then there is no port to speak of. */
  static Service.Port read(Mapping port) {
    if (!(port.get("target") instanceof Scalar target)
        || !(target.value() instanceof Long number)) {
      return null;
    }
    Value published = Values.of(port.get("published"));
    return new Service.Port(
        Nodes.text(port, "host_ip"),
        published == null ? null : published.text(),
        (int) (long) number,
        Nodes.text(port, "protocol"),
        published == null ? new Value("", port.origin(), null) : published,
        Values.of(target),
        port.origin());
  }
}
