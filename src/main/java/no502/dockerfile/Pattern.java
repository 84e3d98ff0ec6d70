package no502.dockerfile;

/** The shell patterns of {@code ${A#x*}} and {@code ${A/x/y}}: stars and question marks only. */
final class Pattern {
  private static final int MOST_STEPS = 40_000;
  private final String pattern;

  Pattern(String pattern) {
    this.pattern = pattern;
  }

  boolean tooCostly(String value) {
    return (long) value.length() * value.length() * (pattern.length() + 1L) > 100L * MOST_STEPS;
  }

  String withoutPrefix(String value, boolean longest) {
    int end = end(value, 0, longest);
    return end < 0 ? value : value.substring(end);
  }

  String withoutSuffix(String value, boolean longest) {
    for (int i = 0; i <= value.length(); i++) {
      int start = longest ? i : value.length() - i;
      if (matches(value, start, value.length())) {
        return value.substring(0, start);
      }
    }
    return value;
  }

  String replace(String value, String replacement, boolean all) {
    StringBuilder made = new StringBuilder();
    int at = 0;
    boolean more = true;
    while (at <= value.length()) {
      int end = more ? end(value, at, true) : -1;
      if (end >= 0) {
        made.append(replacement);
        more = all;
      }
      if (end > at) {
        at = end;
      } else {
        if (at < value.length()) {
          made.append(value.charAt(at));
        }
        at++;
      }
    }
    return made.toString();
  }

  /** Where a match that begins here ends; -1 for none. */
  private int end(String value, int from, boolean longest) {
    for (int i = 0; i <= value.length() - from; i++) {
      int end = longest ? value.length() - i : from + i;
      if (matches(value, from, end)) {
        return end;
      }
    }
    return -1;
  }

  /** The usual walk with one star to come back to, so it cannot blow up. */
  private boolean matches(String value, int from, int to) {
    int p = 0;
    int v = from;
    int star = -1;
    int starValue = 0;
    while (v < to || p < pattern.length()) {
      int c = p < pattern.length() ? pattern.charAt(p) : -1;
      boolean escaped = c == '\\' && p + 1 < pattern.length();
      if (escaped) {
        c = pattern.charAt(p + 1);
      }
      if (c == '*' && !escaped) {
        star = p++;
        starValue = v;
      } else if (v < to && ((c == '?' && !escaped) || c == value.charAt(v))) {
        p += escaped ? 2 : 1;
        v++;
      } else if (star >= 0 && starValue < to) {
        p = star + 1;
        v = ++starValue;
      } else {
        return false;
      }
    }
    return true;
  }
}
