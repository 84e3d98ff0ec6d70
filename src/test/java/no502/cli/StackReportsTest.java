package no502.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import no502.report.Formats;
import no502.report.Snapshot;
import no502.text.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every format of whole stacks, as the command prints it. */
class StackReportsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"demo", "stacks/mail-of-a-windows-editor", "stacks/loopback-in-flow-style"})
  void everyFormat(String stack) throws IOException {
    FakeConsole console = project(Path.of("testdata", stack));
    StringBuilder all = new StringBuilder();
    for (String format : Formats.NAMES) {
      int code = console.run("check", "--format", format);
      // The rules' own pages are tested elsewhere, and change for their own reasons.
      String text =
          console.text().replaceAll("(?s)\"rules\": \\[.*\"columnKind\"", "\"columnKind\"");
      all.append("== ")
          .append(format)
          .append(": exit code ")
          .append(code)
          .append("\n")
          .append(text);
    }
    Snapshot.check("stack." + stack.substring(stack.indexOf('/') + 1) + ".txt", all.toString());
  }

  /** A tree in which one stack is fine, one is wrong, and one cannot be read. */
  @Test
  void severalAtOnce() throws IOException {
    FakeConsole console = project(Path.of("testdata/demo"));
    console.file("a/compose.yaml", "services: [\n");
    console.file("b/compose.yaml", "services: {db: {image: 'postgres:17'}}\n");
    StringBuilder all = new StringBuilder();
    for (String format : List.of("terminal", "github", "junit", "checkstyle", "markdown")) {
      int code = console.run("check", "--format", format);
      all.append("== ").append(format).append(": exit code ").append(code).append("\n");
      all.append(console.text());
    }
    Snapshot.check("stack.tree.txt", all.toString());
  }

  private static FakeConsole project(Path folder) throws IOException {
    FakeConsole console = new FakeConsole();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        String name = folder.relativize(file).toString();
        if (!name.equals("expected.txt")) {
          console.files.put(new Source(name, Files.readAllBytes(file)));
        }
      }
    }
    return console;
  }
}
