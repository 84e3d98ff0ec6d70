package no502.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import no502.text.Problem;
import no502.text.Source;
import no502.text.Span;
import no502.workspace.Entry;
import no502.workspace.MemoryWorkspace;
import org.junit.jupiter.api.Test;

/**
 * Random changes to the cases' files: whatever comes out, the loader answers and does not break.
 */
class ComposeMutationTest {
  private static final int ROUNDS = Integer.getInteger("no502.rounds", 6_000);
  private static final List<String> SNIPPETS =
      List.of(
          "*a",
          "&a ",
          "<<: *a\n",
          "!reset ",
          "!override ",
          "${A}",
          "${A:-",
          "}",
          "$$",
          "~",
          "null",
          "- ",
          ": ",
          "[",
          "]",
          "{",
          "}",
          "\"",
          "'",
          "\n",
          "\t",
          "#",
          "|\n",
          ">\n",
          "---\n",
          "? ",
          "1",
          "true",
          "0x1F",
          "2001-01-01",
          "services:",
          "extends: web",
          "\u0085",
          "\uFEFF",
          "é",
          "😀",
          "%",
          "@",
          "`",
          ",",
          "image",
          "ports:",
          "  ",
          "    ",
          "/",
          "..",
          "\r\n",
          "!!int ");

  private static final List<String> VALUES =
      List.of(
          "",
          "~",
          "[]",
          "{}",
          "1",
          "-1",
          "0",
          "1.5",
          "true",
          "\"\"",
          "a",
          "[a]",
          "[1]",
          "[~]",
          "{a: b}",
          "{a: }",
          "[{a: b}]",
          "[[a]]",
          "${A}",
          "${A:-x}",
          "\"${A}:80\"",
          "2001-01-01",
          "!reset x",
          "!override [a]",
          "web",
          "[web]",
          "{web: {condition: service_started}}",
          "service:web",
          "nope",
          "\"80:80\"",
          "[\"80:80\"]",
          "./x",
          "../../x",
          "/x",
          "~/x",
          "[./x:/y]",
          "1m",
          "9999999999999",
          "{<<: {a: b}}",
          "&a x",
          "*a",
          "{source: a, target: b}",
          "[{type: bind, source: a}]");

  @Test
  void noMutationBreaksTheLoader() throws IOException {
    List<ComposeCase> cases = ComposeCase.all().toList();
    Random random = new Random(502);
    int accepted = 0;
    for (int round = 0; round < ROUNDS; round++) {
      ComposeCase given = cases.get(random.nextInt(cases.size()));
      MemoryWorkspace workspace = mutated(given.workspace(), random);
      ComposeRequest request = given.request(random.nextBoolean());
      Project project;
      try {
        project = ComposeLoader.load(workspace, request);
      } catch (RuntimeException | StackOverflowError broken) {
        throw new AssertionError(
            "round " + round + " of " + given + "\n" + show(workspace), broken);
      }
      check(project, given, round);
      accepted += ComposeCase.error(project) == null ? 1 : 0;
    }
    assertThat(accepted).isBetween(ROUNDS / 20, ROUNDS);
  }

  private static void check(Project project, ComposeCase given, int round) {
    String label = "round " + round + " of " + given;
    if (project.services().isEmpty() && project.model().entries().isEmpty()) {
      assertThat(project.problems()).as(label).isNotEmpty();
    }
    for (Problem problem : project.problems()) {
      Span span = problem.span();
      assertThat(span.start()).as(label).isBetween(0, span.end());
      assertThat(span.end()).as(label).isLessThanOrEqualTo(span.source().length());
    }
    assertThat(Json.read(ModelPrinter.print(project).strip())).as(label).isNotNull();
  }

  private static MemoryWorkspace mutated(MemoryWorkspace original, Random random) {
    MemoryWorkspace changed = new MemoryWorkspace();
    for (Source source : sources(original, "")) {
      byte[] bytes = source.bytes();
      for (int i = random.nextInt(2); i >= 0; i--) {
        bytes = mutate(bytes, random);
      }
      changed.put(new Source(source.name(), bytes));
    }
    return changed;
  }

  private static List<Source> sources(MemoryWorkspace workspace, String folder) {
    List<Source> sources = new ArrayList<>();
    Entry.Folder entry = (Entry.Folder) workspace.at(folder);
    for (String name : entry.names()) {
      String path = folder.isEmpty() ? name : folder + "/" + name;
      if (workspace.at(path) instanceof Entry.File file) {
        sources.add(file.source());
      } else {
        sources.addAll(sources(workspace, path));
      }
    }
    return sources;
  }

  /** Mostly whole lines and values, so that what comes out still gets past the YAML reader. */
  private static byte[] mutate(byte[] bytes, Random random) {
    if (random.nextInt(10) == 0) {
      return mutateBytes(bytes, random);
    }
    List<String> lines =
        new ArrayList<>(List.of(new String(bytes, StandardCharsets.ISO_8859_1).split("\n", -1)));
    int at = random.nextInt(lines.size());
    String line = lines.get(at);
    int colon = line.indexOf(": ");
    int dash = line.indexOf("- ");
    switch (random.nextInt(6)) {
      case 0 -> lines.remove(at);
      case 1 -> lines.add(random.nextInt(lines.size()), line);
      case 2 -> lines.set(at, line.replaceFirst("[a-z]+", "web"));
      default -> {
        int cut = colon >= 0 ? colon + 2 : dash >= 0 ? dash + 2 : line.length();
        lines.set(at, line.substring(0, cut) + VALUES.get(random.nextInt(VALUES.size())));
      }
    }
    return String.join("\n", lines).getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] mutateBytes(byte[] bytes, Random random) {
    int at = random.nextInt(bytes.length + 1);
    int cut = Math.min(bytes.length - at, random.nextInt(4) == 0 ? random.nextInt(12) : 0);
    byte[] put =
        random.nextInt(12) == 0
            ? new byte[] {(byte) random.nextInt(256)}
            : SNIPPETS.get(random.nextInt(SNIPPETS.size())).getBytes(StandardCharsets.UTF_8);
    if (random.nextInt(6) == 0 && bytes.length > 0) {
      int from = random.nextInt(bytes.length);
      put = java.util.Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + 40));
    }
    byte[] made = new byte[bytes.length - cut + put.length];
    System.arraycopy(bytes, 0, made, 0, at);
    System.arraycopy(put, 0, made, at, put.length);
    System.arraycopy(bytes, at + cut, made, at + put.length, bytes.length - at - cut);
    return made;
  }

  private static String show(MemoryWorkspace workspace) {
    StringBuilder shown = new StringBuilder();
    for (Source source : sources(workspace, "")) {
      shown.append("== ").append(source.name()).append('\n').append(source.text()).append('\n');
    }
    return shown.toString();
  }
}
