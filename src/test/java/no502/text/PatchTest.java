package no502.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatchTest {
  private final Source source = Source.of("a.conf", "one\r\ntwo\r\nthree");

  private Edit replace(String what, String by) {
    int at = source.text().indexOf(what);
    return Edit.replace(source.span(at, at + what.length()), by);
  }

  private Source applied(Edit... edits) {
    Map<Source, byte[]> changed = Patch.apply(List.of(edits));
    return changed == null ? null : new Source("a.conf", changed.get(source));
  }

  @Test
  void changesOnlyTheSpans() {
    Source after = applied(replace("three", "3"), replace("one", "1"));
    assertThat(after.text()).isEqualTo("1\r\ntwo\r\n3");
  }

  @Test
  void insertionsAtOnePlaceKeepTheirOrder() {
    Source after = applied(Edit.insert(source, 5, "a\r\n"), Edit.insert(source, 5, "b\r\n"));
    assertThat(after.text()).isEqualTo("one\r\na\r\nb\r\ntwo\r\nthree");
  }

  @Test
  void insertsAtTheEdgeOfAReplacement() {
    Source after =
        applied(replace("two", "2"), Edit.insert(source, 5, "<"), Edit.insert(source, 8, ">"));
    assertThat(after.text()).isEqualTo("one\r\n<2>\r\nthree");
  }

  @Test
  void refusesOverlap() {
    assertThat(applied(replace("two", "2"), replace("wo", "x"))).isNull();
    assertThat(applied(replace("two", "2"), Edit.insert(source, 6, "x"))).isNull();
    assertThat(applied(Edit.insert(source, 6, "x"), replace("two", "2"))).isNull();
  }

  @Test
  void aRefusedRepairLeavesNoTrace() {
    Patch patch = new Patch();
    assertThat(patch.add(List.of(replace("two", "2")))).isTrue();
    assertThat(patch.add(List.of(replace("one", "1"), replace("two", "zwei")))).isFalse();
    assertThat(patch.changes()).hasSize(1);
    assertThat(patch.changes().get(0).after().text()).isEqualTo("one\r\n2\r\nthree");
  }

  @Test
  void twoRepairsDoNotInsertAtOnePlace() {
    Patch patch = new Patch();
    assertThat(patch.add(List.of(Edit.insert(source, 5, "a")))).isTrue();
    assertThat(patch.add(List.of(Edit.insert(source, 5, "b")))).isFalse();
    assertThat(patch.add(List.of(Edit.insert(source, 5, "a")))).as("the same again").isTrue();
    assertThat(patch.changes().get(0).after().text()).isEqualTo("one\r\natwo\r\nthree");
  }

  @Test
  void diffIsGits(@TempDir Path folder) throws Exception {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i < 40; i++) {
      text.append("line ").append(i).append(i % 2 == 0 ? "\r\n" : "\n");
    }
    Source before = Source.of("dir/x y.conf", text + "last");
    String changed = text.toString().replace("line 5\n", "five\n").replace("line 30\r\n", "");
    Source after = Source.of(before.name(), changed + "last\n");
    String diff = UnifiedDiff.of(before.name(), before, after);
    assertThat(diff)
        .startsWith("--- a/dir/x y.conf\t\n+++ b/dir/x y.conf\t\n@@ -2,7 +2,7 @@\n line 2\r\n")
        .contains("-line 30\r\n")
        .contains("-last\n\\ No newline at end of file\n+last\n");
    Files.createDirectories(folder.resolve("dir"));
    Files.write(folder.resolve(before.name()), before.bytes());
    Files.writeString(folder.resolve("p.diff"), diff);
    Process git =
        new ProcessBuilder("git", "apply", "p.diff")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(git.getInputStream().readAllBytes());
    assertThat(git.waitFor()).as(said).isZero();
    assertThat(Files.readAllBytes(folder.resolve(before.name()))).isEqualTo(after.bytes());
  }

  @Test
  void anEmptyFileGrows() {
    assertThat(UnifiedDiff.of("n", Source.of("n", ""), Source.of("n", "a\n")))
        .isEqualTo("--- a/n\n+++ b/n\n@@ -0,0 +1 @@\n+a\n");
  }

  @Test
  void aNameForgesNoHeader() {
    assertThat(UnifiedDiff.of("x\n+++ b/evil", Source.of("n", ""), Source.of("n", "a\n")))
        .startsWith("--- \"a/x\\012+++ b/evil\"\n+++ \"b/x\\012+++ b/evil\"\n@@");
  }

  @Test
  void offersTheNearestWord() {
    assertThat(Nearest.of("chekc", List.of("check", "explain"))).isEqualTo("check");
    assertThat(Nearest.of("zzzzz", List.of("check", "explain"))).isNull();
  }
}
