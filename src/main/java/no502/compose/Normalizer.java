package no502.compose;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no502.compose.Node.Mapping;
import no502.compose.Node.Scalar;
import no502.compose.Node.Sequence;
import no502.text.Parts;

/** Adds what Docker implies: the default network, dependencies by reference, names of resources. */
final class Normalizer {
  private static final List<String> NAMESPACES =
      List.of("network_mode", "ipc", "pid", "uts", "cgroup");

  private final Value projectName;
  private final Environment environment;
  private boolean defaultNetwork;

  Normalizer(Value projectName, Environment environment) {
    this.projectName = projectName;
    this.environment = environment;
  }

  Mapping apply(Mapping model) {
    Mapping result = Defaults.sections(model, "services", this::service);
    if (defaultNetwork) {
      Mapping networks = Nodes.mapping(result, "networks");
      Origin origin = model.get("services").origin();
      Origin place = origin.key() == null ? origin : Origin.at(origin.key());
      networks = networks == null ? Nodes.emptyMapping(place) : networks;
      if (networks.get("default") == null) {
        networks = Nodes.with(networks, "default", Nodes.scalar(null, place));
      }
      result = Nodes.with(result, "networks", networks);
    }
    for (String section : List.of("networks", "volumes", "configs", "secrets")) {
      result = named(result, section);
    }
    return result;
  }

  private Mapping service(Mapping service) {
    Mapping result = networks(service);
    if ("if_not_present".equals(Nodes.text(result, "pull_policy"))) {
      result =
          Nodes.with(result, "pull_policy", Nodes.derived("missing", result.get("pull_policy")));
    }
    if (result.get("build") instanceof Mapping build) {
      result = Nodes.with(result, "build", build(build));
    }
    if (result.get("environment") != null) {
      result = Nodes.with(result, "environment", fromEnvironment(result.get("environment"), true));
    }
    return targets(dependencies(result));
  }

  private Mapping networks(Mapping service) {
    if (service.get("provider") != null || service.get("network_mode") != null) {
      return service;
    }
    Mapping networks = Nodes.mapping(service, "networks");
    if (networks == null || networks.entries().isEmpty()) {
      defaultNetwork = true;
      Origin place = networks == null ? implied(service.origin()) : networks.origin();
      Mapping made = Nodes.emptyMapping(place);
      made.entries().put("default", Nodes.scalar(null, place));
      return Nodes.with(service, "networks", made);
    }
    defaultNetwork |= networks.entries().containsKey("default");
    return service;
  }

  private static Origin implied(Origin origin) {
    return new Origin(origin.key() == null ? origin.span() : origin.key(), null, origin.via());
  }

  private Mapping build(Mapping build) {
    Mapping result = build;
    if (Nodes.isNull(result.get("context"))) {
      result = Nodes.with(result, "context", Nodes.scalar(".", build.origin()));
    }
    if (Nodes.isNull(result.get("dockerfile")) && Nodes.isNull(result.get("dockerfile_inline"))) {
      result = Nodes.with(result, "dockerfile", Nodes.scalar("Dockerfile", build.origin()));
    }
    Node args = result.get("args");
    return args == null ? result : Nodes.with(result, "args", fromEnvironment(args, false));
  }

  /** A name without a value takes the variable's; unset, it stays in a service, not in a build. */
  private Node fromEnvironment(Node node, boolean keepUnset) {
    Map<String, Node> entries = new LinkedHashMap<>();
    if (node instanceof Mapping mapping) {
      entries.putAll(mapping.entries());
    } else if (node instanceof Sequence sequence) {
      for (Node item : sequence.items()) {
        String text = Nodes.text(item);
        if (text == null || text.indexOf('=') >= 0) {
          entries.put("=" + entries.size(), item);
        } else {
          entries.put(text, Nodes.derived(null, item));
        }
      }
    } else {
      return node;
    }
    Map<String, Node> resolved = new LinkedHashMap<>();
    entries.forEach((name, value) -> resolve(name, value, keepUnset, resolved));
    if (node instanceof Mapping) {
      return new Mapping(resolved, node.origin());
    }
    return new Sequence(lines(resolved), node.origin());
  }

