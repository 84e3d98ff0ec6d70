package no502.compose;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no502.compose.Node.Mapping;
import no502.compose.Node.Scalar;
import no502.text.Parts;

/** Reads the resources of the effective model into {@link Project}'s records. */
final class ProjectReader {
  private final Mapping bound;
  private final Mapping sources;
  private final String folder;

  /**
   * @param bound the whole model, unused resources included
   * @param sources the services before binding, which still name their env files
   */
  ProjectReader(Mapping bound, Mapping sources, String folder) {
    this.bound = bound;
    this.sources = sources;
    this.folder = folder;
  }

  Project read(
      Value name, Mapping services, Mapping model, LoadContext context, List<String> profiles) {
    Map<String, Service> read = new LinkedHashMap<>();
    services
        .entries()
        .forEach(
            (key, node) -> {
              Mapping source = (Mapping) sources.get(key);
              read.put(
                  key, new ServiceReader(key, (Mapping) node, source, context.workspace).read());
            });
    return new Project(
        name,
        folder,
        model,
        read,
        networks(),
        volumes(),
        objects("configs"),
        objects("secrets"),
        context.files(),
        profiles,
        context.problems,
        context.read());
  }

  private Map<String, Mapping> section(String key) {
    Map<String, Mapping> entries = new LinkedHashMap<>();
    Mapping section = Nodes.mapping(bound, key);
    if (section != null) {
      section.entries().forEach((name, node) -> entries.put(name, (Mapping) node));
    }
    return entries;
  }

  private Map<String, Project.Network> networks() {
    Map<String, Project.Network> networks = new LinkedHashMap<>();
    section("networks").forEach((key, network) -> networks.put(key, network(key, network)));
    return networks;
  }

  private static Project.Network network(String key, Mapping network) {
    Mapping ipam = Nodes.mapping(network, "ipam");
    List<Value> subnets = new java.util.ArrayList<>();
    for (Node pool : ipam == null ? List.<Node>of() : Nodes.items(ipam.get("config"))) {
      Value subnet = Values.of(((Mapping) pool).get("subnet"));
      if (subnet != null) {
        subnets.add(subnet);
      }
    }
    boolean implicit = key.equals("default") && network.origin().key() == null;
    return new Project.Network(
        key,
        Values.of(network.get("name")),
        Nodes.isTrue(network.get("external")),
        Nodes.isTrue(network.get("internal")),
        Nodes.isTrue(network.get("enable_ipv6")),
        !isFalse(network.get("enable_ipv4")),
        Values.of(network.get("driver")),
        Values.map(network.get("driver_opts")),
        subnets,
        implicit,
        network.origin());
  }

  private static boolean isFalse(Node node) {
    return node instanceof Scalar scalar && Boolean.FALSE.equals(scalar.value());
  }

  private Map<String, Project.Volume> volumes() {
    Map<String, Project.Volume> volumes = new LinkedHashMap<>();
    section("volumes").forEach((key, volume) -> volumes.put(key, volume(key, volume)));
    return volumes;
  }

  private static Project.Volume volume(String key, Mapping volume) {
    Mapping options = Nodes.mapping(volume, "driver_opts");
    String driver = Nodes.text(volume, "driver");
    String mode = options == null ? null : Nodes.text(options, "o");
    boolean local = driver == null || driver.equals("local");
    boolean bind = local && mode != null && Parts.of(mode, ',').contains("bind");
    return new Project.Volume(
        key,
        Values.of(volume.get("name")),
        Nodes.isTrue(volume.get("external")),
        bind ? Values.path(options.get("device")) : null,
        volume.origin());
  }

  private Map<String, Project.FileObject> objects(String section) {
    Map<String, Project.FileObject> objects = new LinkedHashMap<>();
    section(section)
        .forEach(
            (key, object) ->
                objects.put(
                    key,
                    new Project.FileObject(
                        key,
                        Values.path(object.get("file")),
                        Values.of(object.get("content")),
                        Values.of(object.get("environment")),
                        Nodes.isTrue(object.get("external")),
                        object.origin())));
    return objects;
  }
}
