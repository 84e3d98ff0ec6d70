package no502.compose;

import java.util.List;

/** Places that are not on this disk: seen, never fetched. */
final class Remote {
  private static final List<String> CONTEXTS =
      List.of("https://", "http://", "git://", "ssh://", "github.com/", "git@");

  private Remote() {}

  /** Whether an include or extends path names a git repository or an OCI artifact. */
  static boolean is(String path) {
    return path.startsWith("oci://") || isContext(path);
  }

  /** Whether a build context is fetched by the builder. */
  static boolean isContext(String path) {
    for (String prefix : CONTEXTS) {
      if (path.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
