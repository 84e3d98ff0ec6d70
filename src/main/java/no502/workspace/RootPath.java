package no502.workspace;

import java.util.ArrayList;
import java.util.List;
import no502.text.Parts;

/** Arithmetic on paths, on strings alone so that it is the same everywhere. */
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
    return isNormal(path) ? path : walk(path, false);
  }

  /**
   * A path of a whole file system, as seen from a folder of it: above its top there is nothing, so
   * that who climbs on stays there.
   */
  public static String absolute(String folder, String path) {
    String below = (path.startsWith("/") ? path : folder + "/" + path).substring(1);
    return "/" + (isNormal(below) ? below : walk(below, true));
  }

  private static String walk(String path, boolean fromTop) {
    List<String> kept = new ArrayList<>();
    for (String step : Parts.of(path, '/')) {
      boolean up = step.equals("..");
      if (up && kept.isEmpty() && !fromTop) {
        return null;
      }
      if (up && !kept.isEmpty()) {
        kept.remove(kept.size() - 1);
      } else if (!up && !step.isEmpty() && !step.equals(".")) {
        kept.add(step);
      }
    }
    return String.join("/", kept);
  }

  /** Whether it surely is; most are, and a name with a dot in front is asked about. */
  private static boolean isNormal(String path) {
    int step = 0;
    while (step < path.length()) {
      char first = path.charAt(step);
      if (first == '.' || first == '/') {
        return false;
      }
      int slash = path.indexOf('/', step);
      if (slash < 0) {
        return true;
      }
      step = slash + 1;
    }
    return path.isEmpty();
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
