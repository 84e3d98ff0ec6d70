package no502.lint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import no502.text.Source;

/**
 * The findings that were there when somebody decided to start: one line each, fingerprint first, so
 * that a version control system merges them well.
 */
public final class Baseline {
  private static final String HEAD = "# no502 baseline 1: what is listed here is known\n";

  private final Set<String> prints = new HashSet<>();

  private Baseline() {}

  /** Reads a baseline; null when the file is none. */
  public static Baseline read(Source source) {
    String text = source.text();
    if (!text.startsWith("# no502 baseline 1")) {
      return null;
    }
    Baseline baseline = new Baseline();
    for (int line = 2; line <= source.lineCount(); line++) {
      String print = source.line(line);
      int blank = print.indexOf(' ');
      if (!print.startsWith("#") && !print.isEmpty()) {
        baseline.prints.add(blank < 0 ? print : print.substring(0, blank));
      }
    }
    return baseline;
  }

  /** The findings of one stack that are not listed. */
  public List<Finding> unknown(String stack, List<Finding> findings) {
    List<Finding> sorted = sorted(findings);
    List<String> all = Fingerprint.of(stack, sorted);
    List<Finding> unknown = new ArrayList<>();
    for (int i = 0; i < sorted.size(); i++) {
      if (!prints.contains(all.get(i))) {
        unknown.add(sorted.get(i));
      }
    }
    return unknown;
  }

  /** Gathers what a new baseline will hold. */
  public static final class Writer {
    private final Set<String> lines = new TreeSet<>();

    public void add(String stack, List<Finding> findings) {
      List<Finding> sorted = sorted(findings);
      List<String> all = Fingerprint.of(stack, sorted);
      for (int i = 0; i < sorted.size(); i++) {
        Finding finding = sorted.get(i);
        lines.add(
            all.get(i) + " " + finding.rule() + " " + printable(finding.span().source().name()));
      }
    }

    public int size() {
      return lines.size();
    }

    public String text() {
      StringBuilder out = new StringBuilder(HEAD);
      lines.forEach(line -> out.append(line).append('\n'));
      return out.toString();
    }
  }

  private static String printable(String name) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      out.append(name.charAt(i) < ' ' ? '?' : name.charAt(i));
    }
    return out.toString();
  }

  private static List<Finding> sorted(List<Finding> findings) {
    List<Finding> sorted = new ArrayList<>(findings);
    sorted.sort(
        (a, b) -> {
          int order = a.span().source().name().compareTo(b.span().source().name());
          order = order != 0 ? order : Integer.compare(a.span().start(), b.span().start());
          order = order != 0 ? order : a.rule().compareTo(b.rule());
          return order != 0 ? order : a.message().compareTo(b.message());
        });
    return sorted;
  }
}
