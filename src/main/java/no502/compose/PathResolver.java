package no502.compose;

import java.util.function.UnaryOperator;
import no502.compose.Node.Mapping;
import no502.compose.Node.Scalar;
import no502.compose.Node.Sequence;

/** Makes the relative paths of a model absolute, from the folder they are relative to. */
final class PathResolver {
  private final String folder;
  private final Environment environment;

  PathResolver(String folder, Environment environment) {
    this.folder = folder;
    this.environment = environment;
  }

  Mapping apply(Mapping model) {
    return (Mapping) node(model, Place.above(this::file));
  }

  private Place<UnaryOperator<Node>> file(String key) {
    return switch (key) {
      case "services" -> Place.eachAbove(this::service);
      case "configs", "secrets" -> Place.eachAbove(this::object);
      case "volumes" -> Place.eachAt(this::driverOptions);
      default -> null;
    };
  }

  private Place<UnaryOperator<Node>> service(String key) {
    return switch (key) {
      case "build" -> Place.above(this::build);
      case "env_file" -> Place.eachAbove(this::inPath);
      case "label_file" -> Place.eachAt(this::path);
      case "extends" -> Place.above("file", this::path);
      case "develop" -> Place.above(this::develop);
      case "volumes" -> Place.eachAt(this::volume);
      default -> null;
    };
  }

  private Place<UnaryOperator<Node>> build(String key) {
    return switch (key) {
      case "context" -> Place.at(this::context);
      case "additional_contexts" -> Place.eachAt(this::context);
      case "ssh" -> Place.eachAt(this::unixPath);
      default -> null;
    };
  }

  private Place<UnaryOperator<Node>> inPath(String key) {
    return key.equals("path") ? Place.at(this::path) : null;
  }

  private Place<UnaryOperator<Node>> develop(String key) {
    return key.equals("watch") ? Place.eachAbove(this::inPath) : null;
  }

  private Place<UnaryOperator<Node>> object(String key) {
    return key.equals("file") ? Place.at(this::unixPath) : null;
  }

  private Node node(Node node, Place<UnaryOperator<Node>> place) {
    if (place == null) {
      return node;
    }
    if (place.rule() != null) {
      return place.rule().apply(node);
    }
    if (node instanceof Mapping mapping) {
      return Nodes.each(mapping, (key, value) -> node(value, Place.down(place, key)));
    }
    if (node instanceof Sequence sequence) {
      return Nodes.each(sequence, item -> node(item, Place.down(place, Place.ITEM)));
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
