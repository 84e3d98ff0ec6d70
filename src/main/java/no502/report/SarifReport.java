package no502.report;

import java.util.ArrayList;
import java.util.List;
import no502.analysis.Outcome;
import no502.lint.Finding;
import no502.text.Edit;
import no502.text.Percent;
import no502.text.Problem;
import no502.text.Span;
import no502.topology.Evidence;

/** SARIF 2.1.0, for code scanning and editors. */
final class SarifReport extends JsonFormat {
  private static final int MOST_RESULTS = 25_000;

  @Override
  void tell(Outcome outcome, ReportContext context, Json json) {
    List<Sorted.Item> items = Sorted.all(outcome);
    items = items.size() > MOST_RESULTS ? items.subList(0, MOST_RESULTS) : items;
    List<String> rules = rules(items);
    json.open().field("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    json.field("version", "2.1.0").name("runs").openList().open();
    json.name("tool").open().name("driver").open().field("name", "no502");
    json.field("version", context.version());
    json.name("rules").openList();
    rules.forEach(rule -> SarifRule.write(rule, json));
    json.closeList().close().close();
    json.field("columnKind", "unicodeCodePoints");
    json.name("originalUriBaseIds").open().name("ROOT").open();
    json.name("description").open().field("text", "the analysed root").close().close().close();
    invocation(outcome.incomplete(), json);
    json.name("results").openList();
    for (Sorted.Item item : items) {
      result(item, rules.indexOf(item.finding().rule()), json);
    }
    json.closeList().close().closeList().close();
  }

  private static List<String> rules(List<Sorted.Item> items) {
    List<String> rules = new ArrayList<>();
    for (Sorted.Item item : items) {
      if (!rules.contains(item.finding().rule())) {
        rules.add(item.finding().rule());
      }
    }
    rules.sort(null);
    return rules;
  }

  private static void invocation(List<Problem> incomplete, Json json) {
    json.name("invocations").openList().open();
    json.field("executionSuccessful", incomplete.isEmpty());
    json.name("toolExecutionNotifications").openList();
    for (Problem problem : incomplete) {
      json.open().field("level", "warning");
      json.name("message").open().field("text", escaped(problem.message())).close();
      if (!problem.span().source().name().isEmpty()) {
        json.name("locations").openList().open();
        physical(problem.span(), json);
        json.close().closeList();
      }
      json.close();
    }
    json.closeList().close().closeList();
  }

  private static void result(Sorted.Item item, int rule, Json json) {
    Finding finding = item.finding();
    json.open().field("ruleId", finding.rule()).field("ruleIndex", rule);
    json.field("level", finding.severity().word());
    json.name("message").open().field("text", message(finding)).close();
    json.name("locations").openList().open();
    physical(finding.span(), json);
    json.close().closeList();
    related(finding.related(), json);
    codeFlow(finding.path(), json);
    fixes(finding, json);
    json.name("partialFingerprints").open();
    json.field("primaryLocationLineHash", item.fingerprint()).close();
    json.name("properties").open().field("stack", item.stack());
    json.field("confidence", Words.of(finding.confidence())).close().close();
  }

  private static String message(Finding finding) {
    StringBuilder out = new StringBuilder(escaped(Words.full(finding)));
    int id = 1;
    for (Finding.Related related : finding.related()) {
      Span span = related.span();
      out.append(id == 1 ? ". See [" : ", [");
      out.append(escaped(span.source().name() + ":" + span.line()));
      out.append("](").append(id++).append(')');
    }
    return out.toString();
  }

  /** Brackets would make links, and braces placeholders, of what the input says. */
  private static String escaped(String text) {
    return Plain.text(text)
        .replace("\\", "\\\\")
        .replace("[", "\\[")
        .replace("]", "\\]")
        .replace("{", "{{")
        .replace("}", "}}");
  }

  private static void related(List<Finding.Related> all, Json json) {
    json.name("relatedLocations").openList();
    int id = 1;
    for (Finding.Related related : all) {
      json.open().field("id", id++);
      physical(related.span(), json);
      json.name("message").open().field("text", escaped(related.message())).close().close();
    }
    json.closeList();
  }

  /** The route from the pass to the bind, as a path one can step through. */
  private static void codeFlow(List<Evidence> path, Json json) {
    List<Evidence> places = new ArrayList<>();
    for (Evidence evidence : path) {
      if (evidence.span() != null && !evidence.span().source().name().isEmpty()) {
        places.add(evidence);
      }
    }
    if (places.isEmpty()) {
      return;
    }
    json.name("codeFlows").openList().open().name("threadFlows").openList().open();
    json.name("locations").openList();
    for (Evidence evidence : places) {
      json.open().name("location").open();
      physical(evidence.span(), json);
      json.name("message").open().field("text", escaped(evidence.sentence())).close();
      json.close().close();
    }
    json.closeList().close().closeList().close().closeList();
  }

  private static void fixes(Finding finding, Json json) {
    if (finding.fix() == null) {
      return;
    }
    json.name("fixes").openList().open();
    json.name("description").open().field("text", escaped(finding.fix().title())).close();
    json.name("artifactChanges").openList();
    List<String> files = new ArrayList<>();
    for (Edit edit : finding.fix().edits()) {
      String name = edit.span().source().name();
      if (!files.contains(name)) {
        files.add(name);
        json.open().name("artifactLocation");
        artifact(name, json);
        json.name("replacements").openList();
        replacements(finding.fix().edits(), name, json);
        json.closeList().close();
      }
    }
    json.closeList().close().closeList();
  }

  private static void replacements(List<Edit> edits, String name, Json json) {
    for (Edit edit : edits) {
      if (edit.span().source().name().equals(name)) {
        json.open().name("deletedRegion");
        region(edit.span(), json);
        json.name("insertedContent").open().field("text", edit.replacement()).close().close();
      }
    }
  }

  private static void physical(Span span, Json json) {
    json.name("physicalLocation").open().name("artifactLocation");
    artifact(span.source().name(), json);
    json.name("region");
    region(span, json);
    json.close();
  }

  private static void region(Span span, Json json) {
    json.open().field("startLine", span.line()).field("startColumn", span.column());
    json.field("endLine", span.endLine()).field("endColumn", span.endColumn()).close();
  }

  private static void artifact(String name, Json json) {
    json.open().field("uri", uri(name)).field("uriBaseId", "ROOT").close();
  }

  private static String uri(String name) {
    return name.isEmpty() ? "." : Percent.encode(name);
  }
}
