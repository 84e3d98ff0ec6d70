package no502.verdict;

import no502.compose.Service.Mount;
import no502.compose.Service.MountKind;
import no502.text.Seq;
import no502.topology.Container;

/**
 * A path in a container as a place in a volume or in a folder of the host, so that two containers'
 * paths can be told to be the same file.
 *
 * @param root the volume's key, or {@code bind} for the host's folders
 * @param place where in there
 */
record SharedFile(Mount mount, String root, String place) {

  /** Null when the path lies in no volume, but in the container's own file system. */
  static SharedFile of(Container container, String path) {
    Mount best = null;
    for (Mount mount : container.service().volumes()) {
      if (mount.target() != null
          && covers(clean(mount.target().text()), path)
          && (best == null
              || clean(mount.target().text()).length() > clean(best.target().text()).length())) {
        best = mount;
      }
    }
    return best == null ? null : in(best, path);
  }

  private static SharedFile in(Mount mount, String path) {
    boolean shared = mount.kind() == MountKind.BIND || mount.kind() == MountKind.NAMED;
    if (!shared || mount.source() == null || mount.source().text() == null) {
      return null;
    }
    String rest = path.substring(clean(mount.target().text()).length());
    String sub = mount.subpath() == null ? "" : "/" + mount.subpath().text();
    return mount.kind() == MountKind.BIND
        ? new SharedFile(mount, "bind", below(clean(mount.source().text()), rest))
        : new SharedFile(mount, mount.source().text(), sub + rest);
  }

  /** The analysed folder itself is the empty path, and what lies in it is relative. */
  private static String below(String folder, String rest) {
    return folder.isEmpty() && !rest.isEmpty() ? rest.substring(1) : folder + rest;
  }

  boolean isSameAs(SharedFile other) {
    return other != null && root.equals(other.root) && place.equals(other.place);
  }

  /** Whether the container mounts the folder the file lies in, or one above it. */
  static boolean shares(Container container, SharedFile file) {
    for (Mount mount : container.service().volumes()) {
      String target = mount.target() == null ? "" : clean(mount.target().text());
      SharedFile root = target.isEmpty() ? null : in(mount, target);
      if (root != null && root.root.equals(file.root) && covers(root.place, file.place)) {
        return true;
      }
    }
    return false;
  }

  /** volumes_from and targets that are filled in later may bring in anything. */
  static boolean mountsAreKnown(Container container) {
    return container.service().model().get("volumes_from") == null
        && Seq.of(container.service().volumes())
            .allMatch(m -> m.target() == null || m.target().known());
  }

  private static boolean covers(String folder, String path) {
    return folder.isEmpty()
        || path.equals(folder)
        || path.startsWith(folder) && path.charAt(folder.length()) == '/';
  }

  /** Without a slash at the end, and with /run for the link /var/run. */
  static String clean(String path) {
    String clean = path;
    while (clean.length() > 1 && clean.endsWith("/")) {
      clean = clean.substring(0, clean.length() - 1);
    }
    return clean.equals("/var/run") || clean.startsWith("/var/run/")
        ? clean.substring("/var".length())
        : clean;
  }
}
