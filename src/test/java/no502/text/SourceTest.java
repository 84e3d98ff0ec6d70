package no502.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SourceTest {

  @Test
  void countsLinesFromOneAndColumnsInCodePoints() {
    Source source = Source.of("a.conf", "eins\nzwei ü 😀 x\n");
    Span x = span(source, "x");

    assertThat(x.line()).isEqualTo(2);
    assertThat(x.column()).isEqualTo(10);
    assertThat(source.utf16ColumnAt(x.start())).isEqualTo(11);
  }

  @Test
  void aByteOrderMarkHasNoWidth() {
    Source source = Source.of("a.yml", "\uFEFFname: x");

    assertThat(source.hasBom()).isTrue();
    assertThat(span(source, "name").column()).isEqualTo(1);
  }

  @Test
  void aLineEndsBeforeItsBreakWhicheverItIs() {
    Source source = Source.of("a.yml", "one\r\ntwo\nthree");

    assertThat(source.lineCount()).isEqualTo(3);
    assertThat(source.line(1)).isEqualTo("one");
    assertThat(source.line(2)).isEqualTo("two");
    assertThat(source.line(3)).isEqualTo("three");
    assertThat(source.lineBreak()).isEqualTo("\r\n");
  }

  @Test
  void anEmptyLastLineIsALine() {
    Source source = Source.of("a.yml", "one\n");

    assertThat(source.lineCount()).isEqualTo(2);
    assertThat(source.line(2)).isEmpty();
    assertThat(source.lineAt(4)).isEqualTo(2);
  }

  @Test
  void anEmptyFileHasOneEmptyLine() {
    Source source = Source.of("a.yml", "");

    assertThat(source.lineCount()).isEqualTo(1);
    assertThat(source.top()).hasToString("a.yml:1:1");
  }

  @Test
  void aSpanOfADerivedTextLiesInTheFileItWasMadeFrom() {
    Source template = Source.of("app.conf.template", "server ${HOST};");
    Source rendered =
        Source.derived(
            "server api;".getBytes(StandardCharsets.UTF_8),
            template,
            new int[] {0, 1, 2, 3, 4, 5, 6, 7, 7, 7, 14, 15});

    assertThat(rendered.span(7, 10)).isEqualTo(template.span(7, 14));
    assertThat(rendered.span(7, 10).text()).isEqualTo("${HOST}");
  }

  private static Span span(Source source, String text) {
    int start =
        source
            .text()
            .substring(0, source.text().indexOf(text))
            .getBytes(StandardCharsets.UTF_8)
            .length;
    return source.span(start, start + text.getBytes(StandardCharsets.UTF_8).length);
  }
}
