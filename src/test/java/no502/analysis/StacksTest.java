package no502.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import no502.lint.Finding;
import no502.lint.Severity;
import no502.text.Source;
import no502.workspace.MemoryWorkspace;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Small stacks as users have them, each with the errors and warnings that it must get, and no
 * others; those called quiet must get none. {@code -Dno502.update=true} writes the expectation
 * anew, to be read before it is committed.
 */
class StacksTest {
  private static final Path STACKS = Path.of("testdata", "stacks");
  private static final String EXPECTED = "expected-findings.txt";

  @TestFactory
  Stream<DynamicTest> stacks() throws IOException {
    List<Path> folders = new ArrayList<>();
    try (Stream<Path> all = Files.list(STACKS)) {
      all.filter(Files::isDirectory).sorted().forEach(folders::add);
    }
    return folders.stream()
        .map(path -> DynamicTest.dynamicTest(path.getFileName().toString(), () -> check(path)));
  }

  private static void check(Path folder) throws IOException {
    String found = findings(folder);
    Path expected = folder.resolve(EXPECTED);
    if (Boolean.getBoolean("no502.update")) {
      Files.writeString(expected, found);
    }
    assertThat(found).isEqualTo(Files.readString(expected));
    if (folder.getFileName().toString().startsWith("quiet-")) {
      assertThat(found).isEmpty();
    }
  }

  private static String findings(Path folder) throws IOException {
    StringBuilder text = new StringBuilder();
    Outcome outcome = new Analysis(workspace(folder), Options.DEFAULT).run(List.of(""));
    for (Outcome.StackOutcome stack : outcome.stacks()) {
      for (Finding finding : stack.findings()) {
        if (finding.severity() != Severity.NOTE && isAboutRoutes(finding.rule())) {
          text.append(finding.severity().word()).append(' ').append(finding.rule()).append(' ');
          text.append(finding.span()).append('\n');
        }
      }
    }
    return text.toString();
  }

  /** How services are started and probed has stacks of its own. */
  private static boolean isAboutRoutes(String rule) {
    return !rule.contains("health")
        && !rule.contains("depends")
        && !rule.equals("published-backend-port");
  }

  private static MemoryWorkspace workspace(Path folder) throws IOException {
    MemoryWorkspace workspace = new MemoryWorkspace();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        if (!name.startsWith("expected")) {
          workspace.put(new Source(name, Files.readAllBytes(file)));
        }
      }
    }
    return workspace;
  }
}
