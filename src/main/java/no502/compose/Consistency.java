package no502.compose;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import no502.compose.Node.Mapping;
import no502.compose.Node.Scalar;
import no502.text.Seq;

/** Whether the services that are on fit together: every name they use must be there. */
final class Consistency {
  private final Mapping project;
  private final Mapping enabled;

  Consistency(Mapping project, Mapping enabled) {
    this.project = project;
    this.enabled = enabled;
  }

  void check() {
    for (Map.Entry<String, Node> entry : new TreeMap<>(enabled.entries()).entrySet()) {
      Mapping service = (Mapping) entry.getValue();
      String name = entry.getKey();
      source(name, service);
      networks(name, service);
      health(service);
      dependencies(name, service);
      references(name, service);
      limits(name, service);
      ServiceChecks.check(name, service);
    }
    secrets();
    cycles();
    containerNames();
  }

  private static ComposeError fault(Node node, String message) {
    return ComposeError.about(node, message);
  }

  private void source(String name, Mapping service) {
    Mapping build = Nodes.mapping(service, "build");
    Node image = service.get("image");
    if (build == null && image == null && service.get("provider") == null) {
      Origin origin = service.origin();
      Node at = origin.key() == null ? service : Nodes.scalar(null, Origin.at(origin.key()));
      throw fault(
          at, "service \"" + name + "\" has neither an image nor a build context specified");
    }
    if (build == null) {
      return;
    }
    if (build.get("dockerfile_inline") != null && build.get("dockerfile") != null) {
      throw fault(
          build,
          "service \"" + name + "\" declares mutually exclusive dockerfile and dockerfile_inline");
    }
    additionalContexts(name, build);
    platforms(service, build);
  }

  private void additionalContexts(String name, Mapping build) {
    Mapping contexts = Nodes.mapping(build, "additional_contexts");
    if (contexts == null) {
      return;
    }
    contexts
        .entries()
        .forEach(
            (key, node) -> {
              String text = Nodes.text(node);
              if (text == null || !text.startsWith("service:")) {
                return;
              }
              Mapping target = Nodes.mapping(enabled, text.substring(8));
              if (target == null || target.get("build") == null) {
                throw fault(
                    node,
                    "service \""
                        + name
                        + "\" declares "
                        + (target == null ? "unknown" : "non-buildable")
                        + " service \""
                        + text.substring(8)
                        + "\" as additional contexts "
                        + key);
              }
            });
  }

  private static void platforms(Mapping service, Mapping build) {
    List<Node> platforms = Nodes.items(build.get("platforms"));
    Node platform = service.get("platform");
    if (platform != null
        && !platforms.isEmpty()
        && Seq.of(platforms).noneMatch(known -> Nodes.same(known, platform))) {
      throw fault(
          platform,
          "service.build.platforms MUST include service.platform \"" + Nodes.text(platform) + "\"");
    }
  }

  private void networks(String name, Mapping service) {
    Mapping networks = Nodes.mapping(service, "networks");
    if (networks == null) {
      return;
    }
    if (service.get("network_mode") != null) {
      throw fault(
          service.get("network_mode"),
          "service " + name + " declares mutually exclusive `network_mode` and `networks`");
    }
    networks.entries().forEach((key, node) -> declared("networks", key, node, name, "network"));
  }

  private void declared(String section, String key, Node node, String service, String what) {
    Mapping resources = Nodes.mapping(project, section);
    if ((resources == null || resources.get(key) == null) && Nodes.hiddenBy(node) == null) {
      Origin origin = node.origin();
      Node at = origin.key() == null ? node : Nodes.scalar(null, Origin.at(origin.key()));
      throw fault(at, "service \"" + service + "\" refers to undefined " + what + " " + key);
    }
  }

  private static void health(Mapping service) {
    Mapping health = Nodes.mapping(service, "healthcheck");
    List<Node> test = health == null ? List.of() : Nodes.items(health.get("test"));
    if (!test.isEmpty() && !List.of("CMD", "CMD-SHELL", "NONE").contains(Nodes.text(test.get(0)))) {
      throw fault(
          test.get(0), "healthcheck.test must start either by \"CMD\", \"CMD-SHELL\" or \"NONE\"");
    }
  }

  private void dependencies(String name, Mapping service) {
    Mapping dependencies = Nodes.mapping(service, "depends_on");
    Mapping all = Nodes.mapping(project, "services");
    if (dependencies != null) {
      dependencies
          .entries()
          .forEach(
              (other, node) -> {
                boolean required = Nodes.isTrue(((Mapping) node).get("required"));
                boolean there = enabled.get(other) != null;
                boolean off = !there && all.get(other) != null;
                if (!there && !(off && !required) && !Unknown.in(other)) {
                  String why = off ? " (it is there, but no active profile enables it)" : "";
                  throw fault(
                      node,
                      "service \""
                          + name
                          + "\" depends on undefined service \""
                          + other
                          + "\""
                          + why);
                }
              });
    }
    String mode = Nodes.text(service, "network_mode");
    if (mode != null && mode.startsWith("service:") && enabled.get(mode.substring(8)) == null) {
      throw fault(
          service.get("network_mode"),
          "service \"" + mode.substring(8) + "\" not found for network_mode '" + mode + "'");
    }
  }

