package no502.report;

import no502.analysis.Outcome;
import no502.lint.Finding;
import no502.lint.Severity;
import no502.verdict.RouteVerdict;
import no502.verdict.Verdict;

/** What the summary counts. */
public record Totals(
    int errors,
    int warnings,
    int notes,
    int stacks,
    int reach,
    int fail,
    int unknown,
    int safe,
    int suggested) {

  private static final String HIDDEN = "the files do not tell whether it reaches its backend";

  public static Totals of(Outcome outcome) {
    int[] severities = new int[Severity.values().length];
    int[] routes = new int[3];
    int safe = 0;
    int suggested = 0;
    for (Outcome.StackOutcome stack : outcome.stacks()) {
      for (Finding finding : stack.findings()) {
        severities[finding.severity().ordinal()]++;
        safe += finding.fix() != null && finding.fix().safe() ? 1 : 0;
        suggested += finding.fix() != null && !finding.fix().safe() ? 1 : 0;
      }
      for (RouteVerdict route : stack.routes()) {
        routes[kind(route.verdict())]++;
      }
    }
    return new Totals(
        severities[Severity.ERROR.ordinal()],
        severities[Severity.WARNING.ordinal()],
        severities[Severity.NOTE.ordinal()],
        outcome.stacks().size(),
        routes[0],
        routes[1],
        routes[2],
        safe,
        suggested);
  }

  public int routes() {
    return reach + fail + unknown;
  }

  public int findings() {
    return errors + warnings + notes;
  }

  private static int kind(Verdict verdict) {
    return verdict instanceof Verdict.Reaches ? 0 : verdict instanceof Verdict.Fails ? 1 : 2;
  }

  static String word(Verdict verdict) {
    return verdict instanceof Verdict.Reaches
        ? "reaches"
        : verdict instanceof Verdict.Fails ? "fails" : "unknown";
  }

  /** {@code 2 errors, 1 warning}, or {@code no findings}. */
  String findingWords() {
    StringBuilder out = new StringBuilder();
    count(errors, "error", out);
    count(warnings, "warning", out);
    count(notes, "note", out);
    return out.length() == 0 ? "no findings" : out.toString();
  }

  /** {@code 4 routes: 2 reach their backend, 1 fails, 1 is unknown}. */
  String routeWords() {
    if (routes() == 0) {
      return "no routes";
    }
    if (routes() == 1) {
      return "1 route: "
          + (fail == 1 ? "it fails" : reach == 1 ? "it reaches its backend" : HIDDEN);
    }
    StringBuilder parts = new StringBuilder();
    part(reach, reach == 1 ? "reaches its backend" : "reach their backend", parts);
    part(fail, fail == 1 ? "fails" : "fail", parts);
    part(unknown, unknown == 1 ? "is unknown" : "are unknown", parts);
    return plural(routes(), "route") + ": " + parts;
  }

  static String plural(int number, String word) {
    return number + " " + word + (number == 1 ? "" : "s");
  }

  private static void count(int number, String word, StringBuilder out) {
    if (number > 0) {
      out.append(out.length() == 0 ? "" : ", ").append(plural(number, word));
    }
  }

  private static void part(int number, String words, StringBuilder out) {
    if (number > 0) {
      out.append(out.length() == 0 ? "" : ", ").append(number).append(' ').append(words);
    }
  }
}
