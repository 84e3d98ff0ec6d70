package no502.report;

import java.util.List;
import java.util.Map;
import no502.analysis.Outcome;
import no502.lint.Finding;
import no502.lint.Fix;
import no502.text.Parts;
import no502.text.Patch;
import no502.text.Problem;
import no502.text.Source;
import no502.text.Span;
import no502.text.UnifiedDiff;

/** For a job summary or a comment. */
final class MarkdownReport implements Reporter {
  /** GitHub refuses a job summary of more than 1 MiB; nobody reads that far either. */
  private static final int MOST_CHARACTERS = 200_000;

  @Override
  public String render(Outcome outcome, ReportContext context) {
    Totals totals = Totals.of(outcome);
    StringBuilder out = new StringBuilder("## no502\n\n");
    out.append("**").append(totals.findingWords()).append("** in ");
    out.append(Totals.plural(totals.stacks(), "stack")).append("; ").append(totals.routeWords());
    out.append(".\n");
    int told = 0;
    for (Outcome.StackOutcome stack : outcome.stacks()) {
      List<Finding> findings = Sorted.findings(stack.findings());
      if (!findings.isEmpty() && out.length() < MOST_CHARACTERS) {
        out.append("\n### ").append(code(context.names().stack(stack.stack().name()))).append('\n');
      }
      for (Finding finding : findings) {
        if (out.length() < MOST_CHARACTERS) {
          finding(finding, context, out);
          told++;
        }
      }
    }
    if (told < totals.findings()) {
      out.append("\n").append(totals.findings() - told).append(" more findings are not shown.\n");
    }
    if (!outcome.incomplete().isEmpty()) {
      out.append("\n### Not analysed\n\n");
      for (Problem problem : outcome.incomplete()) {
        out.append("- ").append(place(problem.span(), context)).append(": ");
        out.append(text(problem.message())).append('\n');
      }
    }
    return out.toString();
  }

  private static void finding(Finding finding, ReportContext context, StringBuilder out) {
    out.append("\n**").append(finding.severity().word()).append("** `").append(finding.rule());
    out.append("` at ").append(place(finding.span(), context)).append("  \n");
    out.append(text(finding.message())).append("\n\n");
    for (Finding.Related related : finding.related()) {
      out.append("- ").append(place(related.span(), context)).append(": ");
      out.append(text(related.message())).append('\n');
    }
    if (finding.help() != null) {
      out.append("- Help: ").append(text(finding.help())).append('\n');
    }
    if (finding.fix() != null) {
      fix(finding.fix(), context, out);
    }
  }

  static void fix(Fix fix, ReportContext context, StringBuilder out) {
    Map<Source, byte[]> changed = Patch.apply(fix.edits());
    if (changed == null) {
      return;
    }
    StringBuilder diff = new StringBuilder();
    for (Map.Entry<Source, byte[]> file : changed.entrySet()) {
      Source before = file.getKey();
      Source after = new Source(before.name(), file.getValue());
      String patch = UnifiedDiff.of(context.names().shown(before.name()), before, after);
      for (String line : Parts.filled(patch, '\n')) {
        diff.append(shown(line)).append('\n');
      }
    }
    String fence = fence(diff);
    out.append("- Fix (").append(fix.safe() ? "safe" : "suggested").append("): ");
    out.append(text(fix.title())).append("\n\n").append(fence).append("diff\n").append(diff);
    out.append(fence).append('\n');
  }

  private static String shown(String line) {
    Cells cells = new Cells();
    cells.append(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
    return cells.text(0, cells.count());
  }

  /** One backtick more than any run inside, so that nothing inside can end the block. */
  private static String fence(CharSequence inside) {
    int longest = 2;
    int run = 0;
    for (int i = 0; i < inside.length(); i++) {
      run = inside.charAt(i) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return "`".repeat(longest + 1);
  }

  static String place(Span span, ReportContext context) {
    return code(context.names().shown(span.source().name()) + ":" + span.line());
  }

  static String code(String text) {
    String plain = Plain.text(text);
    if (plain.indexOf('`') < 0) {
      return "`" + plain + "`";
    }
    String fence = fence(plain);
    return fence + " " + plain + " " + fence;
  }

  static String text(String text) {
    String plain = Plain.text(text);
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (c == '@') {
        out.append("@<!-- -->");
      } else {
        out.append("\\`*_[]<>|~&#!".indexOf(c) >= 0 ? "\\" : "").append(c);
      }
    }
    return out.toString();
  }
}
