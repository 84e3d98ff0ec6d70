package no502.log;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression of a {@code location}, tried on a path. It stands in a file we do not trust,
 * so the look at the path is paid for from a purse, and an empty purse is "no".
 */
final class PathPattern {
  private static final int PURSE = 200_000;
  private static final int MAX_PATTERN = 2_000;

  private PathPattern() {}

  static boolean matches(String pattern, boolean anyCase, String path) {
    if (pattern.length() > MAX_PATTERN || path.length() > 300) {
      return false;
    }
    try {
      Pattern compiled = Pattern.compile(pattern, anyCase ? Pattern.CASE_INSENSITIVE : 0);
      return compiled.matcher(new Purse(path)).find();
    } catch (PatternSyntaxException | Spent e) {
      return false; // what Perl's dialect has and Java's has not, or a pattern that never ends
    }
  }

  /** Thrown when a pattern looks at the path too often. */
  private static final class Spent extends RuntimeException {
    Spent() {
      super(null, null, false, false);
    }
  }

  /** The path, which counts how often it is looked at. */
  private static final class Purse implements CharSequence {
    private final String text;
    private int left = PURSE;

    Purse(String text) {
      this.text = text;
    }

    @Override
    public char charAt(int index) {
      if (--left < 0) {
        throw new Spent();
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
