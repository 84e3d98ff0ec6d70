package no502.rules;

import no502.compose.Service;
import no502.text.Span;
import no502.topology.Container;
import no502.topology.Launch;

/** What is known of how a container gets to its server program. */
final class StartsAtOnce {
  private StartsAtOnce() {}

  /** Whether nothing that we can see waits before nginx reads its configuration. */
  static boolean is(Container front) {
    for (Service.Mount mount : front.service().volumes()) {
      String target = mount.target() == null ? null : mount.target().text();
      if (target == null || target.contains("entrypoint")) {
        return false;
      }
    }
    if (front.launch().fromImage()) {
      return front.image() == null || front.image().runs().isEmpty();
    }
    Launch.Arg first = front.launch().words().get(0);
    return front.launch().known() && first.text().endsWith("nginx");
  }

  /** The line that says which image the container is made of. */
  static Span image(Container container) {
    Service service = container.service();
    if (service.build() != null && service.build().dockerfile() != null) {
      return service.build().dockerfile().origin().span();
    }
    return service.image() == null ? null : service.image().origin().span();
  }
}
