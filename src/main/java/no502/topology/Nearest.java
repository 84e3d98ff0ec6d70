package no502.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import no502.text.EditDistance;
import no502.text.Seq;

/**
 * The likeliest name that was meant: close in spelling, one part of the other, or with a part in
 * common.
 */
final class Nearest {
  /** Parts that say nothing about which service is meant. */
  private static final Set<String> GENERIC = Set.of("server", "service", "container", "host");

  private static final int FAR = 1000;

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
    int spelled = EditDistance.of(a, b);
    int limit = Math.max(1, Math.max(a.length(), b.length()) / 3);
    if (spelled <= limit) {
      return spelled;
    }
    boolean part = a.length() >= 3 && b.length() >= 3 && (isPart(a, b) || isPart(b, a));
    if (part) {
      return limit + 1;
    }
    return sharesPart(a, b) ? FAR + spelled : Integer.MAX_VALUE;
  }

  private static boolean sharesPart(String a, String b) {
    List<String> others = parts(b);
    return Seq.of(parts(a)).anyMatch(others::contains);
  }

  private static List<String> parts(String name) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int i = 0; i <= name.length(); i++) {
      if (i == name.length() || isSeparator(name.charAt(i))) {
        String part = name.substring(from, i);
        if (part.length() >= 3 && !GENERIC.contains(part)) {
          parts.add(part);
        }
        from = i + 1;
      }
    }
    return parts;
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
