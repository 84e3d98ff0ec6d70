package no502.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import no502.text.Problem;
import no502.text.Source;
import no502.workspace.MemoryWorkspace;
import org.junit.jupiter.api.Test;

/** Inputs made to hurt: each is answered with a clear problem, none with a crash or silence. */
class HostileComposeTest {

  private static String refused(MemoryWorkspace workspace) {
    Project project = ComposeLoader.load(workspace, ComposeRequest.in(""));
    assertThat(project.services()).isEmpty();
    for (Problem problem : project.problems()) {
      if (problem.weight() == Problem.Weight.ERROR) {
        return problem.message();
      }
    }
    return null;
  }

  private static String refused(String text) {
    return refused(MemoryWorkspace.of("compose.yml", text));
  }

  @Test
  void billionLaughs() {
    StringBuilder text =
        new StringBuilder("x-0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
    for (int i = 1; i < 10; i++) {
      text.append("x-" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ", ").repeat(9) + "]\n");
    }
    assertThat(refused(text + "services: {web: {image: nginx}}\n")).contains("excessive aliasing");
  }

  @Test
  void bytesThatAreNoTextInAnEnvFile() {
    byte[] bytes = new byte[40];
    java.util.Arrays.fill(bytes, (byte) 0xFF);
    bytes[39] = '"';
    MemoryWorkspace files = MemoryWorkspace.of("compose.yml", "services: {a: {image: b}}\n");
    files.put(new Source(".env", bytes));
    Project project = ComposeLoader.load(files, ComposeRequest.in(""));
    assertThat(project.problems()).isNotEmpty();
    project.problems().forEach(problem -> assertThat(problem.span().line()).isEqualTo(1));
  }

  @Test
  void billionLaughsThroughMergeKeys() {
    StringBuilder text = new StringBuilder("x-0: &a0 {a: 1, b: 2, c: 3, d: 4}\n");
    for (int i = 1; i < 12; i++) {
      String alias = "*a" + (i - 1);
      text.append("x-" + i + ": &a" + i + " {<<: [");
      text.append((alias + ", ").repeat(8)).append("], k" + i + ": " + alias + "}\n");
    }
    assertThat(refused(text + "services: {web: {image: nginx}}\n")).contains("excessive aliasing");
  }

  @Test
  void aHundredThousandBrackets() {
    assertThat(refused("services: " + "[".repeat(100_000))).contains("nested deeper");
    assertThat(refused("services: " + "{a: ".repeat(100_000))).contains("nested deeper");
  }

