package no502.workspace;

import java.util.ArrayList;
import java.util.List;

/** Arithmetic on paths below the root, on strings alone so that it is the same everywhere. */
public final class RootPath {
  private RootPath() {}

  /** The path as seen from a folder, normalised; null when it leaves the root or is absolute. */
  public static String resolve(String folder, String path) {
    return path.startsWith("/") ? null : normalise(folder.isEmpty() ? path : folder + "/" + path);
  }

  /**
   * Without {@code .}, {@code ..} and doubled slashes; null when it climbs above where it began.
   */
  public static String normalise(String path) {
    if (isNormal(path)) {
      return path;
    }
    List<String> kept = new ArrayList<>();
    int from = 0;
    while (from <= path.length()) {
      int to = path.indexOf('/', from);
      if (to < 0) {
        to = path.length();
      }
      String part = path.substring(from, to);
      if (part.equals("..")) {
        if (kept.isEmpty()) {
          return null;
        }
        kept.remove(kept.size() - 1);
      } else if (!part.isEmpty() && !part.equals(".")) {
        kept.add(part);
      }
      from = to + 1;
    }
    return String.join("/", kept);
  }

  /** Whether it surely is; most are, and a name with a dot in front is asked about. */
  private static boolean isNormal(String path) {
    return !path.startsWith("/")
        && !path.startsWith(".")
        && !path.contains("/.")
        && !path.contains("//")
        && !path.endsWith("/");
  }

  /** The folder a path lies in; {@code ""} for a name at the root. */
  public static String parent(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }

  public static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
