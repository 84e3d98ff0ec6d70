package no502.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import no502.text.Source;
import org.junit.jupiter.api.Test;

class YamlReaderTest {

  private static YamlFile read(String text) {
    return YamlReader.read(Source.of("compose.yml", text));
  }

  private static YamlNode.Mapping root(YamlFile file) {
    assertThat(file.problems()).isEmpty();
    return (YamlNode.Mapping) file.documents().get(0);
  }

  private static YamlNode value(YamlNode.Mapping mapping, String key) {
    for (YamlNode.Pair pair : mapping.pairs()) {
      if (pair.key() instanceof YamlNode.Scalar scalar && scalar.text().equals(key)) {
        return pair.value();
      }
    }
    return null;
  }

  @Test
  void everyNodeHasItsOwnText() {
    YamlNode.Mapping root =
        root(
            read(
                """
                # a comment
                name: "quoted"   # another
                list:
                  - one
                  - {a: 1}

                last: |
                  two
                  lines

                """));
    assertThat(value(root, "name").span().text()).isEqualTo("\"quoted\"");
    YamlNode.Sequence list = (YamlNode.Sequence) value(root, "list");
    assertThat(list.span().text()).isEqualTo("- one\n  - {a: 1}");
    assertThat(list.items().get(1).span().text()).isEqualTo("{a: 1}");
    assertThat(value(root, "last").span().text()).isEqualTo("|\n  two\n  lines");
    assertThat(((YamlNode.Scalar) value(root, "last")).text()).isEqualTo("two\nlines\n");
  }

  @Test
  void offsetsAreBytesWhateverStandsBefore() {
    for (String before :
        List.of("", "\uFEFF", "# żółć 😀\n", "\uFEFF# ü\r\n", "a: \"😀\u0085\"\n", "😀é: ü\r")) {
      YamlNode.Mapping root = root(read(before + "key: vülue\nnext: 'x😀' # c\nafter: z\n"));
      assertThat(value(root, "key").span().text()).as(before).isEqualTo("vülue");
      assertThat(value(root, "next").span().text()).as(before).isEqualTo("'x😀'");
      assertThat(value(root, "after").span().text()).as(before).isEqualTo("z");
    }
  }

  @Test
  void refusesAnEscapeBeyondAnyNumber() {
    YamlFile file = read("a: é\nb: \"\\U8001F600\"\n");
    assertThat(file.problems()).hasSize(1);
    assertThat(file.problems().get(0).toString()).contains("invalid Unicode character escape code");
    assertThat(file.problems().get(0).span().line()).isEqualTo(2);
  }

