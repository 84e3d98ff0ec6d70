package no502.report;

import java.util.List;
import no502.analysis.Outcome;
import no502.lint.Finding;
import no502.text.Problem;
import no502.text.Seq;
import no502.verdict.RouteVerdict;
import no502.verdict.Verdict;

/** What a person reads: grouped by stack, worst first, with the proof and the repair. */
final class TerminalReport implements Reporter {
  @Override
  public String render(Outcome outcome, ReportContext context) {
    StringBuilder out = new StringBuilder();
    boolean many = outcome.stacks().size() > 1;
    for (Outcome.StackOutcome stack : outcome.stacks()) {
      stack(stack, many, context, out);
    }
    incomplete(outcome, context, out);
    if (!context.quiet()) {
      summary(Totals.of(outcome), outcome, context, out);
    }
    return out.toString();
  }

  private static void stack(
      Outcome.StackOutcome stack, boolean many, ReportContext context, StringBuilder out) {
    List<Finding> findings = Sorted.findings(stack.findings());
    boolean unknown = context.verbose() && Seq.of(stack.routes()).anyMatch(TerminalReport::hidden);
    if (many && !context.quiet() && (!findings.isEmpty() || unknown)) {
      String title = "stack " + Plain.text(context.names().stack(stack.stack().name()));
      out.append(context.palette().paint(context.palette().strong(), title)).append("\n\n");
    }
    boolean folded = !context.verbose() && Seq.of(findings).filter(NoteList::holds).count() > 1;
    for (Finding finding : findings) {
      if (context.quiet()) {
        new TerminalFinding(finding, context, out).printLine();
      } else if (!folded || !NoteList.holds(finding)) {
        new TerminalFinding(finding, context, out).print();
        out.append('\n');
      }
    }
    if (folded && !context.quiet()) {
      new NoteList(findings, context).print(out);
    }
    if (unknown && !context.quiet()) {
      unknown(stack, context, out);
    }
  }

  private static boolean hidden(RouteVerdict route) {
    return route.verdict() instanceof Verdict.Unknown;
  }

  private static void unknown(
      Outcome.StackOutcome stack, ReportContext context, StringBuilder out) {
    for (RouteVerdict route : stack.routes()) {
      if (route.verdict() instanceof Verdict.Unknown unknown) {
        String text =
            Routes.place(route, context)
                + ": "
                + Routes.target(route)
                + ": not known, because "
                + unknown.hiddenBy();
        paragraph("unknown: ", text, context, out);
      }
    }
    out.append('\n');
  }

  private static void incomplete(Outcome outcome, ReportContext context, StringBuilder out) {
    for (Problem problem : outcome.incomplete()) {
      String name = problem.span().source().name();
      String place =
          name.isEmpty() ? "" : context.names().shown(name) + ":" + problem.span().line() + ": ";
      paragraph("not analysed: ", place + problem.message(), context, out);
    }
    if (!outcome.incomplete().isEmpty() && !context.quiet()) {
      out.append('\n');
    }
  }

  private static void paragraph(
      String title, String text, ReportContext context, StringBuilder out) {
    List<String> lines = Wrap.lines(text, context.width() - title.length());
    for (int i = 0; i < lines.size(); i++) {
      if (i == 0) {
        out.append(context.palette().paint(context.palette().warning(), title));
      } else {
        Frame.blanks(title.length(), out);
      }
      out.append(lines.get(i)).append('\n');
    }
  }

  private static void summary(
      Totals totals, Outcome outcome, ReportContext context, StringBuilder out) {
    Palette palette = context.palette();
    String colour =
        totals.errors() > 0
            ? palette.error()
            : totals.warnings() > 0 ? palette.warning() : palette.strong();
    String text =
        totals.findingWords()
            + " in "
            + Totals.plural(totals.stacks(), "stack")
            + "; "
            + totals.routeWords();
    for (String line : Wrap.lines(text, context.width())) {
      out.append(palette.paint(colour, line)).append('\n');
    }
    if (!outcome.incomplete().isEmpty()) {
      int places = outcome.incomplete().size();
      hint(Totals.plural(places, "place") + " could not be analysed, see above", context, out);
    }
    repairs(totals.safe(), "safe", "--fix applies", context, out);
    repairs(totals.suggested(), "suggested", "--fix=all applies", context, out);
    if (totals.unknown() > 0 && !context.verbose()) {
      hint("--verbose says what hides the unknown routes", context, out);
    }
  }

  /** Without the command: the paths that were typed belong to it too. */
  private static void repairs(
      int number, String kind, String applies, ReportContext context, StringBuilder out) {
    if (number > 0) {
      String has = Totals.plural(number, "finding") + (number == 1 ? " has a " : " have a ");
      String it = number == 1 ? " it" : " them";
      hint(has + kind + " repair; " + applies + it, context, out);
    }
  }

  private static void hint(String text, ReportContext context, StringBuilder out) {
    Wrap.lines(text, context.width()).forEach(line -> out.append(line).append('\n'));
  }
}
