package no502.compose;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no502.compose.Node.Mapping;
import no502.compose.Node.Scalar;
import no502.compose.Node.Sequence;
import no502.text.Parts;

/** Lets the last of several list entries for the same thing win, in the place of the first. */
final class Unicity {
  private enum Key {
    BEFORE_EQUALS,
    WHOLE,
    VOLUME,
    DEVICE,
    CONFIG,
    SECRET,
    PORT,
    ENV_FILE
  }

  private Unicity() {}

  static Mapping apply(Mapping model) {
    return (Mapping) node(model, Place.above(Unicity::file), Way.TOP);
  }

  private static Place<Key> file(String key) {
    return switch (key) {
      case "services" -> Place.eachAbove(Unicity::service);
      case "networks" -> Place.eachAbove(Unicity::network);
      default -> null;
    };
  }

  private static Place<Key> service(String key) {
    return switch (key) {
      case "annotations", "cap_add", "cap_drop", "dns", "dns_opt" -> Place.at(Key.BEFORE_EQUALS);
      case "dns_search", "environment", "labels", "links" -> Place.at(Key.BEFORE_EQUALS);
      case "profiles", "sysctls", "tmpfs" -> Place.at(Key.BEFORE_EQUALS);
      case "build" -> Place.above(Unicity::build);
      case "deploy" -> Place.above("labels", Key.BEFORE_EQUALS);
      case "networks" -> Place.eachAbove(Unicity::attachment);
      case "expose" -> Place.at(Key.WHOLE);
      case "devices" -> Place.at(Key.DEVICE);
      case "configs" -> Place.at(Key.CONFIG);
      case "secrets" -> Place.at(Key.SECRET);
      case "ports" -> Place.at(Key.PORT);
      case "env_file" -> Place.at(Key.ENV_FILE);
      case "volumes" -> Place.at(Key.VOLUME);
      default -> null;
    };
  }

  private static Place<Key> build(String key) {
    return switch (key) {
      case "args", "additional_contexts", "tags", "labels" -> Place.at(Key.BEFORE_EQUALS);
      default -> null;
    };
  }

  private static Place<Key> attachment(String key) {
    return switch (key) {
      case "aliases", "link_local_ips" -> Place.at(Key.BEFORE_EQUALS);
      default -> null;
    };
  }

  private static Place<Key> network(String key) {
    return switch (key) {
      case "labels" -> Place.at(Key.BEFORE_EQUALS);
      case "ipam" -> Place.above("options", Key.BEFORE_EQUALS);
      default -> null;
    };
  }

  private static Node node(Node node, Place<Key> place, Way path) {
    if (place == null) {
      return node;
    }
    if (node instanceof Sequence sequence) {
      return Place.rule(place) == null ? node : unique(sequence, place, path);
    }
    if (!(node instanceof Mapping mapping)) {
      return node;
    }
    return Nodes.each(mapping, (key, value) -> node(value, Place.down(place, key), path.down(key)));
  }

  private static Sequence unique(Sequence sequence, Place<Key> place, Way path) {
    List<Node> items = new ArrayList<>();
    Map<String, Integer> places = new HashMap<>();
    for (Node item : sequence.items()) {
      String key = key(Place.rule(place), item, path);
      Integer known = places.get(key);
      if (known != null) {
        items.set(known, item);
      } else {
        places.put(key, items.size());
        items.add(item);
      }
    }
    boolean same = items.size() == sequence.items().size();
    return same ? sequence : new Sequence(items, sequence.origin());
  }

  private static String key(Key kind, Node item, Way path) {
    return switch (kind) {
      case BEFORE_EQUALS -> beforeEquals(item, path);
      case WHOLE -> whole(item, path);
      case VOLUME -> volume(item, path);
      case DEVICE -> device(item, path);
      case CONFIG -> mount(item, "", path);
      case SECRET -> mount(item, "/run/secrets", path);
      case PORT -> port(item, path);
      case ENV_FILE -> envFile(item, path);
    };
  }

  private static ComposeError unexpected(Node item, Way path) {
    return ComposeError.about(item, path + ": unexpected type");
  }

  private static String beforeEquals(Node item, Way path) {
    String text = Nodes.text(item);
    if (text == null) {
      throw unexpected(item, path);
    }
    int equals = text.indexOf('=');
    return equals < 0 ? text : text.substring(0, equals);
  }

  private static String whole(Node item, Way path) {
    if (item instanceof Scalar scalar
        && (scalar.value() instanceof String || scalar.value() instanceof Long)) {
      return scalar.value().toString();
    }
    throw ComposeError.about(item, path + ": unsupported expose value");
  }

  private static String volume(Node item, Way path) {
    if (item instanceof Mapping mapping) {
      return target(mapping, path, "service volume");
    }
    String text = Nodes.text(item);
    return text == null ? "" : VolumeSpec.parse(text, item).target();
  }

  private static String target(Mapping mapping, Way path, String what) {
    String target = Nodes.text(mapping, "target");
    if (target == null) {
      throw ComposeError.about(mapping, what + " " + path + " is missing a mount target");
    }
    return target;
  }

  private static String device(Node item, Way path) {
    if (item instanceof Mapping mapping) {
      return target(mapping, path, "service device");
    }
    String text = Nodes.text(item);
    if (text == null) {
      return "";
    }
    List<String> parts = Parts.of(text, ':');
    return parts.get(parts.size() == 1 ? 0 : 1);
  }

  private static String mount(Node item, String folder, Way path) {
    if (item instanceof Mapping mapping) {
      String target = Nodes.text(mapping, "target");
      return target != null ? target : folder + "/" + Nodes.text(mapping, "source");
    }
    String text = Nodes.text(item);
    if (text == null) {
      throw unexpected(item, path);
    }
    return folder + "/" + text;
  }

  private static String port(Node item, Way path) {
    if (item instanceof Mapping mapping) {
      if (mapping.get("target") == null) {
        throw ComposeError.about(item, "service ports " + path + " is missing a target port");
      }
      return sprint(mapping, "host_ip", "0.0.0.0")
          + ":"
          + sprint(mapping, "published", "<nil>")
          + ":"
          + sprint(mapping, "target", "")
          + "/"
          + sprint(mapping, "protocol", "tcp");
    }
    return item instanceof Scalar scalar && !(scalar.value() instanceof Double)
        ? Numbers.sprint(scalar.value())
        : "";
  }

  private static String sprint(Mapping mapping, String key, String missing) {
    return mapping.get(key) instanceof Scalar scalar ? Numbers.sprint(scalar.value()) : missing;
  }

  private static String envFile(Node item, Way path) {
    if (item instanceof Mapping mapping) {
      String file = Nodes.text(mapping, "path");
      if (file == null) {
        throw ComposeError.about(item, "environment path attribute " + path + " is missing");
      }
      return file;
    }
    String text = Nodes.text(item);
    return text == null ? "" : text;
  }
}
