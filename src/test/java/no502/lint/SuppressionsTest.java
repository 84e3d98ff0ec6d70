package no502.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no502.text.Source;
import no502.text.Span;
import no502.topology.Confidence;
import org.junit.jupiter.api.Test;

class SuppressionsTest {
  private static final List<String> KNOWN = List.of("stale-dns", "no-fallback");

  private static List<Integer> silenced(String name, String text) {
    Source source = Source.of(name, text);
    Suppressions comments = Suppressions.of(source, KNOWN);
    return java.util.stream.IntStream.rangeClosed(1, source.lineCount())
        .filter(line -> comments.covers(at(source, line)))
        .boxed()
        .toList();
  }

  private static Finding at(Source source, int line) {
    Span span = source.span(source.lineStart(line), source.lineEnd(line));
    return new Finding(
        "stale-dns", Severity.NOTE, Confidence.PROVEN, span, "", List.of(), List.of(), null, null);
  }

  private static String complaint(String text) {
    List<Finding> all = Suppressions.of(Source.of("x.conf", text), KNOWN).complaints();
    return all.isEmpty() ? null : all.get(0).message();
  }

  @Test
  void atTheEndOfALineItSpeaksForThatLine() {
    assertThat(silenced("x.conf", "a;\nb; # no502: ignore stale-dns -- why\nc;\n"))
        .containsExactly(2);
  }

  @Test
  void aloneItSpeaksForTheNextStatement() {
    assertThat(silenced("x.conf", "a;\n# no502: ignore stale-dns -- why\n\nb;\nc;\n"))
        .containsExactly(4);
  }

  @Test
  void beforeABlockItSpeaksForTheBlock() {
    assertThat(silenced("x.conf", "a;\n# no502: ignore stale-dns -- why\nb {\n c ${d};\n}\ne;\n"))
        .containsExactly(3, 4, 5);
  }

  @Test
  void firstInABlockItSpeaksForTheBlock() {
    assertThat(silenced("x.conf", "a;\nb {\n # no502: ignore stale-dns -- why\n c;\n d;\n}\ne;\n"))
        .containsExactly(2, 3, 4, 5, 6);
  }

  @Test
  void inYamlIndentationMakesTheBlock() {
    String text =
        """
        services:
          # no502: ignore stale-dns, no-fallback -- why
          a:
            image: x
          b:
            # no502: ignore stale-dns -- why
            image: y
            ports: []
          c:
            image: z
        """;
    assertThat(silenced("x.yml", text.replace("services:\n", "services:\n  z: {}\n")))
        .containsExactly(4, 5, 6, 7, 8, 9);
  }

  @Test
  void tellsWhatIsWrongWithAComment() {
    assertThat(complaint("# no502: ignore stale-dns\na;\n")).startsWith("a reason is missing");
    assertThat(complaint("# no502: ignore stale-dsn -- x\na;\n"))
        .isEqualTo("unknown rule stale-dsn; did you mean stale-dns?");
    assertThat(complaint("# no502: ingore stale-dns -- x\na;\n"))
        .startsWith("this comment wants to say");
    assertThat(complaint("# no502: ignore stale-dns -- x\na;\n"))
        .startsWith("nothing here breaks the rule");
    assertThat(complaint("a; # see no502: the manual\n")).isNull();
  }
}
