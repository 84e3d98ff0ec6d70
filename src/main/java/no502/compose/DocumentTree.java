package no502.compose;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no502.text.Problem;
import no502.text.Span;
import no502.yaml.GoScalar;
import no502.yaml.YamlNode;
import no502.yaml.YamlNode.Pair;
import no502.yaml.YamlNode.Style;

/**
 * One YAML document as Docker's loader first sees it: aliases and merge keys followed, scalars
 * typed, {@code !reset} nodes gone and their paths noted for what earlier files said.
 */
final class DocumentTree {
  /** How many nodes may be reached through aliases; compose-go stops there too. */
  private static final int MAX_ALIASED = 100_000;

  /** Aliases can nest what the file nests flat. */
  private static final int MAX_DEPTH = 400;

  private final List<List<String>> resets = new ArrayList<>();
  private final List<String> path = new ArrayList<>();
  private final Set<Integer> taken = new HashSet<>();
  private int aliased;
  private int depth;

  private DocumentTree() {}

  /**
   * @param root null when the document itself is a {@code !reset}
   * @param resets paths whose earlier values give way
   */
  record Result(Node root, List<List<String>> resets) {}

  static Result of(YamlNode document) {
    DocumentTree tree = new DocumentTree();
    Node root = tree.node(document, null, List.of());
    return new Result(root, tree.resets);
  }

  private Node node(YamlNode yaml, Span key, List<Origin.Step> via) {
    if (!via.isEmpty() && ++aliased > MAX_ALIASED) {
      throw tooMuch(yaml, "aliases repeat more than " + MAX_ALIASED + " nodes");
    }
    if (++depth > MAX_DEPTH) {
      throw tooMuch(yaml, "aliases nest deeper than " + MAX_DEPTH + " levels");
    }
    Node node = tagged(yaml, key, via);
    depth--;
    return node;
  }

  private static ComposeError tooMuch(YamlNode yaml, String what) {
    return new ComposeError(
        Problem.error(yaml.span(), "document contains excessive aliasing: " + what));
  }

  private Node tagged(YamlNode yaml, Span key, List<Origin.Step> via) {
    if ("!reset".equals(yaml.tag())) {
      // Docker takes the node out where it meets it first; an alias of it finds nothing later.
      if (taken.add(yaml.span().start())) {
        resets.add(List.copyOf(path));
      }
      return null;
    }
    if ("!override".equals(yaml.tag())) {
      resets.add(List.copyOf(path));
    }
    Origin origin = new Origin(yaml.span(), key, via);
    if (yaml instanceof YamlNode.Alias alias) {
      return node(alias.target(), key, step(via, "alias *" + alias.name(), alias.span()));
    }
    if (yaml instanceof YamlNode.Scalar scalar) {
      return scalar(scalar, origin);
    }
    return yaml instanceof YamlNode.Sequence sequence
        ? sequence(sequence, origin)
        : mapping((YamlNode.Mapping) yaml, origin);
  }

  private static Node scalar(YamlNode.Scalar scalar, Origin origin) {
    if (GoScalar.contradicts(scalar) && !"!override".equals(scalar.tag())) {
      throw new ComposeError(
          scalar.span(), "cannot decode `" + scalar.text() + "` as a " + scalar.tag());
    }
    return Nodes.scalar(scalar.value(), origin);
  }

  private Node sequence(YamlNode.Sequence sequence, Origin origin) {
    List<Node> items = new ArrayList<>(sequence.items().size());
    for (int i = 0; i < sequence.items().size(); i++) {
      path.add(Integer.toString(i));
      Node item = node(sequence.items().get(i), null, origin.via());
      path.remove(path.size() - 1);
      if (item != null) {
        items.add(item);
      }
    }
    return new Node.Sequence(items, origin);
  }

  private Node mapping(YamlNode.Mapping mapping, Origin origin) {
    Map<String, Node> entries = new LinkedHashMap<>();
    Map<String, YamlNode> keys = new HashMap<>();
    YamlNode merge = null;
    for (Pair pair : mapping.pairs()) {
      refuseDuplicate(pair.key(), keys);
      if (isMerge(pair.key())) {
        merge = pair.value();
        continue;
      }
      String key = key(pair.key());
      path.add(key);
      Node value = node(pair.value(), pair.key().span(), origin.via());
      path.remove(path.size() - 1);
      if (value != null) {
        entries.put(key, value);
      }
    }
    if (merge != null) {
      merge(merge, origin, entries);
    }
    return new Node.Mapping(entries, origin);
  }

  private static void refuseDuplicate(YamlNode key, Map<String, YamlNode> keys) {
    String text = key instanceof YamlNode.Scalar scalar ? scalar.text() : "";
    YamlNode earlier = keys.put(text, key);
    if (earlier != null) {
      int line = earlier.span().line();
      throw new ComposeError(
          key.span(), "mapping key \"" + text + "\" already defined at line " + line);
    }
  }

  private static boolean isMerge(YamlNode key) {
    return key instanceof YamlNode.Scalar scalar
        && scalar.text().equals("<<")
        && (scalar.style() == Style.PLAIN && scalar.tag() == null
            || "tag:yaml.org,2002:merge".equals(scalar.tag()));
  }

  private void merge(YamlNode merged, Origin origin, Map<String, Node> entries) {
    List<YamlNode> sources = List.of(merged);
    YamlNode target = merged instanceof YamlNode.Alias alias ? alias.target() : merged;
    List<Origin.Step> via = step(origin.via(), "merge key <<", merged.span());
    if (target instanceof YamlNode.Sequence list) {
      sources = list.items();
    }
    for (YamlNode source : sources) {
      YamlNode body = source instanceof YamlNode.Alias alias ? alias.target() : source;
      Node node = body instanceof YamlNode.Mapping ? node(source, origin.key(), via) : null;
      if (!(node instanceof Node.Mapping mapping)) {
        if ("!reset".equals(source.tag())) {
          continue;
        }
        throw new ComposeError(
            source.span(), "map merge requires map or sequence of maps as the value");
      }
      mapping.entries().forEach(entries::putIfAbsent);
    }
  }

  private String key(YamlNode key) {
    YamlNode target = key instanceof YamlNode.Alias alias ? alias.target() : key;
    Object value = target instanceof YamlNode.Scalar scalar ? scalar.value() : target.span().text();
    if (target instanceof YamlNode.Scalar && value instanceof String text) {
      return text;
    }
    String place = path.isEmpty() ? "at top level" : "in " + String.join(".", path);
    throw new ComposeError(key.span(), "non-string key " + place + ": " + Numbers.sprint(value));
  }

  private static List<Origin.Step> step(List<Origin.Step> via, String what, Span span) {
    List<Origin.Step> steps = new ArrayList<>(via.size() + 1);
    steps.addAll(via);
    steps.add(new Origin.Step(what, span));
    return steps;
  }
}
