package no502.told;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import no502.lint.RulePage;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/**
 * A file of cases below {@code testdata/told}: under a heading each, the files of a small stack as
 * a user has them, and then, word by word, what is told about it. {@code -Dno502.update=true}
 * writes the words anew, to be read before they are committed.
 */
record CaseFile(Path path, List<Case> cases) {
  private static final String TOLD = "\n```told\n";

  /** The files without the last part, and that part: what is told. */
  record Case(String heading, String given, String told) {

    /** Names to texts. */
    Map<String, String> files() {
      return new RulePage(Map.of(), "## Files\n" + given).files("Files");
    }
  }

  /** Every case of every file in a folder, as a test of its own. */
  static Stream<DynamicNode> tests(String folder, Function<Case, String> teller) {
    return tests(folder, (file, one) -> teller.apply(one));
  }

  /** A file is read when the first of its cases runs: who asks for one case pays for no other. */
  static Stream<DynamicNode> tests(String folder, Teller teller) {
    boolean whole = Boolean.getBoolean("no502.told.whole");
    return files(Path.of("testdata", "told", folder)).stream()
        .map(path -> whole ? whole(path, teller) : each(path, teller));
  }

  private static DynamicNode each(Path path, Teller teller) {
    return DynamicContainer.dynamicContainer(
        name(path), Stream.of(path).flatMap(file -> cases(file, teller)));
  }

  /** All cases of a file as one test: for PIT, which pays more for a test than for a case. */
  private static DynamicNode whole(Path path, Teller teller) {
    return DynamicTest.dynamicTest(
        name(path),
        () -> {
          for (Case one : read(path).cases) {
            assertThat(teller.tell(name(path), one)).as(one.heading).isEqualTo(one.told);
          }
        });
  }

  private static Stream<DynamicTest> cases(Path path, Teller teller) {
    CaseFile read = read(path);
    CaseFile file = Boolean.getBoolean("no502.update") ? read.write(teller) : read;
    return file.cases.stream()
        .map(
            one ->
                DynamicTest.dynamicTest(
                    one.heading,
                    () -> assertThat(teller.tell(name(path), one)).isEqualTo(one.told)));
  }

  /** Says what is to be told, given the file's name and the case. */
  interface Teller {
    String tell(String file, Case one);
  }

  private static String name(Path path) {
    return path.getFileName().toString().replace(".md", "");
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      return all.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CaseFile read(Path path) {
    List<Case> cases = new ArrayList<>();
    for (String part : ("\n" + text(path)).split("\n# ")) {
      if (!part.isBlank()) {
        int end = part.indexOf('\n');
        int told = part.indexOf(TOLD);
        int last = part.lastIndexOf("```");
        String words = told < 0 ? "" : part.substring(told + TOLD.length(), last);
        String given = told < 0 ? part.substring(end) : part.substring(end, told);
        cases.add(new Case(part.substring(0, end), given.strip(), words));
      }
    }
    return new CaseFile(path, cases);
  }

  private static String text(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private CaseFile write(Teller teller) {
    StringBuilder text = new StringBuilder();
    for (Case one : cases) {
      text.append(text.isEmpty() ? "# " : "\n# ").append(one.heading).append("\n\n");
      text.append(one.given).append(one.given.isEmpty() ? TOLD.substring(1) : "\n" + TOLD);
      text.append(teller.tell(name(path), one)).append("```\n");
    }
    try {
      Files.writeString(path, text.toString());
      return read(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
