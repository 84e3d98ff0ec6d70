package no502.compose;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no502.compose.Node.Mapping;
import no502.compose.Node.Scalar;
import no502.compose.Node.Sequence;
import no502.text.Letters;

/**
 * Gives the canonical model the types Docker's structures give it, drops what they leave out, and
 * refuses what does not fit. A value that a variable hides stays what it is.
 */
final class Binder {
  private final BindLists lists = new BindLists();

  Mapping bind(Mapping model, Shape shape) {
    return (Mapping) fields(model, shape, Way.TOP);
  }

  /** The value as the model has it; null when the model leaves it out. */
  private Node value(Node node, Shape shape, Way path) {
    if (node instanceof Scalar scalar && scalar.hiddenBy() != null) {
      return hidden(scalar, shape);
    }
    return switch (shape.kind()) {
      case FIELDS, LIMIT -> fields(node, shape, path);
      case ENTRIES -> entries(node, shape, path);
      case LIST -> list(node, shape, path);
      case ULIMIT -> ulimit(node, path);
      case TEXT, BOOL, INT, FLOAT32, BYTES, DURATION, COUNT, MODE -> scalar(node, shape, path);
      default -> lists.bind(node, shape, path);
    };
  }

  private Node hidden(Scalar scalar, Shape shape) {
    return switch (shape.kind()) {
      case COMMAND, TEST, TEXTS, HOSTS ->
          scalar.value() == null ? scalar : lists.bind(scalar, shape, Way.TOP);
      default -> scalar;
    };
  }

  private Node fields(Node node, Shape shape, Way path) {
    if (Nodes.isNull(node) && !shape.always()) {
      return null;
    }
    if (!Nodes.isNull(node) && !(node instanceof Mapping)) {
      throw ComposeError.about(node, path + " must be a mapping");
    }
    Mapping mapping = Nodes.mapping(node);
    Map<String, Node> entries = new LinkedHashMap<>();
    for (Field field : fields(mapping, shape)) {
      String key = shape.kind() == Shape.Kind.LIMIT ? capital(field.key) : field.key;
      Node bound = value(field.given, field.shape, path.down(key));
      if (bound != null) {
        entries.put(key, bound);
      } else if (isPrintedWhenMissing(field.shape)) {
        entries.put(key, emptyValue(mapping));
      }
    }
    Origin origin = node == null ? NOWHERE : node.origin();
    return new Mapping(entries, origin);
  }

  private record Field(String key, Node given, Shape shape) {}

  /**
   * What is given and what is printed anyway, as Docker goes through it: the first fault is told.
   */
  private static List<Field> fields(Mapping mapping, Shape shape) {
    List<Field> fields = new ArrayList<>();
    if (mapping != null) {
      mapping.entries().forEach((key, given) -> add(key, given, shape, fields));
    }
    for (String key : shape.printed()) {
      if (mapping == null || mapping.get(key) == null) {
        add(key, null, shape, fields);
      }
    }
    fields.sort((a, b) -> Integer.compare(a.shape.place(), b.shape.place()));
    return fields;
  }

  private static void add(String key, Node given, Shape structure, List<Field> fields) {
    Shape shape = structure.fields().apply(key);
    if (shape != null) {
      fields.add(new Field(key, given, shape));
    }
  }

  private static String capital(String key) {
    return Character.toUpperCase(key.charAt(0)) + key.substring(1);
  }

  private static final Origin NOWHERE = Origin.at(new no502.text.Source("", new byte[0]).top());

  private static boolean isPrintedWhenMissing(Shape shape) {
    return shape.kind() == Shape.Kind.COMMAND && shape.always();
  }

  private static Node emptyValue(Mapping parent) {
    return Nodes.scalar(null, parent == null ? NOWHERE : parent.origin());
  }

  private Node entries(Node node, Shape shape, Way path) {
    if (Nodes.isNull(node)) {
      return null;
    }
    if (!(node instanceof Mapping mapping)) {
      throw ComposeError.about(node, path + " must be a mapping");
    }
    Map<String, Node> entries = new LinkedHashMap<>();
    for (Map.Entry<String, Node> entry : mapping.entries().entrySet()) {
      Node bound = value(entry.getValue(), shape.below(), path.down(entry.getKey()));
      entries.put(entry.getKey(), bound != null ? bound : Nodes.derived(null, entry.getValue()));
    }
    return entries.isEmpty() ? null : new Mapping(entries, node.origin());
  }

