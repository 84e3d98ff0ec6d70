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

  private final PathTable<Cast> table = new PathTable<>();

  Casts() {
    table
        .at("services.*")
        .putEach(
            "cpu_count cpu_period cpu_quota cpu_rt_period cpu_rt_runtime cpu_shares deploy.replicas"
                + " deploy.update_config.parallelism deploy.rollback_config.parallelism"
                + " deploy.restart_policy.max_attempts deploy.placement.max_replicas_per_node"
                + " healthcheck.retries oom_score_adj pids_limit ports.[].target scale ulimits.*"
                + " ulimits.*.hard ulimits.*.soft",
            Cast.INT)
        .putEach(
            "cpu_percent cpus deploy.update_config.max_failure_ratio"
                + " deploy.rollback_config.max_failure_ratio",
            Cast.FLOAT)
        .putEach(
            "init healthcheck.disable oom_kill_disable privileged read_only stdin_open tty"
                + " volumes.[].read_only volumes.[].volume.nocopy",
            Cast.BOOL);
    table
        .at("networks.*")
        .putEach("external internal attachable enable_ipv4 enable_ipv6", Cast.BOOL);
    table.putEach("volumes.*.external secrets.*.external configs.*.external", Cast.BOOL);
  }

  PathTable<Cast> table() {
    return table;
  }

  Node apply(Cast cast, Scalar scalar, String path) {
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