  private void references(String name, Mapping service) {
    for (Node item : Nodes.items(service.get("volumes"))) {
      Mapping volume = (Mapping) item;
      String source = Nodes.text(volume, "source");
      if ("volume".equals(Nodes.text(volume, "type")) && source != null) {
        declared("volumes", source, volume.get("source"), name, "volume");
      }
    }
    Mapping build = Nodes.mapping(service, "build");
    if (build != null) {
      mounts("secrets", build.get("secrets"), name, "build secret");
    }
    mounts("configs", service.get("configs"), name, "config");
    Mapping models = Nodes.mapping(service, "models");
    if (models != null) {
      models.entries().forEach((key, node) -> declared("models", key, node, name, "model"));
    }
    mounts("secrets", service.get("secrets"), name, "secret");
  }

  private void mounts(String section, Node mounts, String service, String what) {
    for (Node item : Nodes.items(mounts)) {
      Node source = ((Mapping) item).get("source");
      declared(section, Nodes.text(source), source == null ? item : source, service, what);
    }
  }

  private static void limits(String name, Mapping service) {
    Mapping deploy = Nodes.mapping(service, "deploy");
    Node scale = service.get("scale");
    Node replicas = deploy == null ? null : deploy.get("replicas");
    if (scale != null && replicas != null && !Nodes.same(scale, replicas)) {
      throw fault(
          scale,
          "services." + name + ": can't set distinct values on 'scale' and 'deploy.replicas'");
    }
    Node count = scale != null ? scale : replicas;
    long copies =
        count instanceof Scalar scalar && scalar.value() instanceof Long number ? number : 1;
    if (copies < 0) {
      throw fault(
          count,
          "services."
              + name
              + (scale != null ? ".scale" : ".deploy.replicas")
              + ": must be greater than or equal to 0");
    }
    Mapping resources = Nodes.mapping(deploy, "resources");
    Mapping limits = Nodes.mapping(resources, "limits");
    Mapping reservations = Nodes.mapping(resources, "reservations");
    distinct(name, service, "cpus", limits, "limits.cpus");
    distinct(name, service, "mem_limit", limits, "limits.memory");
    distinct(name, service, "mem_reservation", reservations, "reservations.memory");
    distinct(name, service, "pids_limit", limits, "limits.pids");
    if (copies > 1 && service.get("container_name") != null) {
      throw fault(
          service.get("container_name"),
          "services."
              + name
              + ": can't set container_name and "
              + (scale == null ? "deploy.replicas" : "scale")
              + " as container name must be unique");
    }
  }

  private static void distinct(
      String name, Mapping service, String key, Mapping resources, String other) {
    Node own = service.get(key);
    if (own == null || resources == null) {
      return;
    }
    Node deployed = resources.get(other.substring(other.indexOf('.') + 1));
    if (deployed == null || !Nodes.same(own, deployed)) {
      throw fault(
          own,
          "services."
              + name
              + ": can't set distinct values on '"
              + key
              + "' and 'deploy.resources."
              + other
              + "'");
    }
  }

  private void secrets() {
    Mapping secrets = Nodes.mapping(project, "secrets");
    if (secrets == null) {
      return;
    }
    secrets
        .entries()
        .forEach(
            (name, node) -> {
              Mapping secret = (Mapping) node;
              boolean external = Nodes.isTrue(secret.get("external"));
              if (!external && secret.get("file") == null && secret.get("environment") == null) {
                throw fault(
                    secret, "secret \"" + name + "\" must declare either `file` or `environment`");
              }
            });
  }

  /** Depth first with a list of our own: a chain may be as long as the project has services. */
  private void cycles() {
    Set<String> done = new LinkedHashSet<>();
    for (String start : new TreeSet<>(enabled.entries().keySet())) {
      List<String> path = new java.util.ArrayList<>();
      List<List<String>> todo = new java.util.ArrayList<>();
      todo.add(new java.util.ArrayList<>(List.of(start)));
      while (!todo.isEmpty()) {
        List<String> names = todo.get(todo.size() - 1);
        if (names.isEmpty()) {
          todo.remove(todo.size() - 1);
          if (!path.isEmpty()) {
            done.add(path.remove(path.size() - 1));
          }
          continue;
        }
        String name = names.remove(0);
        if (path.contains(name)) {
          throw cycle(path.subList(path.indexOf(name), path.size()), name);
        }
        if (!done.contains(name)) {
          path.add(name);
          todo.add(children(name));
        }
      }
    }
  }

  private List<String> children(String name) {
    List<String> children = new java.util.ArrayList<>();
    Mapping dependencies = Nodes.mapping(Nodes.mapping(enabled, name), "depends_on");
    if (dependencies != null) {
      for (String child : new TreeSet<>(dependencies.entries().keySet())) {
        if (enabled.get(child) != null) {
          children.add(child);
        }
      }
    }
    return children;
  }

  private ComposeError cycle(List<String> path, String name) {
    Mapping last = Nodes.mapping(enabled, path.get(path.size() - 1));
    Node at = Nodes.mapping(last, "depends_on").get(name);
    return fault(at, "dependency cycle detected: " + String.join(" -> ", path) + " -> " + name);
  }

  private void containerNames() {
    Map<String, String> owners = new HashMap<>();
    enabled
        .entries()
        .forEach(
            (name, node) -> {
              Node container = ((Mapping) node).get("container_name");
              if (container == null || Nodes.hiddenBy(container) != null) {
                return;
              }
              String other = owners.put(Nodes.text(container), name);
              if (other != null) {
                throw fault(
                    container,
                    "services."
                        + name
                        + ": container name \""
                        + Nodes.text(container)
                        + "\" is already in use by service "
                        + other);
              }
            });
  }
}
