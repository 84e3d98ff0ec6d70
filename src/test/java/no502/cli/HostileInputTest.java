package no502.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import no502.report.Evil;
import no502.report.Readers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever a stranger's project is called and holds, each format tells the same findings, read back
 * with a parser that is not ours, and nothing besides.
 */
class HostileInputTest {
  private static final List<String> FORMATS =
      List.of("json", "sarif", "gitlab", "junit", "checkstyle", "rdjson", "terminal", "markdown");
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @EnumSource
  void everyFormatTellsTheSameAndNothingElse(HostileProject corner) throws Exception {
    int told = 0;
    for (String evil : Evil.together(3)) {
      FakeConsole console = corner.with(evil);
      console.environment.put("GITHUB_ACTIONS", "true");
      console.environment.put("GITHUB_STEP_SUMMARY", "summary");
      String[] words = new String[FORMATS.size() + 4];
      words[0] = "check";
      words[1] = "--verbose";
      words[2] = "--format=github";
      words[3] = "--output=diff=diff";
      for (int i = 0; i < FORMATS.size(); i++) {
        words[4 + i] = "--output=" + FORMATS.get(i) + "=" + FORMATS.get(i);
      }
      int code = console.run(words);
      assertThat(code).as(console.complaints()).isBetween(0, 2);
      told += check(console, corner + " " + evil);
    }
    assertThat(told).isGreaterThanOrEqualTo(Evil.together(3).size());
  }

  private static int check(FakeConsole console, String what) throws Exception {
    JsonNode report = JSON.readTree(console.written.get("json"));
    int findings = report.get("findings").size();
    int gaps = report.get("incomplete").size();
    int stacks = report.at("/summary/stacks").asInt();
    for (String format : FORMATS) {
      String text = console.written.get(format);
      Readers.harmless(text, format + " " + what);
      assertThat(Readers.obeyed(text)).as(format + " " + what).isEmpty();
    }
    assertThat(Readers.obeyed(console.text()))
        .as(what)
        .hasSize(Readers.githubShows(report))
        .allMatch(name -> Set.of("error", "warning", "notice").contains(name));
    Readers.harmless(console.text(), what);
    Readers.harmless(console.complaints(), what);
    assertThat(Readers.sarifResults(console.written.get("sarif"))).as(what).isEqualTo(findings);
    assertThat(JSON.readTree(console.written.get("gitlab"))).as(what).hasSize(findings);
    assertThat(JSON.readTree(console.written.get("rdjson")).get("diagnostics"))
        .as(what)
        .hasSize(findings);
    assertThat(Readers.junitCases(console.written.get("junit")))
        .as(what)
        .isEqualTo(findings + Readers.cleanStacks(report, stacks) + gaps);
    assertThat(Readers.checkstyleErrors(console.written.get("checkstyle")))
        .as(what)
        .isEqualTo(findings + gaps);
    assertThat(Readers.headlines(console.written.get("terminal"))).as(what).isEqualTo(findings);
    assertThat(Readers.gaps(console.written.get("terminal"))).as(what).isEqualTo(gaps);
    for (String markdown : List.of("markdown", "summary")) {
      assertThat(Readers.markdownFindings(console.written.get(markdown)))
          .as(markdown + " " + what)
          .isEqualTo(findings);
    }
    String diff = console.written.get("diff");
    if (!what.contains("\u0000")) {
      assertThat(mended(report)).as(what).containsAll(Readers.patched(diff));
    }
    return findings;
  }

  private static Set<String> mended(JsonNode report) {
    Set<String> files = new TreeSet<>();
    report.findValues("edits").forEach(edits -> files.addAll(edits.findValuesAsText("file")));
    return files;
  }
}
