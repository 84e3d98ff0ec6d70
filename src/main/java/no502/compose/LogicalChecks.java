package no502.compose;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import no502.compose.Node.Mapping;

/** What the schema cannot say: attributes that exclude each other, addresses that are none. */
final class LogicalChecks {
  private LogicalChecks() {}

  static void check(Mapping model) {
    each(model, "volumes", LogicalChecks::external);
    each(
        model,
        "configs",
        (path, object) -> fileObject(path, object, "file", "environment", "content"));
    each(model, "secrets", (path, object) -> fileObject(path, object, "file", "environment"));
    each(model, "services", LogicalChecks::service);
  }

  private static void each(Mapping model, String section, BiConsumer<String, Mapping> check) {
    Mapping entries = Nodes.mapping(model, section);
    if (entries != null) {
      entries
          .entries()
          .forEach(
              (name, node) -> {
                if (node instanceof Mapping mapping) {
                  check.accept(section + "." + name, mapping);
                }
              });
    }
  }

  private static void external(String path, Mapping resource) {
    if (!Nodes.isTrue(resource.get("external"))) {
      return;
    }
    for (Map.Entry<String, Node> entry : resource.entries().entrySet()) {
      String key = entry.getKey();
      if (!key.equals("name") && !key.equals("external") && !key.startsWith("x-")) {
        throw ComposeError.about(
            entry.getValue(),
            path + ": conflicting parameters \"external\" and \"" + key + "\" specified");
      }
    }
  }

  private static void fileObject(String path, Mapping object, String... keys) {
    int count = 0;
    for (String key : keys) {
      count += object.entries().containsKey(key) ? 1 : 0;
    }
    String choice = String.join("|", keys);
    if (count > 1) {
      throw ComposeError.about(object, path + ": " + choice + " attributes are mutually exclusive");
    }
    if (count == 0 && object.get("driver") == null && object.get("external") == null) {
      throw ComposeError.about(object, path + ": one of " + choice + " must be set");
    }
  }

  private static void service(String path, Mapping service) {
    for (Node port : Nodes.items(service.get("ports"))) {
      String ip = port instanceof Mapping mapping ? Nodes.text(mapping, "host_ip") : null;
      if (ip != null && !Unknown.in(ip) && !IpAddress.isValid(ip)) {
        throw ComposeError.about(
            ((Mapping) port).get("host_ip"), path + ".ports: invalid ip address: " + ip);
      }
    }
    devices(path + ".gpus", Nodes.items(service.get("gpus")));
    Mapping resources = Nodes.mapping(Nodes.mapping(service, "deploy"), "resources");
    Mapping reservations = Nodes.mapping(resources, "reservations");
    if (reservations != null) {
      devices(path + ".devices", Nodes.items(reservations.get("devices")));
    }
    Mapping develop = Nodes.mapping(service, "develop");
    for (Node watch : develop == null ? List.<Node>of() : Nodes.items(develop.get("watch"))) {
      if ("".equals(Nodes.text((Mapping) watch, "path"))) {
        throw ComposeError.about(watch, path + ".develop.watch.path: value can't be blank");
      }
    }
  }

  private static void devices(String path, List<Node> requests) {
    for (Node request : requests) {
      if (request instanceof Mapping mapping
          && mapping.get("count") != null
          && mapping.get("device_ids") != null) {
        throw ComposeError.about(
            request, path + ": \"count\" and \"device_ids\" attributes are exclusive");
      }
    }
  }
}
