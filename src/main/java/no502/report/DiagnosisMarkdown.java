package no502.report;

import java.util.List;
import no502.analysis.LogDiagnosis;
import no502.lint.Finding;
import no502.log.Answer;
import no502.text.Span;
import no502.topology.Evidence;

/** A diagnosis for an incident's ticket. */
public final class DiagnosisMarkdown {
  private final ReportContext context;
  private final StringBuilder out = new StringBuilder("## no502 diagnose\n\n");

  private DiagnosisMarkdown(ReportContext context) {
    this.context = context;
  }

  public static String render(LogDiagnosis told, ReportContext context) {
    DiagnosisMarkdown report = new DiagnosisMarkdown(context);
    report.all(told);
    return report.out.toString();
  }

  private void all(LogDiagnosis told) {
    line(DiagnosisWords.summary(told.diagnosis().tally(), told.diagnosis().troubles()));
    String stacks = DiagnosisWords.stacks(told.diagnosis().stacks());
    if (stacks != null) {
      line(stacks);
    }
    String clients = DiagnosisWords.clients(told.diagnosis().tally(), told.diagnosis().troubles());
    if (clients != null) {
      line(clients);
    }
    List<Answer> answers = told.diagnosis().answers();
    for (int i = 0; i < answers.size(); i++) {
      answer(i + 1, answers.get(i), told.findings().get(i));
    }
  }

  private void answer(int number, Answer answer, Finding finding) {
    out.append("\n### ").append(number).append(". ");
    line(DiagnosisWords.headline(answer));
    out.append('\n');
    item("Cause", answer.cause().title() + " (" + DiagnosisWords.certainty(answer) + ")");
    item("How often", DiagnosisWords.amount(answer));
    String logged = DiagnosisWords.logged(answer);
    if (logged != null) {
      item("Logged as", logged.substring(logged.indexOf(' ', 8) + 1));
    }
    String said = DiagnosisWords.said(answer);
    if (said != null) {
      item("nginx says", said);
    }
    item("Clients see", answer.clients());
    for (String request : DiagnosisWords.requests(answer)) {
      item("Asked", request);
    }
    for (Span place : answer.places()) {
      out.append("- Sent from ").append(place(place)).append('\n');
    }
    for (Evidence link : answer.evidence()) {
      out.append("- Because ").append(MarkdownReport.text(link.sentence()));
      out.append(link.span() == null ? "" : ": " + place(link.span())).append('\n');
    }
    out.append("\n| possible cause | to decide | to mend |\n| --- | --- | --- |\n");
    for (Answer.Step step : DiagnosisCommands.steps(answer, context.names())) {
      out.append("| ").append(MarkdownReport.text(step.suspect().title())).append(" | ");
      out.append(MarkdownReport.code(step.command()).replace("|", "\\|")).append(' ');
      out.append(MarkdownReport.text(step.meaning())).append(" | ");
      out.append(MarkdownReport.text(step.mend())).append(" |\n");
    }
    if (finding != null) {
      out.append("\nRule: `").append(finding.rule()).append("`\n");
      if (finding.fix() != null) {
        out.append('\n');
        MarkdownReport.fix(finding.fix(), context, out);
      }
    }
  }

  private void item(String name, String text) {
    out.append("- ").append(name).append(": ").append(MarkdownReport.text(text)).append('\n');
  }

  private void line(String text) {
    out.append(MarkdownReport.text(text)).append('\n');
  }

  private String place(Span span) {
    return MarkdownReport.place(span, context);
  }
}
