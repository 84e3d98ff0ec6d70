package no502.rules;

import no502.compose.Node;
import no502.compose.Service;

/** The restart policy a service runs under: {@code restart}, else deploy's. */
final class Restarts {
  private Restarts() {}

  /** {@code no} when nothing is said, null when it is hidden. */
  static String policy(Service service) {
    if (service.restart() != null) {
      return service.restart().known() ? service.restart().text() : null;
    }
    if (service.model().get("deploy") instanceof Node.Mapping deploy
        && deploy.get("restart_policy") instanceof Node.Mapping restart) {
      Node condition = restart.get("condition");
      if (condition instanceof Node.Scalar scalar && "none".equals(scalar.value())) {
        return "no";
      }
      return "on-failure";
    }
    return "no";
  }

  /** Whether the author said anything about it at all. */
  static boolean isSilent(Service service) {
    return service.restart() == null
        && !(service.model().get("deploy") instanceof Node.Mapping deploy
            && deploy.get("restart_policy") != null);
  }
}
