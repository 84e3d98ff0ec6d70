package no502.compose;

import java.util.ArrayList;
import java.util.List;
import no502.text.Letters;
import no502.text.Parts;

/**
 * Absolute paths as Docker makes them, below a root whose own place nobody knows: the root stands
 * for itself deep in folders without names, so that {@code ..} may lead out of it and the way still
 * be told.
 */
final class RootedPaths {
  private static final int ABOVE = 24;

  /** For private use, refused in every file, and of one byte in a text: much faster. */
  private static final char NAMELESS = '\u0091';

  private static final String FOLDER = "/" + NAMELESS;
  private static final String ROOT = FOLDER.repeat(ABOVE);

  private RootedPaths() {}

  /** The absolute form of a path below the root. */
  static String absolute(String rooted) {
    return rooted.isEmpty() ? ROOT : ROOT + "/" + rooted;
  }

  /** The path below the root; null when it leads elsewhere. */
  static String rooted(String absolute) {
    if (!isInRoot(absolute)) {
      return null;
    }
    return absolute.length() == ROOT.length() ? "" : absolute.substring(ROOT.length() + 1);
  }

  private static boolean isInRoot(String path) {
    return path.startsWith(ROOT)
        && (path.length() == ROOT.length() || path.charAt(ROOT.length()) == '/');
  }

  static boolean isAbsolute(String path) {
    return path.startsWith("/");
  }

  static String join(String folder, String path) {
    return clean(folder + "/" + path);
  }

  /** Go's path.Clean. The way to the root is clean: only what comes after it is looked at. */
  static String clean(String path) {
    int from = isInRoot(path) ? ROOT.length() : 0;
    String rest = path.substring(from);
    if (isClean(rest)) {
      return path;
    }
    boolean absolute = rest.startsWith("/");
    int root = from;
    List<String> kept = new ArrayList<>();
    for (String part : Parts.of(rest, '/')) {
      if (part.equals("..")) {
        if (!kept.isEmpty() && !kept.get(kept.size() - 1).equals("..")) {
          kept.remove(kept.size() - 1);
        } else if (root > 0) {
          root -= FOLDER.length();
        } else if (!absolute) {
          kept.add(part);
        }
      } else if (!part.isEmpty() && !part.equals(".")) {
        kept.add(part);
      }
    }
    String joined = String.join("/", kept);
    String above = ROOT.substring(0, root);
    if (joined.isEmpty()) {
      return root > 0 ? above : absolute ? "/" : ".";
    }
    return absolute ? above + "/" + joined : joined;
  }

  /** Surely so: a hidden file is none the less looked at closely. */
  private static boolean isClean(String path) {
    return path.startsWith("/")
        && !path.endsWith("/")
        && !path.contains("/.")
        && !path.contains("//");
  }

  /**
   * The text with every place around the root written as seen from it: {@code ./a}, {@code ../b}.
   */
  static String shown(String text) {
    if (text.indexOf(NAMELESS) < 0) {
      return text;
    }
    int at = text.indexOf(FOLDER);
    if (at < 0) {
      return text;
    }
    int levels = text.startsWith(ROOT, at) ? ABOVE : 0;
    int end = at + levels * FOLDER.length();
    while (text.startsWith(FOLDER, end)) {
      end += FOLDER.length();
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
    return path.startsWith(FOLDER);
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
