package no502.compose;

import java.util.function.UnaryOperator;
import no502.compose.Node.Mapping;
import no502.compose.Node.Sequence;

/** The values Docker assumes for what a long form leaves out. */
final class Defaults {
  private Defaults() {}

  static Mapping apply(Mapping model) {
    return sections(model, "services", Defaults::service);
  }

  /** The model with each entry of a section changed. */
  static Mapping sections(Mapping model, String section, UnaryOperator<Mapping> change) {
    Mapping entries = Nodes.mapping(model, section);
    if (entries == null) {
      return model;
    }
    return Nodes.with(model, section, Nodes.each(entries, (name, node) -> changed(node, change)));
  }

  private static Node changed(Node node, UnaryOperator<Mapping> change) {
    return node instanceof Mapping mapping ? change.apply(mapping) : node;
  }

  private static Mapping service(Mapping service) {
    Mapping result = service;
    if (service.get("build") instanceof Mapping build && build.get("context") == null) {
      Node context = Nodes.scalar(".", build.origin());
      result = Nodes.with(result, "build", Nodes.with(build, "context", context));
    }
    result = items(result, "secrets", Defaults::secret);
    result = items(result, "ports", Defaults::port);
    result = items(result, "gpus", Defaults::device);
    return deploy(result);
  }

  private static Mapping deploy(Mapping service) {
    Mapping deploy = Nodes.mapping(service, "deploy");
    Mapping resources = Nodes.mapping(deploy, "resources");
    Mapping reservations = Nodes.mapping(resources, "reservations");
    if (reservations == null || reservations.get("devices") == null) {
      return service;
    }
    Mapping filled = items(reservations, "devices", Defaults::device);
    Mapping newResources = Nodes.with(resources, "reservations", filled);
    return Nodes.with(service, "deploy", Nodes.with(deploy, "resources", newResources));
  }

  private static Mapping items(Mapping parent, String key, UnaryOperator<Mapping> change) {
    if (!(parent.get(key) instanceof Sequence sequence)) {
      return parent;
    }
    return Nodes.with(parent, key, Nodes.each(sequence, item -> changed(item, change)));
  }

  private static Mapping secret(Mapping mount) {
    return mount.get("target") != null
        ? mount
        : Nodes.with(
            mount, "target", Nodes.derived("/run/secrets/" + Nodes.text(mount, "source"), mount));
  }

  private static Mapping port(Mapping port) {
    Mapping result = port;
    if (result.get("protocol") == null) {
      result = Nodes.with(result, "protocol", Nodes.scalar("tcp", port.origin()));
    }
    if (result.get("mode") == null) {
      result = Nodes.with(result, "mode", Nodes.scalar("ingress", port.origin()));
    }
    return result;
  }

  private static Mapping device(Mapping request) {
    boolean counted = request.get("count") != null || request.get("device_ids") != null;
    return counted ? request : Nodes.with(request, "count", Nodes.scalar("all", request.origin()));
  }
}
