package no502.compose;

import no502.compose.Node.Mapping;

/** Reads one volume of a service. */
final class MountReader {
  private MountReader() {}

  static Service.Mount read(Mapping mount) {
    String type = Nodes.text(mount, "type");
    Node source = mount.get("source");
    // An unknown first part may be a path as well as a name.
    boolean either = "volume".equals(type) && source != null && Nodes.hiddenBy(source) != null;
    Service.MountKind kind = either ? Service.MountKind.OTHER : kind(type == null ? "" : type);
    Mapping bind = Nodes.mapping(mount, "bind");
    Mapping volume = Nodes.mapping(mount, "volume");
    return new Service.Mount(
        kind,
        kind == Service.MountKind.BIND ? Values.path(source) : Values.of(source),
        Values.of(mount.get("target")),
        Nodes.isTrue(mount.get("read_only")),
        bind != null && Nodes.isTrue(bind.get("create_host_path")),
        volume == null ? null : Values.of(volume.get("subpath")),
        mount.origin());
  }

  private static Service.MountKind kind(String type) {
    return switch (type) {
      case "bind" -> Service.MountKind.BIND;
      case "volume" -> Service.MountKind.NAMED;
      case "tmpfs" -> Service.MountKind.TMPFS;
      default -> Service.MountKind.OTHER;
    };
  }
}
