package no502.compose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no502.compose.Node.Mapping;
import no502.compose.Node.Scalar;
import no502.compose.Node.Sequence;
import no502.text.Seq;

/** Lays one file's model over another's, attribute by attribute as Docker does. */
final class Merge {
  /** How an attribute is merged when it is not plainly a scalar, a mapping or a list. */
  private enum Rule {
    REPLACE,
    ENTRIES,
    HOSTS,
    BUILD,
    DEPENDS_ON,
    NAMES,
    LOGGING,
    IPAM
  }

  private final PathTable<Rule> rules = new PathTable<>();
  private final PathTable<Rule> service;

  Merge() {
    rules.at("networks.*").put("labels", Rule.ENTRIES).put("ipam.config", Rule.IPAM);
    rules.put("volumes.*.labels", Rule.ENTRIES);
    service = rules.at("services.*");
    service
        .putEach(
            "annotations build.args build.additional_contexts build.labels deploy.labels dns"
                + " dns_opt dns_search env_file label_file environment labels sysctls tmpfs"
                + " volumes.*.volume.labels",
            Rule.ENTRIES)
        .putEach("command entrypoint healthcheck.test ulimits.*", Rule.REPLACE)
        .putEach("build.extra_hosts extra_hosts", Rule.HOSTS)
        .put("build", Rule.BUILD)
        .put("depends_on", Rule.DEPENDS_ON)
        .putEach("networks models", Rule.NAMES)
        .put("logging", Rule.LOGGING);
  }

  Mapping models(Mapping base, Mapping over) {
    return mappings(base, over, rules, "");
  }

  /** A service that extends another, laid over it. */
  Mapping services(Mapping base, Mapping over) {
    return mappings(base, over, service, "services.x");
  }

  private Mapping mappings(Mapping base, Mapping over, PathTable<Rule> table, String path) {
    Map<String, Node> entries = new LinkedHashMap<>(base.entries());
    for (Map.Entry<String, Node> entry : over.entries().entrySet()) {
      String key = entry.getKey();
      Node earlier = entries.get(key);
      entries.put(
          key,
          earlier == null
              ? entry.getValue()
              : nodes(
                  earlier,
                  entry.getValue(),
                  PathTable.down(table, key),
                  path.isEmpty() ? key : path + "." + key));
    }
    return new Mapping(entries, over.entries().isEmpty() ? base.origin() : over.origin());
  }

  private Node nodes(Node base, Node over, PathTable<Rule> table, String path) {
    Rule rule = PathTable.rule(table);
    if (rule != null) {
      return special(rule, base, over, table, path);
    }
    if (Nodes.isNull(over)) {
      return base;
    }
    if (base instanceof Mapping left) {
      if (!(over instanceof Mapping right)) {
        throw ComposeError.about(over, "cannot override " + path);
      }
      return mappings(left, right, table, path);
    }
    if (base instanceof Sequence left) {
      if (!(over instanceof Sequence right)) {
        throw ComposeError.about(over, "cannot override " + path);
      }
      return append(left.items(), right.items(), right.origin());
    }
    return over;
  }

  private Node special(Rule rule, Node base, Node over, PathTable<Rule> table, String path) {
    return switch (rule) {
      case REPLACE -> over;
      case ENTRIES -> append(entries(base), entries(over), later(base, over));
      case HOSTS -> hosts(base, over);
      case BUILD -> mappings(build(base), build(over), table, path);
      case DEPENDS_ON -> mappings(named(base, true), named(over, true), table, path);
      case NAMES -> mappings(named(base, false), named(over, false), table, path);
      case LOGGING -> logging(base, over, table, path);
      case IPAM -> ipam(base, over, table, path);
    };
  }

  private static Origin later(Node base, Node over) {
    return Nodes.isNull(over) ? base.origin() : over.origin();
  }

  private static Sequence append(List<Node> left, List<Node> right, Origin origin) {
    List<Node> items = new ArrayList<>(left.size() + right.size());
    items.addAll(left);
    items.addAll(right);
    return new Sequence(items, origin);
  }

  /** A list as it is; a mapping as {@code key=value} lines in order of their text. */
  static List<Node> entries(Node node) {
    if (node instanceof Sequence sequence) {
      return sequence.items();
    }
    if (node instanceof Mapping mapping) {
      TreeMap<String, Node> lines = new TreeMap<>();
      mapping.entries().forEach((key, value) -> addLines(key, value, lines));
      return new ArrayList<>(lines.values());
    }
    return Nodes.text(node) == null ? List.of() : List.of(node);
  }

  private static void addLines(String key, Node value, Map<String, Node> lines) {
    if (value instanceof Sequence list) {
      list.items().forEach(item -> addLines(key, item, lines));
      return;
    }
    Object scalar = ((value instanceof Scalar s) ? s.value() : null);
    String line = scalar == null ? key : key + "=" + Numbers.sprint(scalar);
    lines.put(line, Nodes.derived(line, value));
  }

  private static Node hosts(Node base, Node over) {
    List<Node> left = entries(base);
    List<Node> items = new ArrayList<>(left);
    for (Node host : entries(over)) {
      if (Seq.of(left).noneMatch(known -> Nodes.same(known, host))) {
        items.add(host);
      }
    }
    return new Sequence(items, later(base, over));
  }

  private static Mapping build(Node node) {
    Mapping build = Nodes.emptyMapping(node.origin());
    if (Nodes.text(node) != null) {
      build.entries().put("context", node);
    }
    return node instanceof Mapping mapping ? mapping : build;
  }

  private static Mapping named(Node node, boolean dependencies) {
    if (node instanceof Mapping mapping) {
      return mapping;
    }
    Mapping named = Nodes.emptyMapping(node.origin());
    for (Node item : Nodes.items(node)) {
      String name = Nodes.text(item);
      if (name == null) {
        throw ComposeError.about(item, "must be a string");
      }
      named
          .entries()
          .put(name, dependencies ? Canonical.dependency(item) : Nodes.derived(null, item));
    }
    return named;
  }

  private Node logging(Node base, Node over, PathTable<Rule> table, String path) {
    if (!(base instanceof Mapping left) || !(over instanceof Mapping right)) {
      return Nodes.isNull(over) ? base : over;
    }
    Node leftDriver = left.get("driver");
    Node rightDriver = right.get("driver");
    boolean together =
        leftDriver == null || rightDriver == null || Nodes.same(leftDriver, rightDriver);
    return together ? mappings(left, right, table, path) : right;
  }

  /** Pools with the same subnet become one. */
  private Node ipam(Node base, Node over, PathTable<Rule> table, String path) {
    List<Node> pools = new ArrayList<>();
    for (Node original : Nodes.items(base)) {
      for (Node override : Nodes.items(over)) {
        if (!(original instanceof Mapping left) || !(override instanceof Mapping right)) {
          throw ComposeError.about(override, path + " must be a list of mappings");
        }
        if (!sameSubnet(left, right) && indexOf(pools, right) < 0) {
          pools.add(right);
          continue;
        }
        Mapping merged = mappings(left, right, table, path);
        int known = indexOf(pools, merged);
        if (known >= 0) {
          pools.set(known, merged);
        } else {
          pools.add(merged);
        }
      }
    }
    return new Sequence(pools, over.origin());
  }

  private static int indexOf(List<Node> pools, Mapping pool) {
    for (int i = 0; i < pools.size(); i++) {
      if (sameSubnet((Mapping) pools.get(i), pool)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean sameSubnet(Mapping left, Mapping right) {
    Node a = left.get("subnet");
    Node b = right.get("subnet");
    return a == null ? b == null : b != null && Nodes.same(a, b);
  }
}
