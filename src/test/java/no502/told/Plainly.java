package no502.told;

import java.util.List;
import no502.lint.Finding;
import no502.text.Patch;
import no502.text.Source;
import no502.text.Span;
import no502.text.UnifiedDiff;
import no502.topology.Confidence;
import no502.topology.Evidence;
import no502.verdict.RouteVerdict;
import no502.verdict.Verdict;

/** Findings and verdicts in plain lines, with nothing left out. */
final class Plainly {
  private static final int LONGEST = 72;

  private Plainly() {}

  static String finding(Finding finding) {
    StringBuilder out = new StringBuilder();
    out.append(finding.severity().word()).append(' ').append(finding.rule());
    out.append(likely(finding.confidence())).append('\n');
    out.append("  at ").append(place(finding.span())).append('\n');
    out.append("  ").append(finding.message()).append('\n');
    for (Finding.Related related : finding.related()) {
      out.append("  and ").append(place(related.span())).append('\n');
      out.append("      ").append(related.message()).append('\n');
    }
    if (finding.help() != null) {
      out.append("  help: ").append(finding.help()).append('\n');
    }
    if (finding.fix() != null) {
      out.append(finding.fix().safe() ? "  safe: " : "  suggested: ");
      out.append(finding.fix().title()).append('\n');
      Patch.apply(finding.fix().edits())
          .forEach((source, bytes) -> out.append(diff(source, bytes).indent(4)));
    }
    return out.toString();
  }

  private static String diff(Source before, byte[] after) {
    return before.name() + "\n" + UnifiedDiff.hunks(before, new Source(before.name(), after));
  }

  static String route(RouteVerdict route) {
    StringBuilder out = new StringBuilder();
    out.append(place(route.route().pass().span())).append('\n');
    verdict(route.verdict(), out);
    if (route.peers().size() > 1 || differs(route)) {
      for (RouteVerdict.PeerVerdict peer : route.peers()) {
        out.append("  peer ").append(peer.address()).append('\n');
        StringBuilder own = new StringBuilder();
        verdict(peer.verdict(), own);
        out.append(own.toString().indent(2));
      }
    }
    return out.toString();
  }

  private static boolean differs(RouteVerdict route) {
    return route.peers().stream().anyMatch(peer -> !peer.verdict().equals(route.verdict()));
  }

  private static void verdict(Verdict verdict, StringBuilder out) {
    if (verdict instanceof Verdict.Reaches reaches) {
      out.append("  reaches").append(likely(reaches.confidence())).append('\n');
    } else if (verdict instanceof Verdict.Fails fails) {
      out.append("  fails: ").append(fails.symptom()).append(", ");
      out.append(fails.cause().getClass().getSimpleName());
      out.append(likely(fails.confidence())).append('\n');
    } else if (verdict instanceof Verdict.Unknown unknown) {
      out.append("  unknown: ").append(unknown.hiddenBy()).append('\n');
    }
    evidence(verdict.evidence(), out);
  }

  static void evidence(List<Evidence> evidence, StringBuilder out) {
    for (Evidence one : evidence) {
      out.append("    ").append(one.sentence());
      out.append(one.span() == null ? "" : "  @ " + place(one.span())).append('\n');
    }
  }

  static String likely(Confidence confidence) {
    return confidence == Confidence.LIKELY ? " (likely)" : "";
  }

  /** Where, and the words that stand there; of long ones both ends. */
  static String place(Span span) {
    String text = span.text().replace("\n", "⏎");
    if (text.length() > LONGEST) {
      text = text.substring(0, LONGEST / 2) + " … " + text.substring(text.length() - LONGEST / 2);
    }
    return span + " " + text;
  }
}
