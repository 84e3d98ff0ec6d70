package no502.compose;

import no502.compose.Node.Mapping;
import no502.compose.Node.Scalar;

/** Reads one published port. */
final class PortReader {
  private PortReader() {}

  /** When a variable hides the target it is 0, and its value says so. */
  static Service.Port read(Mapping port) {
    if (!(port.get("target") instanceof Scalar target)) {
      return null;
    }
    long number = target.value() instanceof Long known ? known : 0;
    Value published = Values.of(port.get("published"));
    return new Service.Port(
        Nodes.text(port, "host_ip"),
        published == null ? null : published.text(),
        (int) number,
        Nodes.text(port, "protocol"),
        published == null ? new Value("", port.origin(), null) : published,
        Values.of(target),
        port.origin());
  }
}