  private void resolve(String name, Node value, boolean keepUnset, Map<String, Node> out) {
    if (!Nodes.isNull(value)) {
      out.put(name, value);
      return;
    }
    String known = environment.get(name);
    if (known != null) {
      out.put(name, Nodes.derived(known, value));
    } else if (!environment.complete()) {
      String why = "it is taken from the variable " + name + ", which is not set here";
      out.put(name, new Scalar(null, value.origin(), why));
    } else if (keepUnset) {
      out.put(name, value);
    }
  }

  private static List<Node> lines(Map<String, Node> entries) {
    List<Node> lines = new java.util.ArrayList<>();
    entries.forEach(
        (name, value) -> {
          if (name.startsWith("=")) {
            lines.add(value);
          } else {
            Object text = ((Scalar) value).value();
            lines.add(Nodes.derived(text == null ? name : name + "=" + text, value));
          }
        });
    return lines;
  }

  private static Mapping dependencies(Mapping service) {
    Map<String, Node> implied = new LinkedHashMap<>();
    for (Node link : Nodes.items(service.get("links"))) {
      List<String> parts = Parts.of(Nodes.text(link), ':');
      String name = parts.size() == 2 ? parts.get(0) : Nodes.text(link);
      implied.putIfAbsent(name, dependency(link, true));
    }
    for (String attribute : NAMESPACES) {
      String reference = Nodes.text(service, attribute);
      if (reference != null && reference.startsWith("service:")) {
        implied.putIfAbsent(reference.substring(8), dependency(service.get(attribute), true));
      }
    }
    for (Node from : Nodes.items(service.get("volumes_from"))) {
      String text = Nodes.text(from);
      if (!text.startsWith("container:")) {
        implied.putIfAbsent(Parts.of(text, ':').get(0), dependency(from, false));
      }
    }
    if (implied.isEmpty()) {
      return service;
    }
    Mapping written = Nodes.mapping(service, "depends_on");
    Mapping all = written == null ? Nodes.emptyMapping(service.origin()) : written;
    Map<String, Node> entries = new LinkedHashMap<>(all.entries());
    implied.forEach(entries::putIfAbsent);
    return Nodes.with(service, "depends_on", new Mapping(entries, all.origin()));
  }

  private static Mapping dependency(Node reference, boolean restart) {
    Origin origin =
        Nodes.via(reference.origin(), new Origin.Step(IMPLIED, reference.origin().span()));
    Mapping made = Nodes.emptyMapping(origin);
    made.entries().put("condition", Nodes.scalar("service_started", origin));
    made.entries().put("restart", Nodes.scalar(restart, origin));
    made.entries().put("required", Nodes.scalar(Boolean.TRUE, origin));
    return made;
  }

  /** Marks a dependency that no {@code depends_on} says. */
  static final String IMPLIED = "implied dependency";

  private static Mapping targets(Mapping service) {
    if (!(service.get("volumes") instanceof Sequence volumes)) {
      return service;
    }
    return Nodes.with(service, "volumes", Nodes.each(volumes, Normalizer::withCleanTarget));
  }

  private static Node withCleanTarget(Node volume) {
    String target = volume instanceof Mapping mount ? Nodes.text(mount, "target") : null;
    if (target == null) {
      throw ComposeError.about(volume, "service volume is missing a mount target");
    }
    String clean = RootedPaths.clean(target);
    Mapping mount = (Mapping) volume;
    return clean.equals(target)
        ? mount
        : Nodes.with(mount, "target", Nodes.derived(clean, mount.get("target")));
  }

  private Mapping named(Mapping model, String section) {
    Mapping resources = Nodes.mapping(model, section);
    if (resources == null) {
      return model;
    }
    return Nodes.with(model, section, Nodes.each(resources, this::named));
  }

  private Mapping named(String key, Node node) {
    Mapping resource =
        node instanceof Mapping mapping ? mapping : Nodes.emptyMapping(node.origin());
    if (!Nodes.isNull(resource.get("name"))) {
      return resource;
    }
    boolean external = Nodes.isTrue(resource.get("external"));
    String name = external ? key : projectName.text() + "_" + key;
    String hiddenBy = external ? null : projectName.hiddenBy();
    return Nodes.with(resource, "name", new Scalar(name, implied(resource.origin()), hiddenBy));
  }
}
