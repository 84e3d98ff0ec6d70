package no502.compose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import no502.compose.Node.Mapping;
import no502.compose.Node.Scalar;
import no502.compose.Node.Sequence;
import no502.text.Parts;

/** Turns every short form into the long one. */
final class Canonical {
  private Canonical() {}

  static Mapping apply(Mapping model) {
    return (Mapping) node(model, Place.above(Canonical::file));
  }

  private static Place<UnaryOperator<Node>> file(String key) {
    return switch (key) {
      case "services" -> Place.eachAbove(Canonical::service);
      case "volumes", "networks", "secrets", "configs" -> Place.eachAt(Canonical::external);
      default -> null;
    };
  }

  private static Place<UnaryOperator<Node>> service(String key) {
    return switch (key) {
      case "build" -> new Place<>(Canonical::build, Canonical::buildFields);
      case "ulimits" -> Place.eachAt(Canonical::ulimit);
      case "depends_on" -> Place.at(Canonical::dependsOn);
      case "env_file" -> Place.at(Canonical::envFile);
      case "label_file", "dns" -> Place.at(Canonical::list);
      case "develop" -> Place.above(Canonical::develop);
      case "gpus" -> Place.at(Canonical::gpus);
      case "networks", "models" -> Place.at(Canonical::names);
      case "volumes" -> Place.eachAt(Canonical::volume);
      case "devices" -> Place.eachAt(Canonical::device);
      case "secrets", "configs" -> Place.eachAt(Canonical::fileMount);
      case "ports" -> Place.at(Canonical::ports);
      default -> null;
    };
  }

  private static Place<UnaryOperator<Node>> buildFields(String key) {
    return switch (key) {
      case "secrets" -> Place.eachAt(Canonical::fileMount);
      case "provenance", "sbom" -> Place.at(Canonical::asText);
      case "additional_contexts" -> Place.at(Canonical::keyValues);
      case "ssh" -> Place.at(Canonical::ssh);
      case "ulimits" -> Place.eachAt(Canonical::ulimit);
      default -> null;
    };
  }

  private static Place<UnaryOperator<Node>> develop(String key) {
    return key.equals("watch") ? Place.eachAbove(Canonical::watch) : null;
  }

  private static Place<UnaryOperator<Node>> watch(String key) {
    return switch (key) {
      case "ignore", "include" -> Place.at(Canonical::list);
      default -> null;
    };
  }

  private static Node node(Node node, Place<UnaryOperator<Node>> place) {
    if (place == null) {
      return node;
    }
    Node changed = place.rule() == null ? node : place.rule().apply(node);
    if (changed instanceof Mapping mapping) {
      return Nodes.each(mapping, (key, value) -> node(value, Place.down(place, key)));
    }
    if (changed instanceof Sequence sequence) {
      Place<UnaryOperator<Node>> below = Place.down(place, Place.ITEM);
      return Nodes.each(sequence, item -> node(item, below));
    }
    return changed;
  }

  private static Mapping mapping(Node origin, Object... keysAndValues) {
    Mapping made = Nodes.emptyMapping(origin.origin());
    for (int i = 0; i < keysAndValues.length; i += 2) {
      Object value = keysAndValues[i + 1];
      if (value != null) {
        Node node = value instanceof Node given ? given : Nodes.derived(value, origin);
        made.entries().put((String) keysAndValues[i], node);
      }
    }
    return made;
  }

  private static ComposeError invalidType(Node node, String what) {
    return ComposeError.about(node, "invalid type for " + what);
  }

  private static Node build(Node node) {
    if (node instanceof Mapping) {
      return node;
    }
    if (Nodes.text(node) == null) {
      throw invalidType(node, "build");
    }
    return mapping(node, "context", node);
  }

  private static Node fileMount(Node node) {
    return node instanceof Mapping ? node : mapping(node, "source", node);
  }

  private static Node asText(Node node) {
    return node instanceof Scalar scalar
        ? Nodes.derived(Numbers.sprint(scalar.value()), node)
        : node;
  }

  private static Node keyValues(Node node) {
    if (!(node instanceof Sequence sequence)) {
      return node;
    }
    Mapping made = Nodes.emptyMapping(node.origin());
    for (Node item : sequence.items()) {
      String text = Nodes.requireText(item, "each item");
      int equals = text.indexOf('=');
      if (equals < 0) {
        throw ComposeError.about(item, "invalid value " + text + ", expected key=value");
      }
      made.entries()
          .put(text.substring(0, equals), Nodes.derived(text.substring(equals + 1), item));
    }
    return made;
  }

  private static Node ssh(Node node) {
    if (!(node instanceof Sequence sequence)) {
      return node;
    }
    Mapping made = Nodes.emptyMapping(node.origin());
    for (Node item : sequence.items()) {
      String text = Nodes.requireText(item, "each item");
      int equals = text.indexOf('=');
      if (equals < 0 && !text.equals("default")) {
        throw ComposeError.about(item, "invalid ssh key \"" + text + "\"");
      }
      String key = equals < 0 ? text : text.substring(0, equals);
      made.entries().put(key, Nodes.derived(equals < 0 ? null : text.substring(equals + 1), item));
    }
    return made;
  }

  private static Node ulimit(Node node) {
    boolean number = node instanceof Scalar scalar && scalar.value() instanceof Long;
    if (number || node instanceof Mapping || Nodes.hiddenBy(node) != null) {
      return node;
    }
    throw invalidType(node, "ulimits");
  }

  /** What a name alone in {@code depends_on} means. */
  static Mapping dependency(Node name) {
    return mapping(name, "condition", "service_started", "required", Boolean.TRUE);
  }

