package no502.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WalkTest {

  @Test
  void visitsEveryFileInAFixedOrder() {
    assertThat(walk("", "b/two.txt", "", "a/one.txt", "", "zero.txt", ""))
        .containsExactly("zero.txt", "a/one.txt", "b/two.txt");
  }

  @Test
  void leavesOutWhatGitIgnores() {
    assertThat(
            walk(
                "",
                ".gitignore",
                "/build\n*.log\n!keep.log\ndocs/**/draft.md\n",
                "build/a.txt",
                "",
                "src/build/b.txt",
                "",
                "src/x.log",
                "",
                "src/keep.log",
                "",
                "docs/a/b/draft.md",
                ""))
        .containsExactly(".gitignore", "src/keep.log", "src/build/b.txt");
  }

  @Test
  void anIgnoreFileFurtherInOverridesTheOuterOne() {
    assertThat(walk("", ".gitignore", "*.env\n", "app/.gitignore", "!a.env\n", "app/a.env", ""))
        .containsExactly(".gitignore", "app/.gitignore", "app/a.env");
  }

  @Test
  void theIgnoreFilesAboveTheStartCountToo() {
    assertThat(walk("app", ".gitignore", "secret.txt\n", "app/secret.txt", "", "app/b.txt", ""))
        .containsExactly("app/b.txt");
  }

  @Test
  void aPatternMadeToTakeForeverIsGivenUp() {
    String stars = "*a".repeat(40) + "b";
    assertThat(Wildcard.matches(stars, "a".repeat(200))).isFalse();
  }

  @Test
  void whatIsTooDeepIsTold() {
    List<String> passed = new ArrayList<>();
    String deep = "d/".repeat(61);
    new Walk(MemoryWorkspace.of(deep + "x", ""), (folder, why) -> passed.add(folder.length() + why))
        .below("", (folder, names) -> assertThat(names).isEmpty());
    assertThat(passed).containsExactly("121more than 60 folders deep");
  }

  private static Walk walker(Workspace files) {
    return new Walk(files, (folder, why) -> assertThat(why).as(folder).isNull());
  }

  private static List<String> walk(String start, String... files) {
    List<String> seen = new ArrayList<>();
    walker(MemoryWorkspace.of(files))
        .below(
            start,
            (folder, names) ->
                names.forEach(name -> seen.add(folder.isEmpty() ? name : folder + "/" + name)));
    return seen;
  }

  @Test
  void starsStopWhereGitsStop() {
    String[][] same = {
      {"*.class", "a.class"},
      {"*.class", ".class"},
      {"*", ""},
      {"a*", "a"},
      {"*?", "x"},
      {"*[ab]", "xb"},
      {"*[", "x["},
      {"*\\*", "x*"},
      {"**/x", "x"},
      {"**/x", "a/b/x"},
      {"a/**/x", "a/x"},
      {"a/**", "a/b/c"},
      {"*.tar.*", "a.tar.b.tar.gz"},
    };
    String[][] other = {
      {"*.class", "a.clas"},
      {"*.class", "a/b.class"},
      {"*?", ""},
      {"*[ab]", "xc"},
      {"*\\*", "xy"},
      {"**/x", "a/b/y"},
      {"a*", ""},
      {"*a", "a/b"},
    };
    for (String[] pair : same) {
      assertThat(Wildcard.matches(pair[0], pair[1])).as("%s %s", pair[0], pair[1]).isTrue();
    }
    for (String[] pair : other) {
      assertThat(Wildcard.matches(pair[0], pair[1])).as("%s %s", pair[0], pair[1]).isFalse();
    }
  }
}
