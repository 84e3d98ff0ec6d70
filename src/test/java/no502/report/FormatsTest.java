package no502.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import no502.analysis.Outcome;
import no502.lint.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each format, whole, as it is printed. */
class FormatsTest {
  static final List<String> NAMES = Formats.NAMES;

  @ParameterizedTest
  @FieldSource("NAMES")
  void ordinary(String format) throws Exception {
    // The rules' own pages are tested elsewhere, and change for their own reasons.
    String text =
        render(format, Sample.ordinary())
            .replaceAll("(?s)\"rules\": \\[.*\"columnKind\"", "\"rules\": […], \"columnKind\"");
    Snapshot.check("ordinary." + format + ".txt", text);
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void clean(String format) throws Exception {
    Snapshot.check("clean." + format + ".txt", render(format, Sample.clean()));
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void theSameTwice(String format) {
    assertThat(render(format, Sample.ordinary())).isEqualTo(render(format, Sample.ordinary()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "mermaid", "dot", "svg"})
  void graph(String format) throws Exception {
    String text = Graphs.draw(format, Sample.ordinary(), ReportContext.plain("1.2.3"));
    Snapshot.check("graph." + format + ".txt", text);
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 80, 120})
  void terminalKeepsToTheWidth(int width) throws Exception {
    ReportContext context =
        new ReportContext(
            new Names("", "shop"), Palette.NONE, width, false, true, true, false, "1.2.3");
    String text = Formats.of("terminal").render(Sample.ordinary(), context);
    Snapshot.check("terminal-" + width + ".txt", text);
    assertThat(text.lines().mapToInt(Cells::width)).allMatch(w -> w <= width);
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 80, 200})
  void adviceIsAListByPlace(int width) {
    Outcome.StackOutcome ordinary = Sample.ordinary().stacks().get(0);
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      for (Finding finding : ordinary.findings()) {
        findings.add(finding.with("thought " + i + " on web: it goes on"));
      }
    }
    ReportContext context =
        new ReportContext(Names.ROOT, Palette.NONE, width, false, false, false, false, "1");
    Outcome outcome = new Outcome(List.of(ordinary.with(findings)), List.of());
    String text = Formats.of("terminal").render(outcome, context);
    assertThat(text.lines().mapToInt(Cells::width)).allMatch(w -> w <= width);
    assertThat(text.lines().filter(line -> line.startsWith("error["))).hasSize(30);
    assertThat(text.lines().filter(line -> line.startsWith("warning["))).hasSize(30);
    assertThat(text).contains("30 notes;").contains("    thought 0 on web [no-fallback]");
    assertThat(text.lines().filter(line -> line.startsWith("  shop/nginx"))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void terminalInColour(boolean quiet) throws Exception {
    ReportContext context =
        new ReportContext(Names.ROOT, Palette.ansi(), 80, quiet, false, false, false, "1.2.3");
    String text = Formats.of("terminal").render(Sample.ordinary(), context);
    Snapshot.check(quiet ? "terminal-colour-quiet.txt" : "terminal-colour.txt", text);
    assertThat(text.replaceAll("\u001b\\[[0-9;]*m", "")).doesNotContain("\u001b");
  }

  @Test
  void aLargeReportComesInPieces() {
    Outcome.StackOutcome ordinary = Sample.ordinary().stacks().get(0);
    List<Finding> many = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      many.addAll(ordinary.findings());
    }
    Outcome outcome = new Outcome(List.of(ordinary.with(many)), List.of());
    for (String format : List.of("json", "sarif", "gitlab", "rdjson")) {
      List<String> pieces = new ArrayList<>();
      Formats.of(format).write(outcome, ReportContext.plain("1.2.3"), pieces::add);
      assertThat(pieces).as(format).hasSizeGreaterThan(3).allMatch(p -> p.length() < 100_000);
      assertThat(String.join("", pieces)).isEqualTo(render(format, outcome));
    }
  }

  static String render(String format, Outcome outcome) {
    return Formats.of(format).render(outcome, ReportContext.plain("1.2.3"));
  }
}