  private static Node dependsOn(Node node) {
    Mapping made = Nodes.emptyMapping(node.origin());
    if (node instanceof Sequence sequence) {
      for (Node item : sequence.items()) {
        made.entries().put(Nodes.requireText(item, "a depends_on item"), dependency(item));
      }
      return made;
    }
    if (!(node instanceof Mapping mapping)) {
      throw invalidType(node, "depends_on");
    }
    mapping
        .entries()
        .forEach(
            (name, value) -> {
              if (!(value instanceof Mapping details)) {
                throw ComposeError.about(value, "depends_on." + name + " must be a mapping");
              }
              Mapping filled = dependency(value);
              filled.entries().putAll(details.entries());
              made.entries().put(name, filled);
            });
    return made;
  }

  private static Node envFile(Node node) {
    List<Node> files = new ArrayList<>();
    for (Node item : node instanceof Sequence sequence ? sequence.items() : List.of(node)) {
      Mapping file = mapping(item, "path", item instanceof Scalar ? item : null, "required", true);
      if (item instanceof Mapping mapping) {
        file.entries().putAll(mapping.entries());
      }
      files.add(file);
    }
    return new Sequence(files, node.origin());
  }

  private static Node list(Node node) {
    return Nodes.text(node) == null ? node : new Sequence(List.of(node), node.origin());
  }

  private static Node gpus(Node node) {
    return Nodes.text(node) == null
        ? node
        : new Sequence(List.of(mapping(node, "count", "all")), node.origin());
  }

  private static Node names(Node node) {
    if (!(node instanceof Sequence sequence)) {
      return node;
    }
    Mapping made = Nodes.emptyMapping(node.origin());
    for (Node item : sequence.items()) {
      made.entries().put(Nodes.requireText(item, "each name"), Nodes.derived(null, item));
    }
    return made;
  }

  private static Node volume(Node node) {
    String text = Nodes.text(node);
    if (text == null) {
      return node;
    }
    VolumeSpec spec = VolumeSpec.parse(text, node);
    Mapping made =
        mapping(
            node,
            "type",
            spec.bind() ? "bind" : "volume",
            "source",
            spec.source() == null ? null : Part.of(node, spec.source()),
            "target",
            target(node, spec.target()),
            "read_only",
            spec.readOnly() ? Boolean.TRUE : null);
    if (spec.bind() || spec.propagation() != null || spec.selinux() != null) {
      Boolean create = spec.bind() ? Boolean.TRUE : null;
      made.entries()
          .put(
              "bind",
              mapping(
                  node,
                  "propagation",
                  spec.propagation(),
                  "create_host_path",
                  create,
                  "selinux",
                  spec.selinux()));
    }
    if (!spec.tiny() && (!spec.bind() || spec.noCopy())) {
      made.entries().put("volume", mapping(node, "nocopy", spec.noCopy() ? Boolean.TRUE : null));
    }
    return made;
  }

  private static Node target(Node node, String written) {
    String target = RootedPaths.clean(written);
    return target.equals(written) ? Part.last(node, written, written) : Nodes.derived(target, node);
  }

  private static Node device(Node node) {
    String text = Nodes.text(node);
    if (text == null) {
      return node;
    }
    List<String> parts = Parts.of(text, ':');
    if (parts.size() > 3) {
      throw ComposeError.about(node, "confusing device mapping, please use long syntax: " + text);
    }
    String source = parts.get(0);
    String target = parts.size() > 1 && !parts.get(1).isEmpty() ? parts.get(1) : source;
    String permissions = parts.size() > 2 ? parts.get(2) : "rwm";
    return mapping(node, "source", source, "target", target, "permissions", permissions);
  }

  private static Node ports(Node node) {
    if (!(node instanceof Sequence sequence)) {
      throw invalidType(node, "port");
    }
    List<Node> ports = new ArrayList<>();
    for (Node item : sequence.items()) {
      if (item instanceof Mapping) {
        ports.add(item);
        continue;
      }
      Object value = item instanceof Scalar scalar ? scalar.value() : null;
      if (!(value instanceof String || value instanceof Long)) {
        throw invalidType(item, "port");
      }
      for (PortSpec spec : PortSpec.parse(value.toString(), item)) {
        ports.add(port(item, spec));
      }
    }
    return new Sequence(ports, node.origin());
  }

  private static Node port(Node item, PortSpec spec) {
    return mapping(
        item,
        "mode",
        "ingress",
        "host_ip",
        spec.hostIp().isEmpty() ? null : Part.of(item, spec.hostIp()),
        "target",
        spec.target() == 0
            ? Nodes.derived("", item)
            : Part.last(item, Integer.toString(spec.target()), (long) spec.target()),
        "published",
        spec.published().isEmpty() ? null : Part.of(item, spec.published()),
        "protocol",
        spec.protocol());
  }

  /** The deprecated {@code external: {name: x}}. */
  private static Node external(Node node) {
    if (!(node instanceof Mapping resource)
        || !(resource.get("external") instanceof Mapping external)) {
      return node;
    }
    Node name = external.get("name");
    Node own = resource.get("name");
    Map<String, Node> entries = new LinkedHashMap<>(resource.entries());
    entries.put("external", Nodes.derived(Boolean.TRUE, external));
    if (name != null) {
      if (own != null && !Nodes.same(own, name)) {
        throw ComposeError.about(own, "name and external.name conflict; only use name");
      }
      entries.put("name", name);
    }
    return new Mapping(entries, resource.origin());
  }
}
