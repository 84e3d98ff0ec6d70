package no502.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import no502.rules.Rules;
import no502.text.Problem;
import no502.text.Source;
import no502.topology.Confidence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigTest {
  private static Config config(String text) {
    return ConfigReader.read(Source.of("deploy/.no502.yaml", text), Rules.all().ids());
  }

  private static String word(Config config, String rule, Severity severity, String file) {
    Finding finding =
        new Finding(
            rule,
            severity,
            Confidence.PROVEN,
            Source.of(file, "x").top(),
            "m",
            List.of(),
            List.of(),
            null,
            null);
    Finding judged = config.apply(finding);
    return judged == null ? "off" : judged.severity().word();
  }

  @Test
  void laterPathsWin() {
    Config config =
        config(
            """
            rules: {stale-dns: warning}
            paths:
              "legacy/**": {"*": off}
              legacy/kept.conf: {stale-dns: error}
            """);
    assertThat(config.problems()).isEmpty();
    assertThat(word(config, "stale-dns", Severity.NOTE, "deploy/a.conf")).isEqualTo("warning");
    assertThat(word(config, "no-fallback", Severity.NOTE, "deploy/a.conf")).isEqualTo("note");
    assertThat(word(config, "no-fallback", Severity.NOTE, "deploy/legacy/a.conf")).isEqualTo("off");
    assertThat(word(config, "stale-dns", Severity.NOTE, "deploy/legacy/kept.conf"))
        .isEqualTo("error");
    assertThat(word(config, "no-fallback", Severity.NOTE, "legacy/a.conf")).isEqualTo("note");
  }

  @Test
  void presets() {
    assertThat(word(config("preset: errors"), "stale-dns", Severity.NOTE, "a")).isEqualTo("off");
    assertThat(config("preset: strict").gate()).isEqualTo("warning");
    assertThat(config("preset: strict\nfail-on: note").gate()).isEqualTo("note");
    assertThat(config("").gate()).isEqualTo("error");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "presets: strict|unknown key presets; did you mean preset?",
        "preset: sttrict|preset is one of recommended, strict, errors, not sttrict; did you mean strict?",
        "rules: {stale-dns: of}|stale-dns is one of off, note, warning, error, not of; did you mean off?",
        "rules: [stale-dns]|rules wants keys and values",
        "assume: {services: {a: {listen: [x]}}}|listen wants an address and a port such as 0.0.0.0:3000, not x",
        "assume: {host: [x]}|unknown key host; did you mean hosts?"
      })
  void mistakesAreNamed(String text, String message) {
    assertThat(config(text).problems()).extracting(Problem::message).containsExactly(message);
  }

  /**
   * Each of these is written by somebody, some day. None may crash, and none may be a silent pass.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "just a word",
        "- preset",
        "preset: [strict]",
        "preset:",
        "fail-on: {a: b}",
        "fail-on: 1",
        "rules: word",
        "rules: {stale-dns: {a: b}}",
        "rules: {? [a] : off}",
        "paths: [a]",
        "paths: {'**': off}",
        "assume: [a]",
        "assume: {services: [api]}",
        "assume: {services: {api: [x]}}",
        "assume: {services: {api: {listen: '80'}}}",
        "assume: {services: {api: {listen: [{a: b}]}}}",
        "assume: {services: {api: {listen: ['0.0.0.0:70000']}}}",
        "assume: {services: {api: {listen: [':80']}}}",
        "assume: {hosts: word}",
        "assume: {hosts: [[a]]}",
        "a: *b",
        "&a [*a]",
        "rules: &r {stale-dns: *r}",
        "a: b: c",
        "\t- x",
        "\u0000",
        "preset: strict\npreset: errors",
        "%YAML 9.9\n---\n\u202e: x",
        "--- {preset: strict}\n--- {preset: nonsense}"
      })
  void hostileFilesAreReadWithoutACrashAndNeverSilently(String text) {
    Config config = config(text);
    assertThat(config.problems().isEmpty()).as(text).isFalse();
    for (Problem problem : config.problems()) {
      assertThat(problem.span().line()).isPositive();
    }
  }

  @Test
  void aDeepOrLargeFileIsNoTrouble() {
    assertThat(config("rules: " + "[".repeat(100_000)).problems()).isNotEmpty();
    assertThat(config("rules:\n" + "  x: off\n".repeat(20_000)).problems()).isNotEmpty();
  }

  /** What the reader takes the schema takes, and what it refuses the schema refuses. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{preset: strict, fail-on: never}",
        "{preset: nonsense}",
        "{fail-on: nonsense}",
        "{preset: 3}",
        "{nonsense: 1}",
        "{rules: {stale-dns: off, '*': warning, no-fallback: error, missing-keepalive: note}}",
        "{rules: {stale-dns: nonsense}}",
        "{rules: {nonsense: off}}",
        "{rules: []}",
        "{paths: {'a/**': {stale-dns: off}}}",
        "{paths: {'a/**': {nonsense: off}}}",
        "{paths: {'a/**': off}}",
        "{assume: {services: {api: {listen: ['0.0.0.0:3000', ':::80', '*:1']}}, hosts: [db]}}",
        "{assume: {services: {api: {listens: []}}}}",
        "{assume: {services: {api: {listen: [nonsense]}}}}",
        "{assume: {services: {api: {listen: ['80']}}}}",
        "{assume: {services: []}}",
        "{assume: {hosts: db}}",
        "{assume: {nonsense: 1}}"
      })
  void theSchemaAndTheReaderAgree(String text) throws Exception {
    try (InputStream in = ConfigTest.class.getResourceAsStream("/no502/schema/config-1.json")) {
      JsonSchema schema =
          JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(in);
      // A schema knows off for a word only when it is one: YAML 1.2, as we read it.
      String json = text.replace("'", "\"").replaceAll("([{,:\\[] ?)([a-z][a-z*-]*)", "$1\"$2\"");
      assertThat(schema.validate(new ObjectMapper().readTree(json)).isEmpty())
          .as(json)
          .isEqualTo(config(text).problems().isEmpty());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "**/x.conf, x.conf, true",
    "**/x.conf, a/b/x.conf, true",
    "a/*.conf, a/x.conf, true",
    "a/*.conf, a/b/x.conf, false",
    "a, a/b/x.conf, true",
    "a/, a/b/x.conf, true",
    "./a/**, a/b/x.conf, true",
    "a?c, abc, true",
    "a?c, a/c, false",
    "a/**/z, a/z, true",
    "a/**/z, a/b/c/z, true",
    "a/**/z, az, false"
  })
  void patterns(String pattern, String path, boolean fits) {
    assertThat(PathPattern.fits(pattern, path)).isEqualTo(fits);
  }

  /** A new rule needs {@code mvn test -Dtest=ConfigTest -Dsnapshots=update}. */
  @Test
  void theSchemaKnowsEveryRule() throws Exception {
    Path file = Path.of("src/main/resources/no502/schema/config-1.json");
    String schema = Files.readString(file);
    StringBuilder names = new StringBuilder("\"enum\": [\n          \"*\"");
    Rules.all().ids().stream()
        .sorted()
        .forEach(id -> names.append(",\n          \"").append(id).append('"'));
    int from = schema.indexOf("\"enum\": [", schema.indexOf("propertyNames"));
    int to = schema.indexOf(']', from);
    String wanted = schema.substring(0, from) + names + "\n        " + schema.substring(to);
    if ("update".equals(System.getProperty("snapshots"))) {
      Files.writeString(file, wanted);
      schema = wanted;
    }
    assertThat(schema).isEqualTo(wanted);
  }
}
