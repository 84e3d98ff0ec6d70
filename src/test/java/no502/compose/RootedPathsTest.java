package no502.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import no502.text.Source;
import no502.yaml.YamlReader;
import org.junit.jupiter.api.Test;

class RootedPathsTest {
  private static final String ROOT = RootedPaths.absolute("");
  private static final String NAMELESS = ROOT.substring(1, 2);

  @Test
  void aPathIsCleanedAsGoDoes() {
    assertThat(RootedPaths.clean("")).isEqualTo(".");
    assertThat(RootedPaths.clean("/")).isEqualTo("/");
    assertThat(RootedPaths.clean("//a/./b//..")).isEqualTo("/a");
    assertThat(RootedPaths.clean("/../a/")).isEqualTo("/a");
    assertThat(RootedPaths.clean("../../a/..")).isEqualTo("../..");
    assertThat(RootedPaths.clean("/a/.b/..c")).isEqualTo("/a/.b/..c");
    assertThat(RootedPaths.clean(ROOT)).isEqualTo(ROOT);
    assertThat(RootedPaths.clean(ROOT + "/")).isEqualTo(ROOT);
    assertThat(RootedPaths.clean(ROOT + "/..".repeat(24))).isEqualTo("/");
    assertThat(RootedPaths.clean(ROOT + "/..".repeat(30) + "/é")).isEqualTo("/é");
  }

  @Test
  void whatIsKnownToBeCleanChangesNothing() {
    Random random = new Random(1);
    List<String> parts = List.of("..", ".", "", "a", "é", ".hidden", "a..", NAMELESS, "..", "/");
    for (int i = 0; i < 100_000; i++) {
      StringBuilder path = new StringBuilder(random.nextInt(3) == 0 ? "" : ROOT);
      path.append(random.nextInt(4) == 0 ? "" : "/");
      for (int n = random.nextInt(random.nextInt(20) == 0 ? 40 : 6); n > 0; n--) {
        path.append(parts.get(random.nextInt(parts.size()))).append(n == 1 ? "" : "/");
      }
      assertThat(RootedPaths.clean(path.toString())).isEqualTo(cleaned(path.toString()));
    }
  }

  /** Part by part from the beginning. */
  private static String cleaned(String path) {
    List<String> kept = new ArrayList<>();
    for (String part : path.split("/")) {
      boolean goesUp = !kept.isEmpty() && !kept.get(kept.size() - 1).equals("..");
      if (part.equals("..") && goesUp) {
        kept.remove(kept.size() - 1);
      } else if (part.equals("..") && !path.startsWith("/")) {
        kept.add(part);
      } else if (!List.of("", ".", "..").contains(part)) {
        kept.add(part);
      }
    }
    String joined = String.join("/", kept);
    return path.startsWith("/") ? "/" + joined : joined.isEmpty() ? "." : joined;
  }

  @Test
  void onlyWhatLiesBelowTheRootIsRooted() {
    assertThat(RootedPaths.rooted(ROOT)).isEmpty();
    assertThat(RootedPaths.rooted(ROOT + "/a/b")).isEqualTo("a/b");
    assertThat(RootedPaths.rooted(ROOT + "a")).isNull();
    assertThat(RootedPaths.rooted("/a")).isNull();
    assertThat(RootedPaths.rooted(RootedPaths.clean(ROOT + "/.."))).isNull();
  }

  @Test
  void noFileHoldsWhatStandsForANamelessFolder() {
    assertThat(YamlReader.read(Source.of("a.yml", "a: /" + NAMELESS)).readable()).isFalse();
  }

  @Test
  void placesAreShownAsSeenFromTheRoot() {
    assertThat(RootedPaths.shown("a:é")).isEqualTo("a:é");
    assertThat(RootedPaths.shown(ROOT + "/a:" + ROOT)).isEqualTo("./a:.");
    assertThat(RootedPaths.shown(RootedPaths.clean(ROOT + "/../../b"))).isEqualTo("../../b");
    assertThat(RootedPaths.shown("a" + NAMELESS + "b")).isEqualTo("a" + NAMELESS + "b");
  }
}
