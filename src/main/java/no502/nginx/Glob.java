package no502.nginx;

/** One name against one part of a file pattern, as glob(3) matches it in the C locale. */
final class Glob {
  private Glob() {}

  /** Whether nginx takes the word as a pattern at all. */
  static boolean isPattern(String path) {
    return path.indexOf('*') >= 0 || path.indexOf('?') >= 0 || path.indexOf('[') >= 0;
  }

  /** A leading dot must be written out; {@code *} alone does not match it. */
  static boolean matches(String pattern, String name) {
    if (name.startsWith(".") && !pattern.startsWith(".") && !pattern.startsWith("\\.")) {
      return false;
    }
    int p = 0;
    int n = 0;
    int star = -1;
    int starName = 0;
    while (n < name.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        starName = n;
        continue;
      }
      int next = p < pattern.length() ? one(pattern, p, name.charAt(n)) : -1;
      if (next >= 0) {
        p = next;
        n++;
      } else if (star >= 0) {
        p = star + 1;
        n = ++starName;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  /** Matches one character; gives where the pattern goes on, or -1. */
  private static int one(String pattern, int p, char c) {
    char wanted = pattern.charAt(p);
    if (wanted == '?') {
      return p + 1;
    }
    if (wanted == '[') {
      int end = bracketEnd(pattern, p);
      if (end > 0) {
        return inBracket(pattern, p + 1, end, c) ? end + 1 : -1;
      }
    }
    if (wanted == '\\' && p + 1 < pattern.length()) {
      return pattern.charAt(p + 1) == c ? p + 2 : -1;
    }
    return wanted == c ? p + 1 : -1;
  }

  /** The closing bracket; -1 when there is none, and the opening one then stands for itself. */
  private static int bracketEnd(String pattern, int open) {
    int i = open + 1;
    if (i < pattern.length() && (pattern.charAt(i) == '!' || pattern.charAt(i) == '^')) {
      i++;
    }
    return pattern.indexOf(']', i + 1);
  }

  private static boolean inBracket(String pattern, int from, int end, char c) {
    int i = from;
    boolean negated = pattern.charAt(i) == '!' || pattern.charAt(i) == '^';
    if (negated) {
      i++;
    }
    boolean found = false;
    while (i < end) {
      char low = pattern.charAt(i);
      boolean range = i + 2 < end && pattern.charAt(i + 1) == '-';
      char high = range ? pattern.charAt(i + 2) : low;
      found |= low <= c && c <= high;
      i += range ? 3 : 1;
    }
    return found != negated;
  }
}
