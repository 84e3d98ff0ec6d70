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
  static Stream<DynamicTest> tests(String folder, Function<Case, String> teller) {
    return tests(folder, (file, one) -> teller.apply(one));
  }

  static Stream<DynamicTest> tests(String folder, Teller teller) {
    List<DynamicTest> tests = new ArrayList<>();
    for (CaseFile file : in(Path.of("testdata", "told", folder), teller)) {
      for (Case one : file.cases) {
        tests.add(
            DynamicTest.dynamicTest(
                file.name() + ": " + one.heading,
                () -> assertThat(teller.tell(file.name(), one)).isEqualTo(one.told)));
      }
    }
    return tests.stream();
  }

  /** Says what is to be told, given the file's name and the case. */
  interface Teller {
    String tell(String file, Case one);
  }

  private String name() {
    return path.getFileName().toString().replace(".md", "");
  }

  private static List<CaseFile> in(Path folder, Teller teller) {
    try (Stream<Path> all = Files.list(folder)) {
      List<CaseFile> files = all.sorted().map(CaseFile::read).toList();
      return Boolean.getBoolean("no502.update")
          ? files.stream().map(file -> file.write(teller)).toList()
          : files;
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
      text.append(teller.tell(name(), one)).append("```\n");
    }
    try {
      Files.writeString(path, text.toString());
      return read(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
