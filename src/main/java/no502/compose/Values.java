package no502.compose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no502.compose.Node.Mapping;
import no502.compose.Node.Scalar;

/** From model nodes to {@link Value}s. */
final class Values {
  private Values() {}

  /** Null when there is no value. */
  static Value of(Node node) {
    if (!(node instanceof Scalar scalar) || scalar.value() == null && scalar.hiddenBy() == null) {
      return null;
    }
    return nullable(scalar);
  }

  /** A value whose text may be null. */
  static Value nullable(Scalar scalar) {
    String text = scalar.value() == null ? null : Unknown.blanked(Numbers.sprint(scalar.value()));
    return new Value(text, scalar.origin(), scalar.hiddenBy());
  }

  static List<Value> list(Node node) {
    List<Value> values = new ArrayList<>();
    for (Node item : Nodes.items(node)) {
      Value value = of(item);
      if (value != null) {
        values.add(value);
      }
    }
    return values;
  }

  static Map<String, Value> map(Node node) {
    Map<String, Value> values = new LinkedHashMap<>();
    if (node instanceof Mapping mapping) {
      mapping
          .entries()
          .forEach(
              (key, value) -> {
                if (value instanceof Scalar scalar) {
                  values.put(key, nullable(scalar));
                }
              });
    }
    return values;
  }

  /** A resolved path as seen from the root; hidden when it leads elsewhere. */
  static Value path(Node node) {
    Value value = of(node);
    if (value == null || !value.known()) {
      return value;
    }
    String text = RootedPaths.shown(value.text());
    if (text.equals(".") || text.startsWith("./")) {
      return new Value(text.length() < 2 ? "" : text.substring(2), value.origin(), null);
    }
    return new Value(text, value.origin(), "it lies outside the analysed folder");
  }
}
