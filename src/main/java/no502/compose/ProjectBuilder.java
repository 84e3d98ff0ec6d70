package no502.compose;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no502.compose.Node.Mapping;
import no502.compose.Node.Scalar;
import no502.compose.Node.Sequence;
import no502.text.Seq;

/** Makes the {@link Project} of a normalised model: types, profiles, checks, what is left over. */
final class ProjectBuilder {
  private final LoadContext context;
  private final Environment environment;
  private final Value name;
  private final String folder;
  private final List<String> profiles;

  ProjectBuilder(
      LoadContext context,
      Environment environment,
      Value name,
      String folder,
      List<String> profiles) {
    this.context = context;
    this.environment = environment;
    this.name = name;
    this.folder = folder;
    this.profiles = profiles;
  }

  Project build(Mapping canonical) {
    Mapping bound =
        Defaults.sections(
            new Binder().bind(canonical, ComposeShape.project()),
            "services",
            ProjectBuilder::scaled);
    Mapping all = section(bound, "services", canonical);
    Mapping enabled = enabled(all);
    Mapping checked = withUnprinted(Nodes.with(bound, "services", all), canonical);
    new Consistency(checked, enabled).check();
    Mapping source = section(canonical, "services", canonical);
    EnvFiles files = new EnvFiles(context, environment);
    Map<String, Node> services = new LinkedHashMap<>();
    all.entries()
        .forEach(
            (key, node) ->
                services.put(
                    key,
                    enabled.get(key) == null
                        ? node
                        : files.apply((Mapping) node, (Mapping) source.get(key))));
    Mapping complete = new Mapping(services, all.origin());
    Mapping running = enabled(complete);
    Mapping shown = shown(complete);
    Mapping model = model(bound, running, shown, canonical);
    return new ProjectReader(shown(Nodes.without(bound, "services")), source, folder)
        .read(name, shown, model, context, profiles);
  }

  /** A scale counts as the replicas, once there is something deployed. */
  private static Mapping scaled(Mapping service) {
    Node scale = service.get("scale");
    Mapping deploy = Nodes.mapping(service, "deploy");
    return scale == null || deploy == null || deploy.get("replicas") != null
        ? service
        : Nodes.with(service, "deploy", Nodes.with(deploy, "replicas", scale));
  }

  private static Mapping section(Mapping model, String key, Mapping origin) {
    Mapping section = Nodes.mapping(model, key);
    return section == null ? Nodes.emptyMapping(origin.origin()) : section;
  }

  /** Models are checked but not printed. */
  private static Mapping withUnprinted(Mapping bound, Mapping canonical) {
    Node models = canonical.get("models");
    return models == null ? bound : Nodes.with(bound, "models", models);
  }

  private Mapping enabled(Mapping services) {
    Map<String, Node> on = new LinkedHashMap<>();
    services
        .entries()
        .forEach(
            (key, node) -> {
              List<Node> own = Nodes.items(((Mapping) node).get("profiles"));
              boolean chosen =
                  own.isEmpty()
                      || profiles.contains("*")
                      || Seq.of(own).anyMatch(item -> profiles.contains(Nodes.text(item)));
              if (chosen) {
                on.put(key, node);
              }
            });
    return new Mapping(on, services.origin());
  }

  /**
   * @param running the services that are on
   * @param shown all services as they are shown
   */
  private Mapping model(Mapping bound, Mapping running, Mapping shown, Mapping canonical) {
    Map<String, Node> entries = new LinkedHashMap<>();
    entries.put("name", shown(new Scalar(name.text(), name.origin(), name.hiddenBy())));
    Map<String, Node> services = new LinkedHashMap<>(shown.entries());
    services.keySet().retainAll(running.entries().keySet());
    entries.put("services", new Mapping(services, running.origin()));
    put(entries, bound, "networks", used(running, "networks"));
    put(entries, bound, "volumes", usedVolumes(running));
    Set<String> secrets = used(running, "secrets");
    running
        .entries()
        .values()
        .forEach(
            service -> {
              Mapping build = Nodes.mapping((Mapping) service, "build");
              sources(build == null ? null : build.get("secrets"), secrets);
            });
    put(entries, bound, "secrets", secrets);
    put(entries, bound, "configs", used(running, "configs"));
    canonical
        .entries()
        .forEach(
            (key, node) -> {
              if (key.startsWith("x-")) {
                entries.put(Unknown.blanked(key), shown(node));
              }
            });
    return new Mapping(entries, canonical.origin());
  }

  private static Set<String> used(Mapping services, String section) {
    Set<String> used = new LinkedHashSet<>();
    for (Node service : services.entries().values()) {
      Node node = ((Mapping) service).get(section);
      if (node instanceof Mapping mapping) {
        used.addAll(mapping.entries().keySet());
      }
      sources(node, used);
    }
    return used;
  }

  private static void sources(Node mounts, Set<String> used) {
    for (Node item : Nodes.items(mounts)) {
      used.add(Nodes.text((Mapping) item, "source"));
    }
  }

  private static Set<String> usedVolumes(Mapping services) {
    Set<String> used = new LinkedHashSet<>();
    for (Node service : services.entries().values()) {
      for (Node item : Nodes.items(((Mapping) service).get("volumes"))) {
        if ("volume".equals(Nodes.text((Mapping) item, "type"))) {
          used.add(Nodes.text((Mapping) item, "source"));
        }
      }
    }
    return used;
  }

  private static void put(
      Map<String, Node> entries, Mapping bound, String section, Set<String> used) {
    Mapping resources = Nodes.mapping(bound, section);
    if (resources == null) {
      return;
    }
    Map<String, Node> kept = new LinkedHashMap<>(resources.entries());
    kept.keySet().retainAll(used);
    if (section.equals("configs") || section.equals("secrets")) {
      kept.replaceAll((key, node) -> withoutContent((Mapping) node, section));
    }
    if (!kept.isEmpty()) {
      entries.put(section, shown(new Mapping(kept, resources.origin())));
    }
  }

  /** What came from the environment is not printed. */
  private static Mapping withoutContent(Mapping object, String section) {
    boolean secret = section.equals("secrets") || object.get("environment") != null;
    return secret ? Nodes.without(object, "content") : object;
  }

  private static Mapping shown(Mapping mapping) {
    return (Mapping) shown((Node) mapping);
  }

  /** Places around the root are written as seen from it, and unknown variables are blank. */
  private static Node shown(Node node) {
    if (node instanceof Scalar scalar) {
      String text = Nodes.text(node);
      String shown = text == null ? null : RootedPaths.shown(Unknown.blanked(text));
      return shown == null || shown.equals(text)
          ? node
          : new Scalar(shown, node.origin(), scalar.hiddenBy());
    }
    if (node instanceof Sequence sequence) {
      return Nodes.each(sequence, ProjectBuilder::shown);
    }
    Mapping mapping = (Mapping) node;
    return Seq.of(mapping.entries().keySet()).anyMatch(Unknown::in)
        ? withBlankedKeys(mapping)
        : Nodes.each(mapping, (key, value) -> shown(value));
  }

  private static Mapping withBlankedKeys(Mapping mapping) {
    Map<String, Node> entries = new LinkedHashMap<>();
    mapping.entries().forEach((key, value) -> entries.put(Unknown.blanked(key), shown(value)));
    return new Mapping(entries, mapping.origin());
  }
}
