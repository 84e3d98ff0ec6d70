package no502.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.Patch;
import com.github.difflib.patch.PatchFailedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import no502.text.LineDiff.Change;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineDiffTest {

  private static List<Change> diff(List<String> before, List<String> after) {
    return LineDiff.of(file(before), file(after));
  }

  private static Source file(List<String> lines) {
    return Source.of("a", lines.isEmpty() ? "" : String.join("\n", lines) + "\n");
  }

  private static List<String> signs(String text) {
    return text == null ? List.of() : List.of(text.split(""));
  }

  @ParameterizedTest
  @CsvSource({
    "abc, abc, ''",
    "abc, axc, 1-2>1-2",
    "abc, abxc, 2-2>2-3",
    "abc, ac, 1-2>1-1",
    ", ab, 0-0>0-2",
    "ab, , 0-2>0-0",
    "aa, aaa, 2-2>2-3",
    "abcdef, axcdyf, 1-2>1-2 4-5>4-5",
  })
  void tellsWhatDiffers(String before, String after, String expected) {
    List<String> found = new ArrayList<>();
    for (Change change : diff(signs(before), signs(after))) {
      found.add(change.from() + "-" + change.to() + ">" + change.newFrom() + "-" + change.newTo());
    }
    assertThat(String.join(" ", found)).isEqualTo(expected);
  }

  @Test
  void aLineWithoutItsBreakIsAnotherLine() {
    assertThat(LineDiff.of(Source.of("a", "x\ny"), Source.of("a", "x\ny\n")))
        .containsExactly(new Change(1, 2, 1, 2));
  }

  /** Few services, or so many that the lines which stand once part the work. */
  @ParameterizedTest
  @CsvSource({"20, 1", "20, 2", "400, 3", "400, 4", "2000, 5"})
  void anyDifferenceLeadsFromOneToTheOther(int services, int seed) throws PatchFailedException {
    Random random = new Random(seed);
    List<String> before = new ArrayList<>();
    List<String> after = new ArrayList<>();
    for (int i = 0; i < services; i++) {
      List<String> service = List.of("service-" + i + ":", "  image: x", "  command: y");
      before.addAll(service);
      after.addAll(service);
      switch (random.nextInt(4)) {
        case 0 -> after.addAll(List.of("  healthcheck:", "    test: z"));
        case 1 -> after.set(after.size() - 1, "  command: " + random.nextInt(3));
        case 2 -> after.remove(random.nextInt(after.size()));
        default -> after.add(random.nextInt(after.size()), "service-" + random.nextInt(i + 1));
      }
    }
    Source old = file(before);
    String hunks = UnifiedDiff.of("a", old, file(after));
    Patch<String> patch = UnifiedDiffUtils.parseUnifiedDiff(hunks.lines().toList());
    assertThat(DiffUtils.patch(before, patch)).isEqualTo(after);
  }

  @Test
  void whatIsAddedToEachOfThousandsIsAllThatDiffers() {
    List<String> before = new ArrayList<>();
    List<String> after = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      before.addAll(List.of("service-" + i + ":", "  image: x"));
      after.addAll(List.of("service-" + i + ":", "  image: x", "  restart: always"));
    }
    assertThat(diff(before, after)).hasSize(20_000);
  }
}
