package no502.compose;

import no502.compose.Node.Scalar;
import no502.text.Letters;

/** Where a string is turned into a number or a truth value after interpolation, and how. */
final class Casts {
  enum Cast {
    INT,
    FLOAT,
    BOOL
  }

  private Casts() {}

  static Place<Cast> places() {
    return Place.above(Casts::file);
  }

  private static Place<Cast> file(String key) {
    return switch (key) {
      case "services" -> Place.eachAbove(Casts::service);
      case "networks" -> Place.eachAbove(Casts::network);
      case "volumes", "secrets", "configs" -> Place.eachAbove(Casts::object);
      default -> null;
    };
  }

  private static Place<Cast> service(String key) {
    return switch (key) {
      case "cpu_count", "cpu_period", "cpu_quota", "cpu_rt_period" -> Place.at(Cast.INT);
      case "cpu_rt_runtime", "cpu_shares", "oom_score_adj" -> Place.at(Cast.INT);
      case "pids_limit", "scale" -> Place.at(Cast.INT);
      case "cpu_percent", "cpus" -> Place.at(Cast.FLOAT);
      case "init", "oom_kill_disable", "privileged", "read_only" -> Place.at(Cast.BOOL);
      case "stdin_open", "tty" -> Place.at(Cast.BOOL);
      case "deploy" -> Place.above(Casts::deploy);
      case "healthcheck" -> Place.above(Casts::health);
      case "ports" -> Place.above(Casts::ports);
      case "ulimits" -> Place.above(name -> new Place<>(Cast.INT, Casts::ulimit));
      case "volumes" -> Place.above(Casts::volumes);
      default -> null;
    };
  }

  private static Place<Cast> deploy(String key) {
    return switch (key) {
      case "replicas" -> Place.at(Cast.INT);
      case "update_config", "rollback_config" -> Place.above(Casts::update);
      case "restart_policy" -> Place.above("max_attempts", Cast.INT);
      case "placement" -> Place.above("max_replicas_per_node", Cast.INT);
      default -> null;
    };
  }

  private static Place<Cast> update(String key) {
    return switch (key) {
      case "parallelism" -> Place.at(Cast.INT);
      case "max_failure_ratio" -> Place.at(Cast.FLOAT);
      default -> null;
    };
  }

  private static Place<Cast> health(String key) {
    return switch (key) {
      case "retries" -> Place.at(Cast.INT);
      case "disable" -> Place.at(Cast.BOOL);
      default -> null;
    };
  }

  private static Place<Cast> ports(String key) {
    return key.equals(Place.ITEM) ? Place.above("target", Cast.INT) : null;
  }

  private static Place<Cast> ulimit(String key) {
    return key.equals("hard") || key.equals("soft") ? Place.at(Cast.INT) : null;
  }

  private static Place<Cast> volumes(String key) {
    return key.equals(Place.ITEM) ? Place.above(Casts::volume) : null;
  }

  private static Place<Cast> volume(String key) {
    return switch (key) {
      case "read_only" -> Place.at(Cast.BOOL);
      case "volume" -> Place.above("nocopy", Cast.BOOL);
      default -> null;
    };
  }

  private static Place<Cast> network(String key) {
    return switch (key) {
      case "external", "internal", "attachable" -> Place.at(Cast.BOOL);
      case "enable_ipv4", "enable_ipv6" -> Place.at(Cast.BOOL);
      default -> null;
    };
  }

  private static Place<Cast> object(String key) {
    return key.equals("external") ? Place.at(Cast.BOOL) : null;
  }

  static Node apply(Cast cast, Scalar scalar, Way path) {
    String text = (String) scalar.value();
    Object value =
        switch (cast) {
          case INT -> Numbers.integer(text);
          case FLOAT -> Numbers.decimal(text);
          case BOOL -> truth(text);
        };
    if (value != null) {
      return Nodes.derived(value, scalar);
    }
    if (scalar.hiddenBy() != null) {
      return scalar;
    }
    throw new ComposeError(
        scalar.origin().span(),
        "error while interpolating "
            + path
            + ": failed to cast to expected type: \""
            + text
            + "\" is not "
            + (cast == Cast.BOOL ? "true or false" : "a number"));
  }

  /** YAML 1.1's words for yes and no; null for any other. */
  static Boolean truth(String text) {
    return switch (Letters.lower(text)) {
      case "true", "y", "yes", "on" -> Boolean.TRUE;
      case "false", "n", "no", "off" -> Boolean.FALSE;
      default -> null;
    };
  }
}
