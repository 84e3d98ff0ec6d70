package no502.lint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells a finding from all others, and stays the same when lines move: made of the rule, the file,
 * the line's text and, for the same once more, its count.
 */
public final class Fingerprint {
  private static final long START = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private Fingerprint() {}

  /** One fingerprint a finding, in order; the findings must be in a fixed order themselves. */
  public static List<String> of(String stack, List<Finding> findings) {
    Map<String, Integer> seen = new HashMap<>();
    List<String> prints = new ArrayList<>();
    for (Finding finding : findings) {
      String print = hash(stack, finding);
      int count = seen.merge(print, 1, Integer::sum);
      prints.add(print + ":" + count);
    }
    return prints;
  }

  private static String hash(String stack, Finding finding) {
    String line = finding.span().source().line(finding.span().line());
    String key =
        finding.rule()
            + '\n'
            + stack
            + '\n'
            + finding.span().source().name()
            + '\n'
            + squeezed(line)
            + '\n'
            + squeezed(finding.span().length() > 200 ? "" : finding.span().text());
    return hex(hash(START, key)) + hex(hash(START ^ 0x9e3779b97f4a7c15L, key));
  }

  /** Indentation and blanks do not count. */
  private static String squeezed(String text) {
    StringBuilder out = new StringBuilder();
    boolean blank = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > ' ') {
        out.append(c);
        blank = false;
      } else if (!blank) {
        out.append(' ');
        blank = true;
      }
    }
    return out.toString().trim();
  }

  private static long hash(long start, String text) {
    long hash = start;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      hash = (hash ^ (c & 0xFF)) * PRIME;
      hash = (hash ^ (c >> 8)) * PRIME;
    }
    return hash;
  }

  private static String hex(long value) {
    StringBuilder out = new StringBuilder();
    for (int shift = 60; shift >= 0; shift -= 4) {
      out.append("0123456789abcdef".charAt((int) (value >>> shift) & 15));
    }
    return out.toString();
  }
}
