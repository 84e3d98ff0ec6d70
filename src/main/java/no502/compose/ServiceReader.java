package no502.compose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import no502.compose.Node.Mapping;
import no502.compose.Node.Scalar;
import no502.text.Parts;
import no502.workspace.Workspace;

/** Reads one service of the effective model into a {@link Service}. */
final class ServiceReader {
  private final String name;
  private final Mapping model;
  private final Mapping source;
  private final Workspace workspace;

  /**
   * @param source the service before binding
   */
  ServiceReader(String name, Mapping model, Mapping source, Workspace workspace) {
    this.workspace = workspace;
    this.name = name;
    this.model = model;
    this.source = source;
  }

  Service read() {
    Mapping deploy = Nodes.mapping(model, "deploy");
    Value scale = value("scale");
    return new Service(
        name,
        source.origin(),
        value("image"),
        BuildReader.read(Nodes.mapping(model, "build")),
        words("command"),
        words("entrypoint"),
        Values.map(model.get("environment")),
        each(source.get("env_file"), this::envFile),
        attachments(),
        value("network_mode"),
        each(model.get("ports"), PortReader::read),
        Values.list(model.get("expose")),
        each(model.get("volumes"), MountReader::read),
        each(model.get("configs"), mount -> injected(mount, "/")),
        each(model.get("secrets"), mount -> injected(mount, "/run/secrets/")),
        dependencies(),
        links("links"),
        links("external_links"),
        hosts(),
        value("hostname"),
        value("container_name"),
        healthcheck(),
        value("restart"),
        Values.list(model.get("profiles")),
        scale == null && deploy != null ? Values.of(deploy.get("replicas")) : scale,
        value("user"),
        value("working_dir"),
        value("platform"),
        Values.list(model.get("dns")),
        Values.map(model.get("sysctls")),
        Values.map(model.get("labels")),
        model);
  }

  private Value value(String key) {
    return Values.of(model.get(key));
  }

  private static <T> List<T> each(Node list, Function<Mapping, T> read) {
    List<T> made = new ArrayList<>();
    for (Node item : Nodes.items(list)) {
      if (item instanceof Mapping mapping) {
        T one = read.apply(mapping);
        if (one != null) {
          made.add(one);
        }
      }
    }
    return made;
  }

  private Service.Words words(String key) {
    Node node = model.get(key);
    if (Nodes.isNull(node)) {
      return null;
    }
    boolean shell = Nodes.text(source, key) != null;
    return new Service.Words(Values.list(node), shell, node.origin());
  }

  private Service.EnvFile envFile(Mapping file) {
    boolean optional =
        file.get("required") instanceof Scalar scalar
            && (Boolean.FALSE.equals(scalar.value()) || "false".equals(scalar.value()));
    return new Service.EnvFile(atHand(Values.path(file.get("path"))), !optional, file.origin());
  }

  /** A file that git ignores, as it does most of these, sets what nobody can see here. */
  private Value atHand(Value path) {
    return path == null || !path.known() || workspace.isFile(path.text())
        ? path
        : new Value(path.text(), path.origin(), path.text() + " is not in this checkout");
  }

  private Map<String, Service.Attachment> attachments() {
    Map<String, Service.Attachment> attachments = new LinkedHashMap<>();
    Mapping networks = Nodes.mapping(model, "networks");
    if (networks != null) {
      boolean implicit = Nodes.mapping(source, "networks").origin().key() == null;
      networks
          .entries()
          .forEach(
              (network, node) -> attachments.put(network, attachment(network, node, implicit)));
    }
    return attachments;
  }

  private static Service.Attachment attachment(String network, Node node, boolean implicit) {
    Mapping details = Nodes.mapping(node);
    return new Service.Attachment(
        network,
        details == null ? List.of() : Values.list(details.get("aliases")),
        details == null ? null : Values.of(details.get("ipv4_address")),
        details == null ? null : Values.of(details.get("ipv6_address")),
        implicit,
        node.origin());
  }

  private static Service.Injected injected(Mapping mount, String folder) {
    String source = Nodes.text(mount, "source");
    Value target = Values.of(mount.get("target"));
    if (target == null) {
      target = Value.of(folder + source, mount.origin());
    } else if (target.known() && !target.text().startsWith("/")) {
      target = Value.of(folder + target.text(), target.origin());
    }
    return new Service.Injected(source, target, mount.origin());
  }

  private Map<String, Service.Dependency> dependencies() {
    Map<String, Service.Dependency> dependencies = new LinkedHashMap<>();
    Mapping written = Nodes.mapping(model, "depends_on");
    if (written != null) {
      written
          .entries()
          .forEach((other, node) -> dependencies.put(other, dependency(other, (Mapping) node)));
    }
    return dependencies;
  }

  private static Service.Dependency dependency(String other, Mapping dependency) {
    Origin origin = dependency.origin();
    boolean implied =
        !origin.via().isEmpty() && origin.via().get(0).what().equals(Normalizer.IMPLIED);
    return new Service.Dependency(
        other,
        Values.of(dependency.get("condition")),
        Nodes.isTrue(dependency.get("required")),
        Nodes.isTrue(dependency.get("restart")),
        implied,
        origin);
  }

  private List<Service.Link> links(String key) {
    List<Service.Link> links = new ArrayList<>();
    for (Node item : Nodes.items(model.get(key))) {
      List<String> parts = Parts.of(Nodes.text(item), ':');
      String alias = parts.get(parts.size() > 1 ? 1 : 0);
      links.add(new Service.Link(parts.get(0), alias, item.origin()));
    }
    return links;
  }

  private List<Service.HostEntry> hosts() {
    List<Service.HostEntry> hosts = new ArrayList<>();
    for (Node item : Nodes.items(model.get("extra_hosts"))) {
      String line = Nodes.text(item);
      int equals = line.indexOf('=');
      Value address = new Value(line.substring(equals + 1), item.origin(), Nodes.hiddenBy(item));
      hosts.add(new Service.HostEntry(line.substring(0, equals), address, item.origin()));
    }
    return hosts;
  }

  private Service.Healthcheck healthcheck() {
    Mapping health = Nodes.mapping(model, "healthcheck");
    if (health == null) {
      return null;
    }
    List<Value> test = Values.list(health.get("test"));
    boolean none = !test.isEmpty() && "NONE".equals(test.get(0).text());
    return new Service.Healthcheck(
        test,
        none || Nodes.isTrue(health.get("disable")),
        Values.of(health.get("interval")),
        Values.of(health.get("timeout")),
        Values.of(health.get("retries")),
        Values.of(health.get("start_period")),
        Values.of(health.get("start_interval")),
        health.origin());
  }
}
