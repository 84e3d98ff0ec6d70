package no502.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import no502.lint.RulePage;
import org.junit.jupiter.api.Test;

/**
 * Keeps {@code docs/rules.md} in step with the pages. To write it anew: {@code mvn test
 * -Dtest=RulesDocumentTest -Dno502.update=true}.
 */
class RulesDocumentTest {
  private static final Path DOCUMENT = Path.of("docs", "rules.md");

  @Test
  void listsTheRulesAsTheirPagesDescribeThem() throws IOException {
    String expected = document();
    if (Boolean.getBoolean("no502.update")) {
      Files.writeString(DOCUMENT, expected);
    }

    assertThat(Files.readString(DOCUMENT)).isEqualTo(expected);
  }

  private static String document() throws IOException {
    StringBuilder text =
        new StringBuilder("# Rules\n\nMade from the pages in `rules/`; do not edit.")
            .append(" `no502 explain RULE` prints a page.\n");
    append(text, "error", "Errors", "A proven outage; a warning where it is only likely.");
    append(text, "warning", "Warnings", "A gap that turns a restart into 502s.");
    append(text, "note", "Notes", "Advice; a warning where it matters more.");
    return text.toString();
  }

  private static void append(StringBuilder text, String severity, String title, String meaning)
      throws IOException {
    text.append("\n## ").append(title).append("\n\n").append(meaning);
    text.append("\n\n| rule | what it says | fix |\n| --- | --- | --- |\n");
    List<String> ids = Rules.all().ids();
    for (String id : ids) {
      RulePage page = RulePage.parse(Files.readString(Path.of("rules", id + ".md")));
      if (page.severity().equals(severity)) {
        String safety = page.section("Fix safety");
        String fix =
            safety.startsWith("Safe") ? "safe" : safety.startsWith("Suggested") ? "suggested" : "";
        text.append("| [").append(id).append("](../rules/").append(id).append(".md) | ");
        text.append(page.title()).append(" | ").append(fix).append(" |\n");
      }
    }
  }
}
