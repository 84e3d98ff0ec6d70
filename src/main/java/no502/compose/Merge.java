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

  private Merge() {}

  static Mapping models(Mapping base, Mapping over) {
    return mappings(base, over, Place.above(Merge::file), Way.TOP);
  }

  /** A service that extends another, laid over it. */
  static Mapping services(Mapping base, Mapping over) {
    return mappings(base, over, Place.above(Merge::service), Way.TOP.down("services.x"));
  }

  private static Place<Rule> file(String key) {
    return switch (key) {
      case "services" -> Place.eachAbove(Merge::service);
      case "networks" -> Place.eachAbove(Merge::network);
      case "volumes" -> Place.eachAbove(Merge::labelled);
      default -> null;
    };
  }

  private static Place<Rule> service(String key) {
    return switch (key) {
      case "annotations", "dns", "dns_opt", "dns_search", "env_file" -> Place.at(Rule.ENTRIES);
      case "label_file", "environment", "labels", "sysctls", "tmpfs" -> Place.at(Rule.ENTRIES);
      case "build" -> new Place<>(Rule.BUILD, Merge::build);
      case "deploy" -> Place.above(Merge::labelled);
      case "volumes" -> Place.eachAbove(Merge::mount);
      case "command", "entrypoint" -> Place.at(Rule.REPLACE);
      case "healthcheck" -> Place.above("test", Rule.REPLACE);
      case "ulimits" -> Place.eachAt(Rule.REPLACE);
      case "extra_hosts" -> Place.at(Rule.HOSTS);
      case "depends_on" -> Place.at(Rule.DEPENDS_ON);
      case "networks", "models" -> Place.at(Rule.NAMES);
      case "logging" -> Place.at(Rule.LOGGING);
      default -> null;
    };
  }

  private static Place<Rule> build(String key) {
    return switch (key) {
      case "args", "additional_contexts", "labels" -> Place.at(Rule.ENTRIES);
      case "extra_hosts" -> Place.at(Rule.HOSTS);
      default -> null;
    };
  }

  private static Place<Rule> mount(String key) {
    return key.equals("volume") ? Place.above(Merge::labelled) : null;
  }

  private static Place<Rule> labelled(String key) {
    return key.equals("labels") ? Place.at(Rule.ENTRIES) : null;
  }

  private static Place<Rule> network(String key) {
    return switch (key) {
      case "labels" -> Place.at(Rule.ENTRIES);
      case "ipam" -> Place.above("config", Rule.IPAM);
      default -> null;
    };
  }

  private static Mapping mappings(Mapping base, Mapping over, Place<Rule> place, Way path) {
    if (over.entries().isEmpty() || base.entries().isEmpty()) {
      return over.entries().isEmpty() ? base : over;
    }
    Map<String, Node> entries = new LinkedHashMap<>(base.entries());
    for (Map.Entry<String, Node> entry : over.entries().entrySet()) {
      String key = entry.getKey();
      Node earlier = entries.get(key);
      entries.put(
          key,
          earlier == null
              ? entry.getValue()
              : nodes(earlier, entry.getValue(), Place.down(place, key), path.down(key)));
    }
    return new Mapping(entries, over.origin());
  }

  private static Node nodes(Node base, Node over, Place<Rule> place, Way path) {
    Rule rule = Place.rule(place);
    if (rule != null) {
      return special(rule, base, over, place, path);
    }
    if (Nodes.isNull(over)) {
      return base;
    }
    if (base instanceof Mapping left) {
      if (!(over instanceof Mapping right)) {
        throw ComposeError.about(over, "cannot override " + path);
      }
      return mappings(left, right, place, path);
    }
    if (base instanceof Sequence left) {
      if (!(over instanceof Sequence right)) {
        throw ComposeError.about(over, "cannot override " + path);
      }
      return append(left.items(), right.items(), right.origin());
    }
    return over;
  }

  private static Node special(Rule rule, Node base, Node over, Place<Rule> place, Way path) {
    return switch (rule) {
      case REPLACE -> over;
      case ENTRIES -> append(entries(base), entries(over), later(base, over));
      case HOSTS -> hosts(base, over);
      case BUILD -> mappings(build(base), build(over), place, path);
      case DEPENDS_ON -> mappings(named(base, true), named(over, true), place, path);
      case NAMES -> mappings(named(base, false), named(over, false), place, path);
      case LOGGING -> logging(base, over, place, path);
      case IPAM -> ipam(base, over, place, path);
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

  private static Node logging(Node base, Node over, Place<Rule> place, Way path) {
    if (!(base instanceof Mapping left) || !(over instanceof Mapping right)) {
      return Nodes.isNull(over) ? base : over;
    }
    Node leftDriver = left.get("driver");
    Node rightDriver = right.get("driver");
    boolean together =
        leftDriver == null || rightDriver == null || Nodes.same(leftDriver, rightDriver);
    return together ? mappings(left, right, place, path) : right;
  }

  /** Pools with the same subnet become one. */
  private static Node ipam(Node base, Node over, Place<Rule> place, Way path) {
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
        Mapping merged = mappings(left, right, place, path);
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
