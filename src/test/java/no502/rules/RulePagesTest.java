package no502.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no502.analysis.Analysis;
import no502.analysis.Options;
import no502.analysis.Outcome;
import no502.analysis.Repair;
import no502.lint.Finding;
import no502.lint.RulePage;
import no502.lint.Severity;
import no502.text.Patch;
import no502.workspace.MemoryWorkspace;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Runs every page in {@code rules/}: what it shows as wrong is found, what it advises is right. */
class RulePagesTest {
  private static final Path PAGES = Path.of("rules");

  @Test
  void everyRuleHasAPageAndEveryPageARule() throws IOException {
    try (Stream<Path> pages = Files.list(PAGES)) {
      assertThat(pages.map(page -> page.getFileName().toString().replace(".md", "")))
          .containsExactlyInAnyOrderElementsOf(Rules.all().ids());
    }
  }

  @TestFactory
  Stream<DynamicTest> pages() {
    return Rules.all().ids().stream()
        .map(id -> DynamicTest.dynamicTest(id, () -> new Page(id).holds()));
  }

  /** One page with its two stacks. */
  private record Page(String id, RulePage page) {
    Page(String id) throws IOException {
      this(id, RulePage.parse(Files.readString(PAGES.resolve(id + ".md"))));
    }

    void holds() {
      hasAllItNeeds();
      findsNothingElse();
      goodIsGood();
      fixLeadsToGood();
    }

    private void hasAllItNeeds() {
      assertThat(page.facts()).containsEntry("id", id).containsKeys("title", "since", "tags");
      assertThat(page.severity()).isIn("error", "warning", "note");
      for (String heading : RulePage.HEADINGS) {
        assertThat(page.section(heading)).as(heading).isNotEmpty();
      }
      List<String> headings =
          page.body().lines().filter(l -> l.startsWith("## ")).map(l -> l.substring(3)).toList();
      assertThat(headings).isEqualTo(RulePage.HEADINGS);
      assertThat(page.section("References")).contains("](https://");
    }

    private void findsNothingElse() {
      List<Finding> findings = findings(page.files("Example"));
      assertThat(findings.stream().filter(f -> f.rule().equals(id))).hasSize(1);
      assertThat(findings.stream().filter(f -> f.severity() != Severity.NOTE).map(Finding::rule))
          .allMatch(id::equals);
    }

    private void goodIsGood() {
      List<Finding> findings = findings(page.files("Use instead"));
      assertThat(findings.stream().map(Finding::rule)).doesNotContain(id);
      assertThat(findings.stream().filter(f -> f.severity() == Severity.ERROR)).isEmpty();
    }

    /** The page says whether there is a fix and whether it is safe, and shows what it makes. */
    private void fixLeadsToGood() {
      MemoryWorkspace workspace = MemoryWorkspace.of(page.files("Example"));
      Outcome outcome = new Analysis(workspace, Options.DEFAULT).run(List.of(""));
      Finding finding =
          new Repair(workspace, Options.DEFAULT)
              .verified(outcome).stacks().get(0).findings().stream()
                  .filter(f -> f.rule().equals(id))
                  .findFirst()
                  .orElseThrow();
      String promise =
          finding.fix() == null ? "No fix" : finding.fix().safe() ? "Safe" : "Suggested";
      assertThat(page.section("Fix safety")).startsWith(promise);
      if (finding.fix() != null) {
        Map<String, String> files = new LinkedHashMap<>(page.files("Example"));
        Patch.apply(finding.fix().edits())
            .forEach(
                (source, bytes) ->
                    files.put(source.name(), new String(bytes, StandardCharsets.UTF_8)));
        assertThat(files).isEqualTo(page.files("Use instead"));
      }
    }

    private static List<Finding> findings(Map<String, String> files) {
      List<Finding> all = new ArrayList<>();
      MemoryWorkspace workspace = MemoryWorkspace.of(files);
      new Analysis(workspace, Options.DEFAULT)
          .run(List.of(""))
          .stacks()
          .forEach(stack -> all.addAll(stack.findings()));
      return all;
    }
  }
}
