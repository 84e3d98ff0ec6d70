package no502.nginx;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Compares the parser with real nginx's tokenizer on a folder of public files, which are not ours
 * to commit: {@code mvn test -Dtest=NginxCorpusTest -Dno502.nginx.corpus=FOLDER}. The folder holds
 * {@code nginx/*.conf} and {@code nginx-oracle.jsonl}, one line a file: {@code {"file", "ok",
 * "blocks": {"ok", "message", "line"}, "tree": [{"l": line, "w": words, "k": ";" or "{" or "lua",
 * "b": children}]}} with one character a byte.
 */
@EnabledIfSystemProperty(named = "no502.nginx.corpus", matches = ".+")
class NginxCorpusTest {
  private final Path folder = Path.of(System.getProperty("no502.nginx.corpus"));

  @Test
  void everyFileReadsAsNginxReadsIt() throws IOException {
    List<String> differences = new ArrayList<>();
    int refused = 0;
    List<String> lines = Files.readAllLines(folder.resolve("nginx-oracle.jsonl"));
    for (String line : lines) {
      Map<?, ?> expected = json(line);
      String name = (String) expected.get("file");
      byte[] bytes = Files.readAllBytes(folder.resolve("nginx").resolve(name));
      Map<?, ?> verdict = (Map<?, ?>) expected.get("blocks");
      String difference = compare(new Source(name, bytes), verdict, (List<?>) expected.get("tree"));
      if (difference != null) {
        differences.add(name + ": " + difference);
      }
      refused += Boolean.TRUE.equals(verdict.get("ok")) ? 0 : 1;
    }
    System.out.println(lines.size() + " files compared, " + refused + " of them refused by nginx");
    assertThat(differences).isEmpty();
  }

  /**
   * The oracle has nginx's command tables too, but goes on after an unknown directive; files that
   * have one are left out, and refused parts whose context is anyone's guess. nginx names the line
   * on which a directive ends, we where it begins.
   */
  @Test
  void directivesAreRefusedAsNginxRefusesThem() throws IOException {
    List<String> differences = new ArrayList<>();
    int compared = 0;
    for (String line : Files.readAllLines(folder.resolve("nginx-oracle.jsonl"))) {
      Map<?, ?> expected = json(line);
      if (!Boolean.TRUE.equals(((Map<?, ?>) expected.get("blocks")).get("ok"))) {
        continue;
      }
      String name = (String) expected.get("file");
      Map<?, ?> verdict = (Map<?, ?>) expected.get("strict");
      byte[] bytes = Files.readAllBytes(folder.resolve("nginx").resolve(name));
      Problem ours = firstRefusal(new Source(name, bytes), (String) verdict.get("context"));
      boolean accepted = Boolean.TRUE.equals(verdict.get("ok"));
      boolean guessed = !accepted && !"main".equals(verdict.get("context"));
      if (guessed || ours != null && ours.message().startsWith("unknown directive")) {
        continue;
      }
      compared++;
      boolean same =
          ours == null || accepted
              ? ours == null && accepted
              : ours.message().startsWith((String) verdict.get("message"))
                  && ours.span().line() <= ((Number) verdict.get("line")).intValue();
      if (!same) {
        differences.add(name + ": nginx says " + verdict + ", we say " + ours);
      }
    }
    System.out.println(compared + " files compared directive by directive");
    assertThat(differences).isEmpty();
  }

  private static Problem firstRefusal(Source source, String context) {
    List<String> contexts =
        switch (context) {
          case "main" -> List.of();
          case "server" -> List.of("http", "server");
          case "location" -> List.of("http", "server", "location");
          case "upstream" -> List.of("http", "upstream");
          case "stream-server" -> List.of("stream", "server");
          default -> List.of(context);
        };
    ConfigFiles files = new LoneFile(source);
    NginxConfig config =
        NginxLoader.loadInside(
            contexts, files, "/etc/nginx/nginx.conf", Source.of("nginx.conf", "").top());
    Problem first = null;
    for (Problem problem : DirectiveCheck.check(config, new NginxBuild(null, true))) {
      boolean counts =
          problem.weight() == Problem.Weight.ERROR
              && !problem.message().endsWith("directive is duplicate")
              && !problem.message().startsWith("invalid parameter");
      if (counts && (first == null || problem.span().start() < first.span().start())) {
        first = problem;
      }
    }
    return first;
  }

  /** Includes are not followed by the oracle: all other files are hidden. */
  private record LoneFile(Source source) implements ConfigFiles {
    @Override
    public Seen read(String path) {
      boolean main = path.equals("/etc/nginx/nginx.conf");
      return main ? new Seen.File(source) : new Seen.Hidden("not followed");
    }

    @Override
    public Names list(String folder) {
      return new Names(List.of(), null);
    }
  }

  private static String compare(Source source, Map<?, ?> verdict, List<?> tree) {
    Problem problem = NginxParser.strict(source);
    String ours = problem == null ? "ok" : problem.span().line() + ": " + problem.message();
    String theirs =
        Boolean.TRUE.equals(verdict.get("ok"))
            ? "ok"
            : verdict.get("line") + ": " + text((String) verdict.get("message"));
    if (!ours.equals(theirs)) {
      return "nginx says " + theirs + ", we say " + ours;
    }
    Parsed parsed = NginxParser.parse(source);
    return problem == null ? compare(parsed.tree(), tree) : null;
  }

  private static String compare(List<Directive> ours, List<?> theirs) {
    if (ours.size() != theirs.size()) {
      return theirs.size() + " directives, we have " + ours.size();
    }
    for (int i = 0; i < ours.size(); i++) {
      Map<?, ?> expected = (Map<?, ?>) theirs.get(i);
      Directive directive = ours.get(i);
      String difference = compare(directive, expected);
      if (difference == null && expected.get("b") != null) {
        difference = compare(directive.block(), (List<?>) expected.get("b"));
      }
      if (difference != null) {
        return difference;
      }
    }
    return null;
  }

  private static String compare(Directive directive, Map<?, ?> expected) {
    List<String> words = new ArrayList<>();
    words.add(directive.name().value());
    directive.args().forEach(word -> words.add(word.value()));
    List<String> wanted =
        ((List<?>) expected.get("w")).stream().map(word -> text((String) word)).toList();
    boolean block = !";".equals(expected.get("k"));
    boolean same =
        words.equals(wanted)
            && directive.isBlock() == block
            && ((Number) expected.get("l")).intValue() == directive.span().line();
    return same ? null : "nginx has " + expected.get("l") + " " + wanted + ", we have " + words;
  }

  private static String text(String bytes) {
    return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  private static Map<?, ?> json(String line) {
    LoadSettings settings = LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();
    return (Map<?, ?>) new Load(settings).loadFromString(line);
  }
}
