package no502.compose;

import no502.text.Letters;
import no502.text.Parts;

/**
 * Absolute paths as Docker makes them, below a root whose own place nobody knows: the root stands
 * for itself deep in folders without names, so that {@code ..} may lead out of it and the way still
 * be told.
 */
final class RootedPaths {
  private static final int ABOVE = 24;
  private static final String FOLDER = "\uE502";
  private static final String ROOT = ("/" + FOLDER).repeat(ABOVE);

  private RootedPaths() {}

  /** The absolute form of a path below the root. */
  static String absolute(String rooted) {
    return rooted.isEmpty() ? ROOT : ROOT + "/" + rooted;
  }

  /** The path below the root; null when it leads elsewhere. */
  static String rooted(String absolute) {
    if (absolute.equals(ROOT)) {
      return "";
    }
    return absolute.startsWith(ROOT + "/") ? absolute.substring(ROOT.length() + 1) : null;
  }

  static boolean isAbsolute(String path) {
    return path.startsWith("/");
  }

  static String join(String folder, String path) {
    return clean(folder + "/" + path);
  }

  /** Go's path.Clean. */
  static String clean(String path) {
    boolean absolute = path.startsWith("/");
    java.util.ArrayList<String> kept = new java.util.ArrayList<>();
    for (String part : Parts.of(path, '/')) {
      if (part.equals("..")) {
        if (!kept.isEmpty() && !kept.get(kept.size() - 1).equals("..")) {
          kept.remove(kept.size() - 1);
        } else if (!absolute) {
          kept.add(part);
        }
      } else if (!part.isEmpty() && !part.equals(".")) {
        kept.add(part);
      }
    }
    String joined = String.join("/", kept);
    return absolute ? "/" + joined : joined.isEmpty() ? "." : joined;
  }

  /**
   * The text with every place around the root written as seen from it: {@code ./a}, {@code ../b}.
   */
  static String shown(String text) {
    int at = text.indexOf("/" + FOLDER);
    if (at < 0) {
      return text;
    }
    int end = at;
    int levels = 0;
    while (text.startsWith("/" + FOLDER, end)) {
      end += 1 + FOLDER.length();
      levels++;
    }
    int up = ABOVE - levels;
    StringBuilder relative = new StringBuilder(text.substring(0, at));
    relative.append(up == 0 ? "." : "..");
    for (int i = 1; i < up; i++) {
      relative.append("/..");
    }
    return relative.append(shown(text.substring(end))).toString();
  }

  static boolean isAroundRoot(String path) {
    return path.startsWith("/" + FOLDER);
  }

  static boolean isWindowsAbsolute(String path) {
    boolean drive =
        path.length() > 2
            && path.charAt(1) == ':'
            && Letters.isLetter(path.charAt(0))
            && (path.charAt(2) == '\\' || path.charAt(2) == '/');
    return drive || path.startsWith("\\\\");
  }
}
