package no502.lint;

/**
 * Fits paths to patterns: {@code *} and {@code ?} stay within a name, {@code **} goes across
 * folders, and a pattern that names a folder fits everything in it.
 */
final class PathPattern {
  private PathPattern() {}

  static boolean fits(String pattern, String path) {
    String clean = pattern.startsWith("./") ? pattern.substring(2) : pattern;
    clean = clean.endsWith("/") ? clean.substring(0, clean.length() - 1) : clean;
    if (whole(clean, path)) {
      return true;
    }
    int slash = path.lastIndexOf('/');
    while (slash > 0) {
      if (whole(clean, path.substring(0, slash))) {
        return true;
      }
      slash = path.lastIndexOf('/', slash - 1);
    }
    return false;
  }

  /** One row a pattern character: no backtracking, so no pattern is slow. */
  private static boolean whole(String pattern, String path) {
    boolean[] row = new boolean[path.length() + 1];
    row[0] = true;
    int at = 0;
    while (at < pattern.length()) {
      char c = pattern.charAt(at);
      boolean deep = c == '*' && at + 1 < pattern.length() && pattern.charAt(at + 1) == '*';
      boolean[] next = new boolean[path.length() + 1];
      if (c == '*') {
        boolean open = false;
        for (int i = 0; i <= path.length(); i++) {
          boolean crosses = i > 0 && path.charAt(i - 1) == '/' && !deep;
          open = row[i] || open && !crosses;
          next[i] = open;
        }
        at += deep ? 2 : 1;
        if (deep && at < pattern.length() && pattern.charAt(at) == '/') {
          // Two stars and a slash fit no folder at all, too.
          at++;
          boolean[] after = new boolean[path.length() + 1];
          for (int i = 0; i <= path.length(); i++) {
            after[i] = row[i] || i > 0 && next[i - 1] && path.charAt(i - 1) == '/';
          }
          next = after;
        }
      } else {
        for (int i = 1; i <= path.length(); i++) {
          char p = path.charAt(i - 1);
          next[i] = row[i - 1] && (c == p || c == '?' && p != '/');
        }
        at++;
      }
      row = next;
    }
    return row[path.length()];
  }
}
