package no502.compose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import no502.compose.Node.Mapping;
import no502.compose.Node.Scalar;
import no502.compose.Node.Sequence;

/** Small steps on {@link Node} trees that every pass of the loader needs. */
final class Nodes {
  private Nodes() {}

  static Scalar scalar(Object value, Origin origin) {
    return new Scalar(value, origin, null);
  }

  /** A value made out of another: same place, same doubt. */
  static Scalar derived(Object value, Node from) {
    return new Scalar(value, from.origin(), hiddenBy(from));
  }

  static Mapping emptyMapping(Origin origin) {
    return new Mapping(new LinkedHashMap<>(), origin);
  }

  /** The mapping with each value changed; itself where none is. */
  static Mapping each(Mapping mapping, BiFunction<String, Node, Node> change) {
    Map<String, Node> changed = null;
    for (Map.Entry<String, Node> entry : mapping.entries().entrySet()) {
      Node value = change.apply(entry.getKey(), entry.getValue());
      if (value != entry.getValue()) {
        changed = changed == null ? new LinkedHashMap<>(mapping.entries()) : changed;
        changed.put(entry.getKey(), value);
      }
    }
    return changed == null ? mapping : new Mapping(changed, mapping.origin());
  }

  /** The list with each item changed; itself where none is. */
  static Sequence each(Sequence sequence, UnaryOperator<Node> change) {
    List<Node> changed = null;
    for (int i = 0; i < sequence.items().size(); i++) {
      Node item = change.apply(sequence.items().get(i));
      if (item != sequence.items().get(i)) {
        changed = changed == null ? new ArrayList<>(sequence.items()) : changed;
        changed.set(i, item);
      }
    }
    return changed == null ? sequence : new Sequence(changed, sequence.origin());
  }

  static Mapping with(Mapping mapping, String key, Node value) {
    if (mapping.get(key) == value) {
      return mapping;
    }
    Map<String, Node> entries = new LinkedHashMap<>(mapping.entries());
    entries.put(key, value);
    return new Mapping(entries, mapping.origin());
  }

  static Mapping without(Mapping mapping, String key) {
    Map<String, Node> entries = new LinkedHashMap<>(mapping.entries());
    entries.remove(key);
    return new Mapping(entries, mapping.origin());
  }

  static boolean isNull(Node node) {
    return node == null || node instanceof Scalar scalar && scalar.value() == null;
  }

  /** The text of a string node; null for anything else. */
  static String text(Node node) {
    return node instanceof Scalar scalar && scalar.value() instanceof String text ? text : null;
  }

  /** The text of a node that cannot be anything else but a text. */
  static String requireText(Node node, String what) {
    String text = text(node);
    if (text == null) {
      throw ComposeError.about(node, what + " must be a string");
    }
    return text;
  }

  /** The string under a key; null when there is none. */
  static String text(Mapping mapping, String key) {
    return text(mapping.get(key));
  }

  static boolean isTrue(Node node) {
    return node instanceof Scalar scalar && Boolean.TRUE.equals(scalar.value());
  }

  static Mapping mapping(Node node) {
    return node instanceof Mapping mapping ? mapping : null;
  }

  static Mapping mapping(Mapping parent, String key) {
    return parent == null ? null : mapping(parent.get(key));
  }

  /** The items of a list; none for anything else. */
  static List<Node> items(Node node) {
    return node instanceof Sequence sequence ? sequence.items() : List.of();
  }

  /** What hides the value, looking into collections. */
  static String hiddenBy(Node node) {
    if (node instanceof Scalar scalar) {
      return scalar.hiddenBy();
    }
    Iterable<Node> children =
        node instanceof Mapping mapping ? mapping.entries().values() : items(node);
    for (Node child : children) {
      String hiddenBy = hiddenBy(child);
      if (hiddenBy != null) {
        return hiddenBy;
      }
    }
    return null;
  }

  /** Equality of what is written, wherever it stands. */
  static boolean same(Node a, Node b) {
    if (a instanceof Scalar left && b instanceof Scalar right) {
      return left.value() == null ? right.value() == null : left.value().equals(right.value());
    }
    if (a instanceof Sequence left && b instanceof Sequence right) {
      if (left.items().size() != right.items().size()) {
        return false;
      }
      for (int i = 0; i < left.items().size(); i++) {
        if (!same(left.items().get(i), right.items().get(i))) {
          return false;
        }
      }
      return true;
    }
    if (a instanceof Mapping left && b instanceof Mapping right) {
      if (!left.entries().keySet().equals(right.entries().keySet())) {
        return false;
      }
      for (Map.Entry<String, Node> entry : left.entries().entrySet()) {
        if (!same(entry.getValue(), right.get(entry.getKey()))) {
          return false;
        }
      }
      return true;
    }
    return false;
  }

  /** The same tree with one more outermost step on the way of each of its nodes. */
  static Node via(Node node, Origin.Step step) {
    Origin origin = via(node.origin(), step);
    if (node instanceof Scalar scalar) {
      return new Scalar(scalar.value(), origin, scalar.hiddenBy());
    }
    if (node instanceof Sequence sequence) {
      List<Node> items = new ArrayList<>(sequence.items().size());
      for (Node item : sequence.items()) {
        items.add(via(item, step));
      }
      return new Sequence(items, origin);
    }
    Map<String, Node> entries = new LinkedHashMap<>();
    ((Mapping) node).entries().forEach((key, value) -> entries.put(key, via(value, step)));
    return new Mapping(entries, origin);
  }

  static Origin via(Origin origin, Origin.Step step) {
    List<Origin.Step> steps = new ArrayList<>(origin.via().size() + 1);
    steps.add(step);
    steps.addAll(origin.via());
    return new Origin(origin.span(), origin.key(), steps);
  }
}