  private Node list(Node node, Shape shape, Way path) {
    if (Nodes.isNull(node)) {
      return null;
    }
    if (!(node instanceof Sequence sequence)) {
      throw ComposeError.about(node, path + " must be a list");
    }
    List<Node> items = new ArrayList<>();
    for (Node item : sequence.items()) {
      Node bound = value(item, shape.below(), path.down(items.size()));
      items.add(bound != null ? bound : Nodes.emptyMapping(item.origin()));
    }
    return items.isEmpty() ? null : new Sequence(items, node.origin());
  }

  private Node ulimit(Node node, Way path) {
    if (node instanceof Scalar scalar && scalar.value() instanceof Long single) {
      return single == 0 ? Nodes.emptyMapping(node.origin()) : node;
    }
    if (!(node instanceof Mapping mapping)) {
      return null;
    }
    Mapping made = Nodes.emptyMapping(node.origin());
    for (String key : List.of("soft", "hard")) {
      Node value = mapping.get(key);
      if (value instanceof Scalar scalar && !(scalar.value() instanceof Long)) {
        throw ComposeError.about(value, path.down(key) + " must be a integer");
      }
      if (value instanceof Scalar scalar && !Long.valueOf(0).equals(scalar.value())) {
        made.entries().put(key, value);
      }
    }
    return made;
  }

  private static Node scalar(Node node, Shape shape, Way path) {
    if (Nodes.isNull(node)) {
      return null;
    }
    if (!(node instanceof Scalar scalar)) {
      throw ComposeError.about(node, path + " must be a single value");
    }
    Object converted = convert(scalar.value(), shape.kind());
    if (converted == null) {
      throw ComposeError.about(
          node, path + ": invalid value \"" + Numbers.sprint(scalar.value()) + "\"");
    }
    if (!shape.always() && isZero(converted, shape.kind())) {
      return null;
    }
    return Nodes.derived(
        converted instanceof Long nanos && shape.kind() == Shape.Kind.DURATION
            ? Units.show(nanos)
            : shape.kind() == Shape.Kind.BYTES ? converted.toString() : converted,
        node);
  }

  private static boolean isZero(Object value, Shape.Kind kind) {
    return value.equals("")
        || value.equals(Boolean.FALSE)
        || value instanceof Number number && kind != Shape.Kind.MODE && number.doubleValue() == 0;
  }

  /** The value in the kind's type; null when it does not fit. */
  private static Object convert(Object value, Shape.Kind kind) {
    return switch (kind) {
      case TEXT ->
          value instanceof String ? value : value instanceof Long whole ? whole.toString() : null;
      case BOOL ->
          value instanceof String text
              ? Casts.truth(text)
              : value instanceof Boolean ? value : null;
      case INT -> whole(value);
      case FLOAT32 -> number(value);
      case BYTES ->
          value instanceof String text ? Units.bytes(text) : value instanceof Long ? value : 0L;
      case DURATION -> Units.duration(Numbers.sprint(value));
      case COUNT -> count(value);
      default -> mode(value);
    };
  }

  private static Object whole(Object value) {
    if (value instanceof String text) {
      return Numbers.integer(text);
    }
    if (value instanceof Double number) {
      return (long) (double) number;
    }
    return value instanceof Long || value instanceof BigInteger ? value : null;
  }

  private static Object number(Object value) {
    if (value instanceof String text) {
      Double number = Numbers.decimal(text);
      return number == null ? null : Numbers.narrow(number);
    }
    return value instanceof Number number ? Numbers.narrow(number.doubleValue()) : null;
  }

  private static Object count(Object value) {
    if (value instanceof String text) {
      return Letters.same(text, "all") ? (Object) (-1L) : Numbers.integer(text);
    }
    return value instanceof Long ? value : null;
  }

  /** File permissions, octal in a string, printed octal. */
  private static Object mode(Object value) {
    if (value instanceof Long mode) {
      return "0" + Long.toOctalString(mode);
    }
    if (!(value instanceof String text) || text.isEmpty() || text.length() > 20) {
      return null;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '7') {
        return null;
      }
    }
    return "0" + new BigInteger(text, 8).toString(8);
  }
}
