package no502.compose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no502.compose.Node.Mapping;
import no502.compose.Node.Scalar;
import no502.compose.Node.Sequence;
import no502.text.Parts;

/** The lists and mappings of plain values in the effective model. */
final class BindLists {

  Node bind(Node node, Shape shape, Way path) {
    if (Nodes.isNull(node)) {
      return null;
    }
    Node bound =
        switch (shape.kind()) {
          case TEXTS -> texts(node, path, false);
          case TEXTS_OF_ANY -> texts(node, path, true);
          case MAP -> map(node, path, "");
          case ENVIRONMENT -> environment(node, path);
          case LABELS -> map(node, path, "");
          case MULTI -> multi(node);
          case HOSTS -> hosts(node, path);
          case COMMAND -> command(node, path);
          case SSH -> ssh(node);
          default -> test(node);
        };
    return shape.always() || !isEmpty(bound) ? bound : null;
  }

  private static boolean isEmpty(Node node) {
    return node instanceof Mapping mapping && mapping.entries().isEmpty()
        || node instanceof Sequence sequence && sequence.items().isEmpty();
  }

  private static Node texts(Node node, Way path, boolean any) {
    List<Node> texts = new ArrayList<>();
    for (Node item : node instanceof Sequence sequence ? sequence.items() : List.of(node)) {
      Object value = item instanceof Scalar scalar ? scalar.value() : null;
      if (value instanceof String) {
        texts.add(item);
      } else if (value instanceof Long || any && value != null) {
        texts.add(Nodes.derived(Numbers.sprint(value), item));
      } else {
        throw ComposeError.about(item, path + " must be a list of texts");
      }
    }
    return new Sequence(texts, node.origin());
  }

  private static Mapping map(Node node, Way path, Object missing) {
    Map<String, Node> entries = new LinkedHashMap<>();
    if (node instanceof Mapping mapping) {
      for (Map.Entry<String, Node> entry : mapping.entries().entrySet()) {
        Object value = entry.getValue() instanceof Scalar scalar ? scalar.value() : "";
        Object text = value == null ? missing : Numbers.sprint(value);
        entries.put(entry.getKey(), Nodes.derived(text, entry.getValue()));
      }
    } else if (node instanceof Sequence sequence) {
      for (Node item : sequence.items()) {
        String line = Numbers.sprint(item instanceof Scalar scalar ? scalar.value() : null);
        int equals = line.indexOf('=');
        String key = equals < 0 ? line : line.substring(0, equals);
        Object value = equals < 0 ? missing : line.substring(equals + 1);
        entries.put(key, equals < 0 ? Nodes.derived(value, item) : afterEquals(item, value));
      }
    } else {
      throw ComposeError.about(node, path + " must be a mapping or a list");
    }
    return new Mapping(entries, node.origin());
  }

  private static Node afterEquals(Node item, Object value) {
    return Part.afterEquals(item, (String) value);
  }

  private static Mapping environment(Node node, Way path) {
    for (Node item : Nodes.items(node)) {
      String line = Nodes.text(item);
      int equals = line == null ? -1 : line.indexOf('=');
      int end = line == null ? 0 : equals < 0 ? line.length() : equals;
      if (end > 0 && Character.isWhitespace(line.charAt(end - 1))) {
        throw ComposeError.about(
            item,
            "environment variable "
                + line.substring(0, end)
                + " is declared with a trailing space");
      }
    }
    return map(node, path, null);
  }

  private static Node multi(Node node) {
    Map<String, Node> entries = new LinkedHashMap<>();
    if (node instanceof Mapping mapping) {
      mapping
          .entries()
          .forEach(
              (key, value) -> {
                List<Node> texts = new ArrayList<>();
                for (Node item :
                    value instanceof Sequence sequence ? sequence.items() : List.of(value)) {
                  Object scalar = item instanceof Scalar found ? found.value() : null;
                  texts.add(Nodes.derived(Numbers.sprint(scalar), item));
                }
                entries.put(key, new Sequence(texts, value.origin()));
              });
    }
    return new Mapping(entries, node.origin());
  }

  /** {@code host=address} lines in order. */
  private static Node hosts(Node node, Way path) {
    List<Node> lines = new ArrayList<>();
    if (node instanceof Mapping mapping) {
      for (Map.Entry<String, Node> entry : mapping.entries().entrySet()) {
        Node value = entry.getValue();
        for (Node item : value instanceof Sequence sequence ? sequence.items() : List.of(value)) {
          Object address = item instanceof Scalar scalar ? scalar.value() : null;
          host(entry.getKey(), address == null ? "" : Numbers.sprint(address), item, lines, path);
        }
      }
    } else {
      for (Node item : Nodes.items(node)) {
        hostLine(item, lines, path);
      }
    }
    TreeMap<String, List<Node>> sorted = new TreeMap<>();
    lines.forEach(
        line -> sorted.computeIfAbsent(Nodes.text(line), key -> new ArrayList<>()).add(line));
    List<Node> items = new ArrayList<>();
    sorted.values().forEach(items::addAll);
    return new Sequence(items, node.origin());
  }

  private static void hostLine(Node item, List<Node> lines, Way path) {
    String line = item instanceof Scalar scalar ? Numbers.sprint(scalar.value()) : "";
    int cut = line.indexOf('=');
    cut = cut < 0 ? line.indexOf(':') : cut;
    if (cut < 0) {
      if (Nodes.hiddenBy(item) != null) {
        return;
      }
      throw ComposeError.about(item, "invalid additional host, missing IP: " + line);
    }
    for (String address : Parts.of(line.substring(cut + 1), ',')) {
      host(line.substring(0, cut), address, item, lines, path);
    }
  }

  private static void host(String name, String address, Node item, List<Node> lines, Way path) {
    if (name.isEmpty() || name.indexOf(':') >= 0 || name.indexOf('=') >= 0) {
      throw ComposeError.about(item, path + ": bad host name '" + name + "'");
    }
    boolean bracketed = address.length() > 2 && address.startsWith("[") && address.endsWith("]");
    String plain = bracketed ? address.substring(1, address.length() - 1) : address;
    String line = name + "=" + plain;
    lines.add(new Scalar(line, item.origin(), Unknown.hiding(item, line)));
  }

  private static Node command(Node node, Way path) {
    if (node instanceof Sequence) {
      return texts(node, path, false);
    }
    String text = Nodes.text(node);
    if (text == null) {
      return Nodes.derived(null, node);
    }
    List<String> words = ShellWords.split(text);
    if (words == null) {
      throw ComposeError.about(
          node,
          path
              + ": invalid command line string: quotes or parentheses do not match; write the"
              + " command as a list");
    }
    List<Node> items = new ArrayList<>();
    words.forEach(word -> items.add(Part.of(node, word)));
    return new Sequence(items, node.origin());
  }

  private static Node test(Node node) {
    if (node instanceof Sequence) {
      return node;
    }
    List<Node> items = List.of(Nodes.derived("CMD-SHELL", node), node);
    return new Sequence(items, node.origin());
  }

  private static Node ssh(Node node) {
    List<Node> keys = new ArrayList<>();
    if (node instanceof Mapping mapping) {
      mapping
          .entries()
          .forEach(
              (key, value) -> {
                Object path = value instanceof Scalar scalar ? scalar.value() : null;
                keys.add(Nodes.derived(path == null ? key : key + "=" + path, value));
              });
    }
    return new Sequence(keys, node.origin());
  }
}
