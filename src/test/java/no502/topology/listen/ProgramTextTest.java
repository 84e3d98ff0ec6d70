package no502.topology.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import no502.text.Seq;
import no502.text.Source;
import no502.topology.AContainer;
import no502.topology.Launch.Arg;
import org.junit.jupiter.api.Test;

class ProgramTextTest {
  private static ProgramText text(String source, boolean hash) {
    Command c = new Command(List.of(new Arg("node", null, null)), Map.of(), "/", List.of());
    Inside inside = new Inside(AContainer.from("node:22").build());
    return new ProgramText(Source.of("a", source), hash, c, inside);
  }

  private static ProgramText script(String source) {
    return text(source, false);
  }

  private static List<String> parts(String source) {
    ProgramText text = script(source);
    return Seq.of(text.parts(0, source.length())).map(ProgramText.Part::text).toList();
  }

  @Test
  void comments_are_blanked_out_and_strings_are_not() {
    assertThat(script("a // b\nc").text()).isEqualTo("a     \nc");
    assertThat(script("a /* b\nc */d").text()).isEqualTo("a     \n    d");
    assertThat(script("a /* b").text()).isEqualTo("a     ");
    assertThat(script("a // b").text()).isEqualTo("a     ");
    assertThat(script("'//b' \"/*c\" `//\n/*` # d").text()).isEqualTo("'//b' \"/*c\" `//\n/*` # d");
    assertThat(script("'a\\'//b'").text()).isEqualTo("'a\\'//b'");
    assertThat(script("'it\n// b").text()).isEqualTo("'it\n    ");
    assertThat(script("'never //").text()).isEqualTo("'never //");
    assertThat(text("a # b\n/* c", true).text()).isEqualTo("a    \n/* c");
    assertThat(text("'#b' # c", true).text()).isEqualTo("'#b'    ");
  }

  @Test
  void a_word_stands_alone() {
    assertThat(script("bind rebind binds _bind bind_ $bind bind9 (bind)bind").occurrences("bind"))
        .containsExactly(0, 43, 48);
    assertThat(script("x.listen( my.listen(").occurrences(".listen(")).containsExactly(1, 12);
    assertThat(script("xlisten( listen(a").occurrences("listen(")).containsExactly(9);
  }

  @Test
  void a_bracket_closes_behind_all_it_holds() {
    assertThat(script("f(a, [b, {c}], ')')d").closing(1)).isEqualTo(18);
    assertThat(script("(\"a)\\\")\" `)`)b").closing(0)).isEqualTo(12);
    assertThat(script("(a").closing(0)).isEqualTo(2);
  }

  @Test
  void parts_stand_between_commas_that_no_bracket_holds() {
    assertThat(parts("a, b(c, d), [e, f], {g, h} , 'i, j'"))
        .containsExactly("a", "b(c, d)", "[e, f]", "{g, h}", "'i, j'");
    assertThat(parts("a,\r\n\tb ,\n")).containsExactly("a", "b");
    assertThat(parts(" ")).isEmpty();
    assertThat(parts("")).isEmpty();
    assertThat(parts("a,,b")).containsExactly("a", "", "b");
    assertThat(parts("\"a,b\", `c,d`")).containsExactly("\"a,b\"", "`c,d`");
  }

  @Test
  void a_constant_is_set_once() {
    assertThat(script("const port = 80;\nf(port)").constant("port")).isEqualTo("80");
    assertThat(script("port=81\nb").constant("port")).isEqualTo("81");
    assertThat(script("let port: number = 82, b = 1").constant("port")).isEqualTo("82");
    assertThat(script("port = f(a, [b,\nc]) || 'd;e'\nf").constant("port"))
        .isEqualTo("f(a, [b,\nc]) || 'd;e'");
    assertThat(script("port = `a;b`").constant("port")).isEqualTo("`a;b`");
    assertThat(script("port = (83").constant("port")).isEqualTo("(83");
    assertThat(script("port =\n  84\n").constant("port")).isEqualTo("84");
    assertThat(script("port == 85; port => 86; port").constant("port")).isNull();
    assertThat(script("config.port = 87").constant("port")).isNull();
    assertThat(script("{port: 88}").constant("port")).isNull();
    assertThat(script("a ? port :").constant("port")).isNull();
    assertThat(script("port = 1; port = 2").constant("port")).isNull();
  }
}
