package no502.compose;

import java.util.function.UnaryOperator;
import no502.compose.Node.Mapping;
import no502.compose.Node.Scalar;
import no502.compose.Node.Sequence;

/** Makes the relative paths of a model absolute, from the folder they are relative to. */
final class PathResolver {
  private final String folder;
  private final Environment environment;
  private final PathTable<UnaryOperator<Node>> places = new PathTable<>();

  PathResolver(String folder, Environment environment) {
    this.folder = folder;
    this.environment = environment;
    places
        .at("services.*")
        .put("build.context", this::context)
        .put("build.additional_contexts.*", this::context)
        .put("build.ssh.*", this::unixPath)
        .put("env_file.*.path", this::path)
        .put("label_file.*", this::path)
        .put("extends.file", this::path)
        .put("develop.watch.*.path", this::path)
        .put("volumes.*", this::volume);
    places
        .put("configs.*.file", this::unixPath)
        .put("secrets.*.file", this::unixPath)
        .put("volumes.*", this::driverOptions);
  }

  Mapping apply(Mapping model) {
    return (Mapping) node(model, places);
  }

  private Node node(Node node, PathTable<UnaryOperator<Node>> table) {
    if (table == null) {
      return node;
    }
    if (PathTable.rule(table) != null) {
      return PathTable.rule(table).apply(node);
    }
    if (node instanceof Mapping mapping) {
      return Nodes.each(mapping, (key, value) -> node(value, table.down(key)));
    }
    if (node instanceof Sequence sequence) {
      return Nodes.each(sequence, item -> node(item, table.down("[]")));
    }
    return node;
  }

  private Node context(Node node) {
    String path = Nodes.text(node);
    if (Nodes.isNull(node) && Nodes.hiddenBy(node) == null) {
      throw ComposeError.about(node, "a build context must be a string");
    }
    boolean elsewhere =
        path == null
            || path.contains("://")
            || path.startsWith("service:")
            || Remote.isContext(path);
    return elsewhere ? node : path(node);
  }

  private Node path(Node node) {
    String path = Nodes.text(node);
    if (path == null || path.isEmpty()) {
      return node;
    }
    return absolute(node, path, false);
  }

  private Node unixPath(Node node) {
    String path = Nodes.text(node);
    return path == null ? node : absolute(node, path, true);
  }

  private Node absolute(Node node, String path, boolean windows) {
    String hiddenBy = Nodes.hiddenBy(node);
    String expanded = path;
    if (path.startsWith(Unknown.MARK)) {
      return node;
    }
    if (path.startsWith("~")) {
      String home = environment.get("HOME");
      if (home != null) {
        expanded = RootedPaths.join(home, path.substring(1));
      } else if (!environment.complete()) {
        String why = "it lies in the home folder of whoever runs Docker";
        return new Scalar(path, node.origin(), hiddenBy == null ? why : hiddenBy);
      }
    }
    if (RootedPaths.isAbsolute(expanded) || windows && RootedPaths.isWindowsAbsolute(expanded)) {
      return new Scalar(expanded, node.origin(), hiddenBy);
    }
    return new Scalar(RootedPaths.join(folder, expanded), node.origin(), hiddenBy);
  }

  private Node volume(Node node) {
    if (!(node instanceof Mapping volume) || !"bind".equals(Nodes.text(volume, "type"))) {
      return node;
    }
    Node source = volume.get("source");
    if (source == null) {
      throw ComposeError.about(
          node, "invalid mount config for type \"bind\": field Source must not be empty");
    }
    return Nodes.with(volume, "source", unixPath(source));
  }

  /** A local volume with {@code o: bind} is a bind in disguise. */
  private Node driverOptions(Node node) {
    if (!(node instanceof Mapping volume) || !"local".equals(Nodes.text(volume, "driver"))) {
      return node;
    }
    Mapping options = Nodes.mapping(volume, "driver_opts");
    if (options == null
        || options.get("device") == null
        || !"bind".equals(Nodes.text(options, "o"))) {
      return node;
    }
    Mapping resolved = Nodes.with(options, "device", unixPath(options.get("device")));
    return Nodes.with(volume, "driver_opts", resolved);
  }
}