  @Test
  void offsetsStayExactFarInALongFile() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 2_000; i++) {
      text.append("k").append(i).append(": \"").append("żé😀x".repeat(i % 7)).append("\"\n");
    }
    YamlNode.Mapping root = root(read(text.toString()));
    for (int i = 0; i < 2_000; i++) {
      YamlNode.Pair pair = root.pairs().get(i);
      assertThat(pair.key().span().text()).isEqualTo("k" + i);
      assertThat(pair.value().span().text()).isEqualTo("\"" + "żé😀x".repeat(i % 7) + "\"");
    }
  }

  @Test
  void charactersSurviveTheBorderBetweenTwoReads() {
    String value = "ż😀é\u0085😀x";
    for (int filler = 16_370; filler < 16_400; filler++) {
      String before = "#".repeat(filler / 2) + "\n" + "#".repeat(filler - filler / 2) + "\n";
      YamlNode.Mapping root = root(read(before + "key: '" + value + "'\nnext: z\n"));
      YamlNode.Scalar scalar = (YamlNode.Scalar) value(root, "key");
      assertThat(scalar.text()).as("after " + filler).isEqualTo("ż😀é 😀x");
      assertThat(scalar.span().text()).isEqualTo("'" + value + "'");
      assertThat(value(root, "next").span().text()).isEqualTo("z");
    }
  }

  @Test
  void linesMayBeLongerThanOneRead() {
    String line = "x".repeat(20_000);
    YamlNode.Mapping root =
        root(read("a: 1\nb: " + line + "\nc: \"" + line + line + "\"\nd: [" + line + "]\n"));
    assertThat(value(root, "b").span().text()).isEqualTo(line);
    assertThat(((YamlNode.Scalar) value(root, "c")).text()).isEqualTo(line + line);
    assertThat(value(root, "d").span().text()).isEqualTo("[" + line + "]");
  }

  @Test
  void columnsAreCodePoints() {
    YamlNode.Mapping root = root(read("a: 1\n\"😀ü\": value\n"));
    YamlNode.Pair pair = root.pairs().get(1);
    assertThat(pair.value().span()).hasToString("compose.yml:2:7");
  }

  @Test
  void emptyValuesStandBehindTheirKey() {
    YamlNode.Mapping root = root(read("a:\nb: 1\n"));
    assertThat(value(root, "a").span().start()).isEqualTo(2);
    assertThat(value(root, "a").span().length()).isZero();
  }

  @Test
  void aliasesStayAliases() {
    YamlNode.Mapping root = root(read("x: &a {b: 1}\ny: *a\nz:\n  <<: *a\n"));
    YamlNode.Alias alias = (YamlNode.Alias) value(root, "y");
    assertThat(alias.span().text()).isEqualTo("*a");
    assertThat(alias.target()).isSameAs(value(root, "x"));
    YamlNode.Mapping merging = (YamlNode.Mapping) value(root, "z");
    assertThat(merging.pairs().get(0).key().span().text()).isEqualTo("<<");
  }

  @Test
  void stylesAreKept() {
    YamlNode.Mapping root = root(read("a: x\nb: 'x'\nc: \"x\"\nd: |\n  x\ne: >\n  x\nf: [x]\n"));
    List<YamlNode.Style> styles = new ArrayList<>();
    for (YamlNode.Pair pair : root.pairs()) {
      styles.add(
          pair.value() instanceof YamlNode.Scalar scalar
              ? scalar.style()
              : ((YamlNode.Sequence) pair.value()).style());
    }
    assertThat(styles)
        .containsExactly(
            YamlNode.Style.PLAIN,
            YamlNode.Style.SINGLE_QUOTED,
            YamlNode.Style.DOUBLE_QUOTED,
            YamlNode.Style.LITERAL,
            YamlNode.Style.FOLDED,
            YamlNode.Style.FLOW);
  }

  @Test
  void severalDocuments() {
    YamlFile file = read("a: 1\n---\nb: 2\n--- c\n...\n");
    assertThat(file.problems()).isEmpty();
    assertThat(file.documents()).hasSize(3);
  }

  @Test
  void whatComesBeforeAnErrorIsGone_andTheErrorHasAPlace() {
    YamlFile file = read("a: 1\nb: [1\nc: 2\n");
    assertThat(file.readable()).isFalse();
    assertThat(file.problems().get(0).span().line()).isEqualTo(3);
  }

  @Test
  void utf16IsReadAsItsUtf8Twin() {
    Source source = new Source("compose.yml", "\uFEFFa: é\n".getBytes(StandardCharsets.UTF_16LE));
    YamlFile file = YamlReader.read(source);
    assertThat(value(root(file), "a").span().text()).isEqualTo("é");
  }

  @Test
  void invalidUtf8IsNamedWithItsPlace() {
    byte[] bytes = "a: b\nc: ?d\n".getBytes(StandardCharsets.UTF_8);
    bytes[8] = (byte) 0xFF;
    YamlFile file = YamlReader.read(new Source("compose.yml", bytes));
    assertThat(file.problems().get(0).span()).hasToString("compose.yml:2:4");
  }

  @Test
  void typesAreThoseOfGo() {
    YamlNode.Mapping root =
        root(read("a: yes\nb: 0777\nc: 1_000\nd: 1e3\ne: 2001-01-01\nf: '5'\ng: ~\nh: 22:22\n"));
    List<Object> values = new ArrayList<>();
    for (YamlNode.Pair pair : root.pairs()) {
      values.add(((YamlNode.Scalar) pair.value()).value());
    }
    assertThat(values)
        .containsExactly(
            "yes", 511L, 1000L, 1000.0, new GoScalar.Timestamp("2001-01-01"), "5", null, "22:22");
  }
}
