package no502.compose;

import java.util.List;
import java.util.Map;

/**
 * The effective model as a tree in Docker's canonical form: what {@code docker compose config}
 * prints, with origins.
 */
public sealed interface Node {
  Origin origin();

  record Mapping(Map<String, Node> entries, Origin origin) implements Node {
    public Node get(String key) {
      return entries.get(key);
    }
  }

  record Sequence(List<Node> items, Origin origin) implements Node {}

  /** {@code value} is a String, Long, Double, Boolean, java.math.BigInteger or null. */
  record Scalar(Object value, Origin origin, String hiddenBy) implements Node {}
}
