package no502.text;

/** Finds what a mistyped word was meant to be. */
public final class Nearest {
  private Nearest() {}

  /** The candidate that differs least, or null when none is near; the first of equals wins. */
  public static String of(String word, Iterable<String> candidates) {
    int limit = word.length() <= 3 ? 1 : word.length() <= 8 ? 2 : 3;
    String nearest = null;
    int least = limit + 1;
    for (String candidate : candidates) {
      int distance = EditDistance.upTo(limit, word, candidate);
      if (distance < least) {
        least = distance;
        nearest = candidate;
      }
    }
    return nearest;
  }

  /** {@code "; did you mean x?"}, or nothing when no candidate is near. */
  public static String hint(String word, Iterable<String> candidates) {
    String nearest = of(word, candidates);
    return nearest == null ? "" : "; did you mean " + nearest + "?";
  }
}
