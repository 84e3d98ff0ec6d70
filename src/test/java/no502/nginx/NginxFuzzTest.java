package no502.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no502.text.Problem;
import no502.text.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Throws seeded nonsense at the lexer and the parser. */
class NginxFuzzTest {
  private static final int INPUTS = 20_000;
  private static final long SEED = Long.getLong("no502.seed", 502);

  @Test
  void nothingIsLostAndNothingThrows() {
    TokenSoup soup = new TokenSoup(SEED);
    for (int i = 0; i < INPUTS; i++) {
      Source source = new Source("input " + i + " of seed " + SEED, soup.next());
      assertThat(tokensOf(source)).as(source.name()).isEqualTo(source.bytes());
      Parsed parsed = NginxParser.parse(source);
      Problem strict = NginxParser.strict(source);
      Problem first = parsed.problems().isEmpty() ? null : parsed.problems().get(0);
      assertThat(strict).as(source.name()).isEqualTo(first);
      checkSpans(parsed.tree(), source.span(0, source.length()));
    }
  }

  /** The tokens one after the other; each begins where the last one ended. */
  private static byte[] tokensOf(Source source) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Lexer lexer = new Lexer(source, new ArrayList<>());
    Token token = lexer.next();
    while (token != Token.END) {
      out.write(source.bytes(), lexer.start(), lexer.end() - lexer.start());
      token = lexer.next();
    }
    return out.toByteArray();
  }

  private static void checkSpans(List<Directive> tree, no502.text.Span around) {
    int end = around.start();
    for (Directive directive : tree) {
      assertThat(around.contains(directive.span())).isTrue();
      assertThat(directive.span().start()).isGreaterThanOrEqualTo(end);
      end = directive.span().end();
      for (Word word : directive.args()) {
        assertThat(directive.span().contains(word.span())).isTrue();
      }
      if (directive.isBlock()) {
        checkSpans(directive.block(), directive.span());
      }
    }
  }

  /**
   * With real nginx's tokenizer at hand ({@code -Dno502.nginx.tokenizer=PROGRAM}, which answers
   * {@code PROGRAM -q LIST} with one line of JSON a file), its verdict on every input is ours.
   */
  @Test
  @EnabledIfSystemProperty(named = "no502.nginx.tokenizer", matches = ".+")
  void theVerdictIsNginxs(@TempDir Path folder) throws IOException {
    TokenSoup soup = new TokenSoup(SEED);
    List<Source> sources = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < INPUTS; i++) {
      Path file = folder.resolve(i + ".conf");
      sources.add(new Source(file.toString(), soup.next()));
      names.add(file.toString());
      Files.write(file, sources.get(i).bytes());
    }
    Path list = Files.write(folder.resolve("list"), names);
    Path answers = folder.resolve("answers");
    new ProcessBuilder(System.getProperty("no502.nginx.tokenizer"), "-q", list.toString())
        .redirectOutput(answers.toFile())
        .start()
        .onExit()
        .join();
    List<String> lines = Files.readAllLines(answers);
    assertThat(lines).hasSize(INPUTS);
    int refused = 0;
    for (int i = 0; i < INPUTS; i++) {
      Map<?, ?> answer =
          (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(lines.get(i));
      Map<?, ?> verdict = (Map<?, ?>) answer.get("blocks");
      boolean ok = Boolean.TRUE.equals(verdict.get("ok"));
      String theirs =
          ok ? "ok" : verdict.get("line") + ": " + text((String) verdict.get("message"));
      Problem problem = NginxParser.strict(sources.get(i));
      String ours =
          problem == null ? "ok" : problem.span().line() + ": " + untilNul(problem.message());
      if (!ours.equals(theirs) && miscounted(sources.get(i))) {
        ours = ours.substring(ours.indexOf(':'));
        theirs = theirs.substring(theirs.indexOf(':'));
      }
      assertThat(ours).as(sources.get(i).name()).isEqualTo(theirs);
      refused += ok ? 0 : 1;
    }
    System.out.println(INPUTS + " inputs compared, " + refused + " of them refused by nginx");
  }

  /** The lua module forgets to count lines when it searches a long stretch in vain. */
  private static boolean miscounted(Source source) {
    return source.length() > Lexer.BUFFER && source.text().contains("by_lua_block");
  }

  /** The oracle's messages are C strings. */
  private static String untilNul(String message) {
    int nul = message.indexOf('\0');
    return nul < 0 ? message : message.substring(0, nul);
  }

  private static String text(String bytes) {
    return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }
}
