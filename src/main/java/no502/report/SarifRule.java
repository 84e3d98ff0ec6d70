package no502.report;

import no502.lint.RulePage;
import no502.text.Parts;

/** A rule as SARIF describes it, from the rule's own page. */
final class SarifRule {
  private static final int MOST_OF_A_DESCRIPTION = 1024;

  private SarifRule() {}

  static void write(String rule, Json json) {
    RulePage page = RulePage.of(rule);
    String title = page == null || page.title().isEmpty() ? rule : page.title();
    String severity = page == null || page.severity().isEmpty() ? "warning" : page.severity();
    String level =
        severity.startsWith("error") ? "error" : severity.startsWith("note") ? "note" : "warning";
    String what = page == null ? "" : page.section("What it does");
    json.open().field("id", rule).field("name", rule);
    text("shortDescription", title, json);
    text("fullDescription", cut(what.isEmpty() ? title : what), json);
    json.name("help").open().field("text", what.isEmpty() ? title : what);
    json.field("markdown", page == null ? title : page.body()).close();
    json.name("defaultConfiguration").open().field("level", level).close();
    json.name("properties").open();
    json.name("tags").openList();
    String tags = page == null ? "" : page.facts().getOrDefault("tags", "");
    int count = 0;
    for (String tag : Parts.of(tags.replace("[", "").replace("]", ""), ',')) {
      if (!tag.trim().isEmpty() && count++ < 20) {
        json.value(tag.trim());
      }
    }
    json.closeList().field("precision", level.equals("error") ? "very-high" : "high");
    json.field("problem.severity", level.equals("note") ? "recommendation" : level);
    json.close().close();
  }

  private static void text(String name, String text, Json json) {
    json.name(name).open().field("text", text).close();
  }

  private static String cut(String text) {
    return text.length() <= MOST_OF_A_DESCRIPTION
        ? text
        : text.substring(0, MOST_OF_A_DESCRIPTION - 3) + "...";
  }
}
