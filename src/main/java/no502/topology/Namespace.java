package no502.topology;

import java.util.List;

/**
 * A network namespace: who shares one localhost, one set of ports, and the networks it is on.
 *
 * @param members every container in it; for HOST the containers in host mode
 * @param networks real names of the Docker networks, in the order Docker attaches them
 */
public record Namespace(
    Kind kind, List<Container> members, List<String> networks, String hiddenBy) {

  /** What kind of namespace Docker makes. */
  public enum Kind {
    BRIDGE,
    DEFAULT_BRIDGE,
    HOST,
    NONE,
    /** {@code container:x} of another project, or a lone configuration. */
    UNKNOWN
  }
}
