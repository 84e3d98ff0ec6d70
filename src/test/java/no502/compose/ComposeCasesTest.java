package no502.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The loader against the recorded answers of the real docker compose (see {@code
 * src/test/compose/record.sh}): the same verdict, and the whole model, not picked fields. What we
 * say where Docker refuses stands in {@code expected.problem}; {@code -Dno502.record=true} writes
 * it.
 */
class ComposeCasesTest {

  static Stream<ComposeCase> cases() throws IOException {
    return ComposeCase.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void readsAsDockerDoes(ComposeCase given) throws IOException {
    Project project = given.load();
    String error = ComposeCase.error(project);
    if (given.accepted()) {
      assertThat(error).isNull();
      Object docker = Json.read(given.read("expected.json"));
      Object ours = Json.read(CanonicalJson.print(project.model()));
      assertThat(Difference.between(docker, ours)).isEqualTo(List.of());
      return;
    }
    assertThat(error).as("Docker: " + given.read("expected.err")).isNotNull();
    if (Boolean.getBoolean("no502.record")) {
      Files.writeString(given.folder().resolve("expected.problem"), error + "\n");
    }
    assertThat(error + "\n").isEqualTo(given.read("expected.problem"));
  }
}
