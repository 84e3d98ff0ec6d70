package no502.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import no502.lint.Config;
import no502.lint.Finding;
import no502.lint.Severity;
import no502.report.Formats;
import no502.report.ReportContext;
import no502.text.Source;
import no502.workspace.MemoryWorkspace;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Small stacks as users have them, each with the errors and warnings that it must get, and no
 * others; those called quiet must get none. Beside it, what the terminal shows. {@code
 * -Dno502.update=true} writes both anew, to be read before they are committed.
 */
class StacksTest {
  private static final Path STACKS = Path.of("testdata", "stacks");

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
    MemoryWorkspace files = workspace(folder);
    Outcome outcome = new Analysis(files, Options.DEFAULT).run(List.of(""));
    String found = findings(outcome);
    same(folder.resolve("expected-findings.txt"), found);
    same(folder.resolve("expected.txt"), terminal(files, outcome));
    if (folder.getFileName().toString().startsWith("quiet-")) {
      assertThat(found).isEmpty();
    }
  }

  private static void same(Path expected, String text) throws IOException {
    if (Boolean.getBoolean("no502.update")) {
      Files.writeString(expected, text);
    }
    assertThat(text).isEqualTo(Files.readString(expected));
  }

  /** What the user sees, whole. */
  private static String terminal(MemoryWorkspace files, Outcome outcome) {
    Outcome told = new Triage(Config.NONE, null).apply(outcome);
    Outcome tried = new Repair(files, Options.DEFAULT).verified(told);
    return Formats.of("terminal").render(tried, ReportContext.plain("0"));
  }

  private static String findings(Outcome outcome) {
    StringBuilder text = new StringBuilder();
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
