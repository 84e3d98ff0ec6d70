package no502.report;

import java.util.List;
import no502.analysis.LogDiagnosis;
import no502.lint.Finding;
import no502.log.Answer;
import no502.text.Span;
import no502.topology.Evidence;

/** A diagnosis for somebody woken up at night: what, where, why, what to type, what to change. */
public final class DiagnosisTerminal {
  private static final int INDENT = 3;

  private final ReportContext context;
  private final StringBuilder out = new StringBuilder();

  private DiagnosisTerminal(ReportContext context) {
    this.context = context;
  }

  public static String render(LogDiagnosis told, ReportContext context) {
    DiagnosisTerminal terminal = new DiagnosisTerminal(context);
    List<Answer> answers = told.diagnosis().answers();
    for (int i = 0; i < answers.size(); i++) {
      terminal.answer(i + 1, answers.get(i), told.findings().get(i));
    }
    if (answers.isEmpty()) {
      terminal.text(0, "No line tells of an upstream's trouble.");
    }
    terminal.text(0, DiagnosisWords.summary(told.diagnosis().tally(), told.diagnosis().troubles()));
    String stacks = DiagnosisWords.stacks(told.diagnosis().stacks());
    if (stacks != null) {
      terminal.text(0, stacks);
    }
    String clients = DiagnosisWords.clients(told.diagnosis().tally(), told.diagnosis().troubles());
    if (clients != null) {
      terminal.text(0, clients);
    }
    String remarks = DiagnosisWords.remarks(told.diagnosis().tally());
    if (remarks != null) {
      terminal.text(0, remarks);
    }
    String unknown = DiagnosisWords.unknown(told.diagnosis().tally());
    if (unknown != null) {
      terminal.text(0, unknown);
    }
    return terminal.out.toString();
  }

  private void answer(int number, Answer answer, Finding finding) {
    Palette palette = context.palette();
    String head = number + ". " + Plain.text(DiagnosisWords.headline(answer));
    out.append(palette.paint(palette.error(), head)).append('\n');
    text(INDENT, DiagnosisWords.amount(answer));
    String logged = DiagnosisWords.logged(answer);
    if (logged != null) {
      text(INDENT, logged);
    }
    String why = answer.cause().title() + " (" + DiagnosisWords.certainty(answer) + ")";
    for (String line : Wrap.lines(why, context.width() - INDENT)) {
      out.append("   ").append(palette.paint(palette.strong(), line)).append('\n');
    }
    String said = DiagnosisWords.said(answer);
    if (said != null) {
      hanging("nginx says: ", said);
    }
    text(INDENT, "Clients see: " + answer.clients());
    for (String request : DiagnosisWords.requests(answer)) {
      text(INDENT, "Asked: " + request);
    }
    place(answer);
    evidence(answer);
    steps(answer);
    fix(finding);
    out.append('\n');
  }

  private void place(Answer answer) {
    if (answer.places().isEmpty()) {
      return;
    }
    Span first = answer.places().get(0);
    Frame frame = new Frame(first.source(), context, Frame.gutter(first.line()));
    String way = answer.exact() ? "sent there from here" : "the likeliest way there";
    String label = answer.pointed() ? "nginx points here" : way;
    frame.mark(first, label, true, context.palette().error());
    frame.print(out);
    for (int i = 1; i < answer.places().size() && i < 4; i++) {
      text(INDENT, "also: " + where(answer.places().get(i)));
    }
  }

  private void evidence(Answer answer) {
    for (Evidence link : answer.evidence()) {
      String place = link.span() == null ? "" : " (" + where(link.span()) + ")";
      hanging("because  ", link.sentence() + place);
    }
  }

  private void steps(Answer answer) {
    boolean several = answer.steps().size() > 1;
    char letter = 'a';
    for (Answer.Step step : DiagnosisCommands.steps(answer, context.names())) {
      if (several) {
        text(INDENT, (letter++) + ") " + step.suspect().title());
      }
      out.append("   decide:  ");
      Palette palette = context.palette();
      out.append(palette.paint(palette.note(), Plain.text(step.command()))).append('\n');
      if (!step.meaning().isEmpty()) {
        text(12, step.meaning());
      }
      hanging("do:      ", step.mend());
    }
  }

  private void fix(Finding finding) {
    if (finding == null) {
      return;
    }
    text(INDENT, "rule:     " + finding.rule() + " (no502 explain " + finding.rule() + ")");
    if (finding.fix() != null) {
      text(INDENT, "for good: " + finding.fix().title());
      SmallDiff.print(finding.fix(), context, 2, out);
    }
  }

  private String where(Span span) {
    return context.names().shown(span.source().name()) + ":" + span.line();
  }

  private void hanging(String label, String text) {
    Frame.blanks(INDENT, out).append(label);
    int indent = INDENT + label.length();
    boolean first = true;
    for (String line : Wrap.lines(text, context.width() - indent)) {
      (first ? out : Frame.blanks(indent, out)).append(line).append('\n');
      first = false;
    }
  }

  private void text(int indent, String text) {
    for (String line : Wrap.lines(text, context.width() - indent)) {
      Frame.blanks(indent, out).append(line).append('\n');
    }
  }
}
