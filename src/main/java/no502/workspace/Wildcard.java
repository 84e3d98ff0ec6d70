package no502.workspace;

/**
 * Git's wildcards: {@code *} and {@code ?} stop at a slash, {@code **} does not, {@code [a-z]} is
 * one character.
 */
final class Wildcard {
  /** Enough for any real pattern; a hostile one gets a "no" instead of an hour. */
  private static final int MOST_STEPS = 100_000;

  private final String pattern;
  private final String text;
  private int steps;

  private Wildcard(String pattern, String text) {
    this.pattern = pattern;
    this.text = text;
  }

  static boolean matches(String pattern, String text) {
    return new Wildcard(pattern, text).match(0, 0);
  }

  private boolean match(int p, int t) {
    while (p < pattern.length()) {
      if (++steps > MOST_STEPS) {
        return false;
      }
      char c = pattern.charAt(p);
      if (c == '*') {
        return star(p, t);
      }
      if (t == text.length()) {
        return false;
      }
      int next = one(p, text.charAt(t));
      if (next < 0) {
        return false;
      }
      p = next;
      t++;
    }
    return t == text.length();
  }

  private boolean star(int p, int t) {
    boolean any = pattern.startsWith("**", p);
    int rest = p + (any ? 2 : 1);
    if (any && rest < pattern.length() && pattern.charAt(rest) == '/' && match(rest + 1, t)) {
      return true;
    }
    int slash = any ? -1 : text.indexOf('/', t);
    int last = slash < 0 ? text.length() : slash;
    for (int at = end(rest, t); at >= 0 && at <= last; at = end(rest, at + 1)) {
      if (match(rest, at)) {
        return true;
      }
      if (steps > MOST_STEPS) {
        return false;
      }
    }
    return false;
  }

  /** The next place where a star can end that stands before this part of the pattern, or -1. */
  private int end(int rest, int at) {
    char next = rest < pattern.length() ? pattern.charAt(rest) : '*';
    return "*?[\\".indexOf(next) >= 0 ? at : text.indexOf(next, at);
  }

  /** Matches one character; gives the place after this part of the pattern, or -1. */
  private int one(int p, char actual) {
    char c = pattern.charAt(p);
    if (c == '?') {
      return actual == '/' ? -1 : p + 1;
    }
    if (c == '[' && pattern.indexOf(']', p + 2) > 0) {
      return set(p, pattern.indexOf(']', p + 2), actual);
    }
    if (c == '\\' && p + 1 < pattern.length()) {
      return pattern.charAt(p + 1) == actual ? p + 2 : -1;
    }
    return c == actual ? p + 1 : -1;
  }

  private int set(int open, int close, char actual) {
    boolean not = pattern.charAt(open + 1) == '!' || pattern.charAt(open + 1) == '^';
    boolean in = false;
    for (int i = open + (not ? 2 : 1); i < close; i++) {
      char low = pattern.charAt(i);
      boolean range = i + 2 < close && pattern.charAt(i + 1) == '-';
      char high = range ? pattern.charAt(i + 2) : low;
      in |= low <= actual && actual <= high;
      i += range ? 2 : 0;
    }
    return in != not && actual != '/' ? close + 1 : -1;
  }
}
