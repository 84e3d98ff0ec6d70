package no502.analysis;

import no502.compose.Service;
import no502.compose.Service.MountKind;
import no502.compose.Value;
import no502.text.Seq;
import no502.topology.Nginx;
import no502.topology.Stack;

/** Whether a change of a file concerns a stack, wherever the two lie. */
final class Concern {
  private Concern() {}

  static boolean of(Stack stack, String path) {
    return Seq.of(stack.nginxes()).anyMatch(nginx -> loads(nginx, path))
        || stack.project() != null && usedBy(stack, path);
  }

  static boolean loads(Nginx nginx, String path) {
    return Seq.of(nginx.config().files()).anyMatch(file -> file.source().name().equals(path));
  }

  private static boolean usedBy(Stack stack, String path) {
    return Seq.of(stack.project().files()).anyMatch(file -> file.name().equals(path))
        || Seq.of(stack.project().services().values()).anyMatch(one -> uses(one, path));
  }

  private static boolean uses(Service service, String path) {
    boolean mounted =
        Seq.of(service.volumes())
            .anyMatch(mount -> mount.kind() == MountKind.BIND && holds(mount.source(), path));
    Service.Build build = service.build();
    return mounted
        || build != null && (holds(build.context(), path) || holds(build.dockerfile(), path))
        || Seq.of(service.envFiles()).anyMatch(file -> holds(file.path(), path));
  }

  /** Whether it is that very file, or a folder that the file is in. */
  private static boolean holds(Value place, String path) {
    if (place == null || !place.known() || place.text() == null) {
      return false;
    }
    String text = place.text();
    return text.isEmpty() || path.equals(text) || path.startsWith(text + "/");
  }
}
