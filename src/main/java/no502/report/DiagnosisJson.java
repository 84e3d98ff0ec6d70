package no502.report;

import no502.analysis.LogDiagnosis;
import no502.lint.Finding;
import no502.log.Answer;
import no502.log.LogGroup;
import no502.log.Tally;
import no502.text.Letters;
import no502.text.Patch;
import no502.text.Source;
import no502.text.Span;
import no502.text.UnifiedDiff;
import no502.topology.Evidence;

/** A diagnosis for machines. */
public final class DiagnosisJson {
  private final ReportContext context;
  private final Json json = new Json();

  private DiagnosisJson(ReportContext context) {
    this.context = context;
  }

  public static String render(LogDiagnosis told, ReportContext context) {
    DiagnosisJson report = new DiagnosisJson(context);
    report.all(told);
    return report.json.text();
  }

  private void all(LogDiagnosis told) {
    json.open().field("version", 1);
    log(told.diagnosis().tally());
    json.field("troubles", told.diagnosis().troubles());
    json.name("stacks").openList();
    told.diagnosis().stacks().forEach(json::value);
    json.closeList().name("answers").openList();
    for (int i = 0; i < told.diagnosis().answers().size(); i++) {
      answer(told.diagnosis().answers().get(i), told.findings().get(i));
    }
    json.closeList().close();
  }

  private void log(Tally tally) {
    json.name("log").open();
    json.field("lines", tally.lines()).field("bytes", tally.bytes());
    json.field("understood", tally.understood()).field("unknown", tally.unknown());
    json.field("first", tally.first()).field("last", tally.last());
    json.field("requests", tally.requests());
    json.field("ended500", tally.ended(500)).field("ended502", tally.ended(502));
    json.field("ended504", tally.ended(504)).close();
  }

  private void answer(Answer answer, Finding finding) {
    json.open().field("cause", answer.cause().id()).field("title", answer.cause().title());
    json.field("certainty", Letters.lower(answer.certainty().name()));
    json.field("target", answer.target()).name("peers").openList();
    answer.peers().forEach(json::value);
    json.closeList().field("count", answer.count());
    json.field("permille", answer.permille());
    json.field("first", answer.first()).field("last", answer.last());
    json.field("clients", answer.clients()).field("exact", answer.exact());
    json.name("places").openList();
    for (Span place : answer.places()) {
      json.open();
      place(place);
      json.close();
    }
    json.closeList().name("evidence").openList();
    for (Evidence link : answer.evidence()) {
      json.open();
      place(link.span());
      json.field("message", link.sentence()).close();
    }
    json.closeList();
    symptoms(answer);
    steps(answer);
    fix(finding);
    json.close();
  }

  private void place(Span span) {
    String name = span == null ? null : context.names().shown(span.source().name());
    json.field("file", name).field("line", span == null ? 0 : span.line());
    json.field("column", span == null ? 0 : span.column());
  }

  private void symptoms(Answer answer) {
    json.name("symptoms").openList();
    for (LogGroup group : answer.groups()) {
      json.open().field("trouble", name(group.trouble().name())).field("code", group.code());
      json.field("phase", name(group.phase().name())).field("count", group.count());
      json.field("container", group.container()).field("server", group.server());
      json.field("method", group.method());
      json.field("path", group.path()).field("subrequest", group.subrequest());
      json.field("upstream", group.upstream()).field("subject", group.subject());
      json.field("place", group.place()).field("message", group.sample()).close();
    }
    json.closeList();
  }

  private static String name(String constant) {
    return Letters.lower(constant).replace('_', '-');
  }

  private void steps(Answer answer) {
    json.name("steps").openList();
    for (Answer.Step step : DiagnosisCommands.steps(answer, context.names())) {
      json.open().field("cause", step.suspect().id()).field("title", step.suspect().title());
      json.field("command", step.command()).field("meaning", step.meaning());
      json.field("mend", step.mend()).close();
    }
    json.closeList();
  }

  private void fix(Finding finding) {
    json.field("rule", finding == null ? null : finding.rule());
    json.field("diff", finding == null || finding.fix() == null ? null : diff(finding));
  }

  static String diff(Finding finding) {
    StringBuilder diff = new StringBuilder();
    var changed = Patch.apply(finding.fix().edits());
    if (changed != null) {
      changed.forEach(
          (before, bytes) ->
              diff.append(UnifiedDiff.of(before.name(), before, new Source(before.name(), bytes))));
    }
    return diff.toString();
  }
}
