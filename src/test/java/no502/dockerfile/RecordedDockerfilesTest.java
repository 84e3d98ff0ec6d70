package no502.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import no502.dockerfile.Dockerfile.Process;
import no502.dockerfile.Dockerfile.Text;
import no502.text.Problem;
import no502.text.Source;
import no502.workspace.MemoryWorkspace;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our own cases, with what BuildKit's frontend made of each. */
class RecordedDockerfilesTest {
  private static final Path FOLDER = Path.of("testdata/dockerfile");

  static Stream<String> cases() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".Dockerfile"))
          .map(name -> name.substring(0, name.length() - ".Dockerfile".length()))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void readsAsBuildKitDoes(String name) throws IOException {
    Source source =
        new Source("Dockerfile", Files.readAllBytes(FOLDER.resolve(name + ".Dockerfile")));
    List<String> expected = Files.readAllLines(FOLDER.resolve(name + ".expected"));
    Dockerfile file = DockerfileParser.parse(source, Map.of());
    if (expected.get(0).startsWith("refused ")) {
      assertThat(errors(file)).isNotEmpty();
      assertThat(expected.get(0)).as("BuildKit puts the line first").endsWith(errors(file).get(0));
    } else {
      assertThat(errors(file)).isEmpty();
      assertThat(describe(Image.of(file, null, MemoryWorkspace.of(), "")))
          .containsExactlyElementsOf(expected);
    }
  }

  private static List<String> errors(Dockerfile file) {
    return file.problems().stream()
        .filter(problem -> problem.weight() == Problem.Weight.ERROR)
        .map(Problem::message)
        .map(message -> message.replace(": no line reads EOF", ""))
        .toList();
  }

  private static List<String> describe(Image image) {
    List<String> lines = new ArrayList<>();
    image.env().forEach((name, text) -> lines.add("env " + name + "=" + known(text)));
    TreeSet<String> ports = new TreeSet<>();
    image.expose().forEach(port -> ports.addAll(spread(known(port))));
    ports.forEach(port -> lines.add("expose " + port));
    command("entrypoint ", image.entrypoint(), lines);
    command("cmd ", image.cmd(), lines);
    if (image.healthcheck() != null) {
      lines.add("health " + health(image));
    }
    if (image.user() != null) {
      lines.add("user " + known(image.user()));
    }
    lines.add("workdir " + known(image.workdir()));
    return lines;
  }

  private static String known(Text text) {
    assertThat(text.hiddenBy()).isNull();
    return text.text();
  }

  private static List<String> spread(String port) {
    int slash = port.indexOf('/');
    String protocol = slash < 0 ? "/tcp" : port.substring(slash);
    String[] ends = (slash < 0 ? port : port.substring(0, slash)).split("-");
    List<String> ports = new ArrayList<>();
    for (int i = Integer.parseInt(ends[0]); i <= Integer.parseInt(ends[ends.length - 1]); i++) {
      ports.add(i + protocol);
    }
    return ports;
  }

  private static void command(String name, Process process, List<String> lines) {
    if (process != null && !process.words().isEmpty()) {
      lines.add(name + (process.shellForm() ? "/bin/sh | -c | " : "") + words(process));
    }
  }

  private static String health(Image image) {
    if (image.healthcheck().disabled()) {
      return "NONE";
    }
    Process process = image.healthcheck().process();
    return (process.shellForm() ? "CMD-SHELL | " : "CMD | ") + words(process);
  }

  private static String words(Process process) {
    return String.join(" | ", process.words().stream().map(Text::text).toList());
  }
}
