package no502.topology;

/** The likeliest name that was meant: close in spelling, or one part of the other. */
final class Nearest {
  private final String wanted;
  private String best;
  private int bestDistance = Integer.MAX_VALUE;

  Nearest(String wanted) {
    this.wanted = wanted;
  }

  void offer(String name) {
    int distance = distance(wanted, name);
    if (distance < bestDistance) {
      bestDistance = distance;
      best = name;
    }
  }

  /** Null when nothing looks like it. */
  String best() {
    return best;
  }

  /** Spelling distance; containment counts as near; far ones are out of the question. */
  private static int distance(String a, String b) {
    int spelled = Spelling.distance(a, b);
    int limit = Math.max(1, Math.max(a.length(), b.length()) / 3);
    if (spelled <= limit) {
      return spelled;
    }
    boolean part = a.length() >= 3 && b.length() >= 3 && (isPart(a, b) || isPart(b, a));
    return part ? limit + 1 : Integer.MAX_VALUE;
  }

  private static boolean isPart(String part, String whole) {
    int at = whole.indexOf(part);
    boolean starts = at == 0 || at > 0 && isSeparator(whole.charAt(at - 1));
    int end = at + part.length();
    return starts && (end == whole.length() || isSeparator(whole.charAt(end)));
  }

  private static boolean isSeparator(char c) {
    return c == '-' || c == '_' || c == '.';
  }
}
