package no502.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import no502.text.Problem;
import no502.text.Source;
import org.junit.jupiter.api.Test;

class NginxParserTest {

  @Test
  void readsDirectivesAndBlocks() {
    List<Directive> tree =
        parse(
                """
                upstream api { server api:8000; }
                server {
                  listen 80; # the front door
                  location / { proxy_pass http://api; }
                }
                """)
            .tree();
    assertThat(tree).extracting(d -> d.name().value()).containsExactly("upstream", "server");
    Directive location = tree.get(1).block().get(1);
    assertThat(location.arg(0)).isEqualTo("/");
    assertThat(location.block().get(0).arg(0)).isEqualTo("http://api");
    assertThat(location.block().get(0).span().text()).isEqualTo("proxy_pass http://api;");
    assertThat(location.span().line()).isEqualTo(4);
  }

  @Test
  void decodesQuotesAndBackslashes() {
    Directive d = parse("a 'it''s' ;".replace("''", "\\'") + "b \"x\\ty\" \\d \"\";").tree().get(0);
    assertThat(d.arg(0)).isEqualTo("it's");
    assertThat(d.args().get(0).quote()).isEqualTo('\'');
    Directive b = parse("b \"x\\ty\" \\d \"\";").tree().get(0);
    assertThat(b.args()).extracting(Word::value).containsExactly("x\ty", "\\d", "");
  }

  @Test
  void bracesBelongToAWordAfterADollarAndInTheMiddle() {
    assertThat(words("a ${host} $${{x} 80} x}y;"))
        .containsExactly("${host}", "$${{x}", "80}", "x}y");
  }

  @Test
  void hashIsACommentOnlyAtTheStartOfAWord() {
    assertThat(words("a b#c # d;\n e;")).containsExactly("b#c", "e");
    assertThat(words("a 'x' # y\r z;\n;")).containsExactly("x");
  }

  @Test
  void closingParenthesisAfterAQuoteStartsANewWord() {
    assertThat(words("if ($a = 'b'){}")).containsExactly("($a", "=", "b", ")");
  }

  @Test
  void aByteOrderMarkIsPartOfTheFirstWord() {
    assertThat(parse("\uFEFFuser x;").tree().get(0).name().value()).isEqualTo("\uFEFFuser");
  }

  @Test
  void luaBlocksAreRaw() {
    Parsed parsed =
        parse(
            """
            set_by_lua_block $r {
              local s = "}" -- }
              local t = [==[ }}} ]==] --[[ } ]]
              return {1}
            }
            listen 80;
            """);
    assertThat(parsed.problems()).isEmpty();
    assertThat(parsed.tree()).hasSize(2);
    assertThat(parsed.tree().get(0).arg(0)).isEqualTo("$r");
    assertThat(parsed.tree().get(0).block()).isEmpty();
  }

  @Test
  void nginxsOwnWordsAndLines() {
    assertThat(first("a;\n}")).isEqualTo("2: unexpected \"}\"");
    assertThat(first("a\n}")).isEqualTo("2: unexpected \"}\"");
    assertThat(first(";")).isEqualTo("1: unexpected \";\"");
    assertThat(first("{}")).isEqualTo("1: unexpected \"{\"");
    assertThat(first("a 'b'c;")).isEqualTo("1: unexpected \"c\"");
    assertThat(first("a b\n\n")).isEqualTo("3: unexpected end of file, expecting \";\" or \"}\"");
    assertThat(first("a {\n")).isEqualTo("2: unexpected end of file, expecting \"}\"");
    assertThat(first("map $a $b {\n x {\n} }")).isEqualTo("2: unexpected \"{\"");
    assertThat(first("x_by_lua_block {\n\n if {"))
        .isEqualTo(
            "3: unexpected end of file, expecting terminating characters for lua code block");
    assertThat(first("")).isNull();
  }

  @Test
  void aWordMustFitIntoNginxsBuffer() {
    String n = "x".repeat(4095);
    assertThat(first(n + ";")).isNull();
    assertThat(first(n + " ;")).isEqualTo("1: too long parameter \"xxxxxxxxxx...\" started");
    assertThat(first("'" + n.substring(1) + "';")).isNull();
    assertThat(first("\n'" + n + "x';"))
        .isEqualTo("2: too long parameter, probably missing terminating \"'\" character");
    assertThat(first("#" + n + "\n")).startsWith("1: too long parameter \"#xxxxxxxxx...\" started");
  }

  @Test
  void oneErrorDoesNotHideTheRest() {
    Parsed parsed =
        parse(
            """
            server {
              listen 80
            }
            server {
              server_name 'x;
              listen 81;
            }
            ;
            upstream u { server a; }
            """);
    assertThat(parsed.tree())
        .extracting(d -> d.name().value())
        .containsExactly("server", "server", "upstream");
    assertThat(parsed.tree().get(1).block()).hasSize(2);
    assertThat(parsed.problems()).hasSize(3);
    assertThat(parsed.problems().get(0).span().line()).isEqualTo(3);
  }

  @Test
  void hostileFilesGetAnAnswer() {
    Parsed deep = parse("a{".repeat(100_000) + "}".repeat(100_000) + "b;");
    assertThat(deep.problems()).hasSize(1);
    assertThat(deep.problems().get(0).weight()).isEqualTo(Problem.Weight.INCOMPLETE);
    assertThat(deep.tree()).hasSize(2);
    Parsed open = parse("a{".repeat(100_000));
    assertThat(open.problems()).hasSize(2);
    byte[] word = new byte[20 << 20];
    assertThat(NginxParser.parse(new Source("nul", word)).problems()).isNotEmpty();
    byte[] invalid = {'a', ' ', (byte) 0xFF, 0, (byte) 0xC3, ';'};
    assertThat(NginxParser.parse(new Source("bytes", invalid)).tree()).hasSize(1);
  }

  @Test
  void aFileThatIsSomethingElseGetsAHundredComplaints() {
    Parsed parsed = parse(";".repeat(1_000_000));
    assertThat(parsed.problems()).hasSize(101);
    assertThat(parsed.problems().get(100).weight()).isEqualTo(Problem.Weight.INCOMPLETE);
    assertThat(parse("x".repeat(1_000_000) + ";").problems()).hasSize(1);
    Parsed words = parse("a;".repeat(3_000_000));
    assertThat(words.problems()).hasSize(1);
    assertThat(words.tree()).hasSize(Parser.MAX_WORDS);
  }

  @Test
  void listsComments() {
    assertThat(NginxParser.comments(Source.of("n", "a; # one\n'# no';\n#two")))
        .extracting(s -> s.text())
        .containsExactly("# one", "#two");
  }

  private static Parsed parse(String text) {
    return NginxParser.parse(new Source("nginx.conf", text.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<String> words(String text) {
    return parse(text).tree().get(0).args().stream().map(Word::value).toList();
  }

  private static String first(String text) {
    Problem problem = NginxParser.strict(Source.of("nginx.conf", text));
    return problem == null ? null : problem.span().line() + ": " + problem.message();
  }
}
