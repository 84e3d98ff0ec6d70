package no502.log;

import no502.text.Percent;
import no502.workspace.RootPath;

/** A request's path as nginx compares it with locations: decoded, slashes merged, dots resolved. */
final class UriPath {
  private UriPath() {}

  static String normal(String path) {
    String decoded = Percent.decode(withoutHost(path));
    String clean = RootPath.absolute("/", decoded);
    String last = RootPath.name(decoded);
    boolean folder = last.isEmpty() || last.equals(".") || last.equals("..");
    return folder && !clean.equals("/") ? clean + "/" : clean;
  }

  /** {@code GET http://host/path} is a legal request, too. */
  private static String withoutHost(String path) {
    int scheme = path.startsWith("/") ? -1 : path.indexOf("://");
    if (scheme < 0) {
      return path;
    }
    int slash = path.indexOf('/', scheme + 3);
    return slash < 0 ? "/" : path.substring(slash);
  }
}