  @Test
  void aHundredThousandIndentations() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 3_000; i++) {
      text.append(" ".repeat(i)).append("a:\n");
    }
    assertThat(refused(text.toString())).contains("nested deeper");
    assertThat(refused("- ".repeat(100_000) + "a")).contains("nested deeper");
  }

  @Test
  void aScalarOfTwentyMegabytes() {
    String text =
        "services:\n  web:\n    image: nginx\n    command: [" + "x".repeat(20_000_000) + "]\n";
    Project project =
        ComposeLoader.load(MemoryWorkspace.of("compose.yml", text), ComposeRequest.in(""));
    assertThat(project.services().get("web").command().words()).hasSize(1);
    assertThat(project.services().get("web").command().words().get(0).text()).hasSize(20_000_000);
  }

  @Test
  void aLineOfTwentyMegabytesOfVariables() {
    String text = "services:\n  web:\n    image: \"" + "${A:-".repeat(10_000) + "\"\n";
    assertThat(refused(text)).contains("invalid interpolation format");
    String nested = "${A:-".repeat(200) + "}".repeat(200);
    assertThat(refused("services: {web: {image: \"" + nested + "\"}}\n")).contains("nested deeper");
  }

  @Test
  void cyclesOfIncludesAndExtends() {
    assertThat(
            refused(
                MemoryWorkspace.of(
                    "compose.yml",
                    "include: [a.yml]\nservices: {web: {image: a}}\n",
                    "a.yml",
                    "include: [compose.yml]\n")))
        .contains("include cycle detected");
    assertThat(
            refused(
                MemoryWorkspace.of(
                    "compose.yml",
                    "services: {web: {extends: {file: a.yml, service: web}}}\n",
                    "a.yml",
                    "services: {web: {extends: {file: compose.yml, service: web}}}\n")))
        .contains("circular reference");
  }

  @Test
  void tenThousandIncludes() {
    StringBuilder text = new StringBuilder("include:\n");
    MemoryWorkspace workspace = new MemoryWorkspace();
    for (int i = 0; i < 10_000; i++) {
      text.append("  - f" + i + ".yml\n");
      workspace.put(Source.of("f" + i + ".yml", "services: {s" + i + ": {image: a}}\n"));
    }
    workspace.put(Source.of("compose.yml", text + "services: {web: {image: nginx}}\n"));
    assertThat(refused(workspace)).contains("more than 1000 Compose files");
  }

  @Test
  void aLongChainOfExtendsAndOfDependencies() {
    StringBuilder chain = new StringBuilder("services:\n  s0: {image: a}\n");
    for (int i = 1; i < 5_000; i++) {
      chain.append("  s" + i + ": {image: a, depends_on: [s" + (i - 1) + "]}\n");
    }
    Project project =
        ComposeLoader.load(
            MemoryWorkspace.of("compose.yml", chain.toString()), ComposeRequest.in(""));
    assertThat(project.problems()).isEmpty();
    assertThat(project.services()).hasSize(5_000);
    String text = chain.toString().replace("depends_on: [", "extends: ").replace("]}", "}");
    StringBuilder reversed = new StringBuilder("services:\n");
    String[] lines = text.split("\n");
    for (int i = lines.length - 1; i > 0; i--) {
      reversed.append(lines[i]).append('\n');
    }
    assertThat(refused(reversed.toString())).contains("circular reference");
  }

  @Test
  void bytesThatAreNoText() {
    byte[] invalid = {'a', ':', ' ', (byte) 0xC3, '('};
    assertThat(refused(new MemoryWorkspace().put(new Source("compose.yml", invalid))))
        .contains("not valid UTF-8");
    assertThat(refused("services:\0 {}\n")).contains("control characters");
    assertThat(refused("\0".repeat(1_000))).contains("control characters");
  }

  @Test
  void whereAFileShouldBe() {
    MemoryWorkspace workspace =
        MemoryWorkspace.of("sub/x.txt", "x", "compose.yml", "include: [sub]\n");
    assertThat(refused(workspace)).contains("is a directory");
    ComposeRequest outside = ComposeRequest.in("").withFiles(List.of("../compose.yml"));
    assertThat(ComposeLoader.load(workspace, outside).problems().get(0).message())
        .contains("outside the analysed folder");
    ComposeRequest absolute = ComposeRequest.in("").withFiles(List.of("/dev/zero"));
    assertThat(ComposeLoader.load(workspace, absolute).problems().get(0).message())
        .contains("outside the analysed folder");
  }

  @Test
  void anEnvFileThatGrows() {
    StringBuilder text = new StringBuilder("A0=xxxxxxxxxx\n");
    for (int i = 1; i < 40; i++) {
      text.append("A" + i + "=" + ("${A" + (i - 1) + "}").repeat(10) + "\n");
    }
    MemoryWorkspace workspace =
        MemoryWorkspace.of("compose.yml", "services: {web: {image: a}}\n", ".env", text.toString());
    assertThat(refused(workspace)).contains("too long");
  }

  @Test
  void aVariableThatIsNowhereIsNoError() {
    Project project =
        ComposeLoader.load(
            MemoryWorkspace.of(
                "compose.yml",
                "services: {web: {image: a, scale: \"${N}\", ports: [\"${P}\", \"${Q:?}:80\"]}}\n"),
            new ComposeRequest("", List.of(), List.of(), Map.of(), List.of(), null, null));
    assertThat(project.problems()).isEmpty();
    assertThat(project.services().get("web").replicas()).isEqualTo(-1);
  }
}
