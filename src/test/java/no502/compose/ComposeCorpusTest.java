package no502.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no502.text.Problem;
import no502.text.Source;
import no502.workspace.MemoryWorkspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Holds the loader against recorded answers of the real binary on a folder of public files, which
 * is not part of the project: {@code -Dno502.compose.corpus=FOLDER}. Each entry has {@code files/}
 * and {@code oracle.rc}, {@code oracle.json}, {@code oracle.err}; {@code index.tsv} names the
 * Compose file (and a base, for {@code merged.*}). {@code src/test/compose/corpus.sh} makes one.
 */
@EnabledIfSystemProperty(named = "no502.compose.corpus", matches = ".+")
class ComposeCorpusTest {
  private final Path corpus = Path.of(System.getProperty("no502.compose.corpus", ""));
  private final List<String> report = new ArrayList<>();
  private int same;
  private int refused;
  private int different;

  /** Docker refuses a file that lies outside the analysed folder; we say that we do not look. */
  private int unknown;

  @Test
  void verdictAndModelEqualDockersOnPublicFiles() throws IOException {
    List<String> index = Files.readAllLines(corpus.resolve("index.tsv"));
    for (String line : index.subList(1, index.size())) {
      String[] row = line.split("\t", -1);
      judge(row[0], "oracle", List.of(row[1]), List.of());
      judge(row[0], "profiles", List.of(row[1]), List.of("*"));
      if (!row[2].equals("-")) {
        String folder = row[1].substring(0, row[1].lastIndexOf('/') + 1);
        judge(row[0], "merged", List.of(folder + row[2], row[1]), List.of());
      }
    }
    report.add(
        same
            + " same model, "
            + refused
            + " refused by both, "
            + different
            + " different, "
            + unknown
            + " not known to us");
    Path target = Path.of("target/compose-corpus.txt");
    Files.createDirectories(target.getParent());
    Files.write(target, report);
    int all = same + refused + different;
    assertThat(all).isPositive();
    assertThat(different).as("see " + target).isLessThanOrEqualTo(all / 100);
  }

  private void judge(String number, String kind, List<String> files, List<String> profiles)
      throws IOException {
    Path folder = corpus.resolve(number);
    Path rc = folder.resolve(kind + ".rc");
    if (!Files.exists(rc)) {
      return;
    }
    boolean accepted = Files.readString(rc).trim().equals("0");
    Project project = load(folder.resolve("files"), files, profiles);
    String error = error(project);
    String label = number + " " + kind + " " + files + ": ";
    if (!accepted && error != null) {
      refused++;
    } else if (!accepted && isNotLookedAt(project)) {
      unknown++;
    } else if (!accepted) {
      different++;
      report.add(label + "only Docker refuses: " + lastLine(folder.resolve(kind + ".err")));
    } else if (error != null) {
      different++;
      report.add(label + "only we refuse: " + error);
    } else {
      compare(folder, kind, label, project);
    }
  }

  private void compare(Path folder, String kind, String label, Project project) throws IOException {
    String json = Files.readString(folder.resolve(kind + ".json")).replace("$$", "$");
    String root = folder.resolve("files").toString();
    Object docker = Difference.mapped(Json.read(json), text -> relative(text, root));
    List<String> lines =
        Difference.between(docker, Json.read(CanonicalJson.print(project.model())));
    if (lines.isEmpty()) {
      same++;
    } else {
      different++;
      report.add(label + lines.size() + " differences, first " + lines.get(0));
    }
  }

  /** Paths as seen from the root, as the loader prints them. */
  private String relative(String text, String root) {
    String changed = text.replace(root, ".");
    Path above = Path.of(root).getParent();
    String up = "..";
    while (above.startsWith(corpus)) {
      if (changed.equals(above.toString()) || changed.startsWith(above + "/")) {
        return up + changed.substring(above.toString().length());
      }
      above = above.getParent();
      up += "/..";
    }
    return changed;
  }

  private Project load(Path root, List<String> files, List<String> profiles) throws IOException {
    MemoryWorkspace workspace = new MemoryWorkspace();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
        String name = root.relativize(file).toString();
        workspace.put(new Source(name, Files.readAllBytes(file)));
      }
    }
    String first = files.get(0);
    int slash = first.lastIndexOf('/');
    String workdir = slash < 0 ? "" : first.substring(0, slash);
    List<String> names = files.stream().map(file -> file.substring(slash + 1)).toList();
    return ComposeLoader.load(
        workspace,
        new ComposeRequest(
            workdir,
            names,
            profiles,
            Map.of("HOME", "/nonexistent"),
            List.of(),
            null,
            null,
            "files",
            true));
  }

  private static String error(Project project) {
    for (Problem problem : project.problems()) {
      if (problem.weight() == Problem.Weight.ERROR) {
        return problem.span() + ": " + problem.message();
      }
    }
    return null;
  }

  private static boolean isNotLookedAt(Project project) {
    return project.problems().stream()
        .anyMatch(
            problem ->
                problem.weight() == Problem.Weight.INCOMPLETE
                    || problem.message().endsWith("it lies outside the analysed folder"));
  }

  private static String lastLine(Path file) throws IOException {
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).strip();
    return text.substring(text.lastIndexOf('\n') + 1);
  }
}
