package no502.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no502.analysis.Analysis;
import no502.analysis.Options;
import no502.text.Source;
import no502.workspace.MemoryWorkspace;
import org.junit.jupiter.api.Test;

class NeighboursTest {
  /** Made anew for each test, for they remember what they were asked. */
  private final List<Stack> stacks = stacks();

  private static List<Stack> stacks() {
    MemoryWorkspace files = new MemoryWorkspace();
    files.put(
        Source.of(
            "a/compose.yml",
            "services: {Shop: {image: x, networks: [edge]}}\n"
                + "networks: {edge: {name: front}}\n"));
    files.put(
        Source.of(
            "b/compose.yml",
            "services: {api: {image: x, container_name: Till, networks: [out]}}\n"
                + "networks: {out: {external: true, name: front}}\n"));
    files.put(Source.of("c/compose.yml", "services: {api: {image: x, hostname: till}}\n"));
    return new Analysis(files, Options.DEFAULT).stacks(List.of(""));
  }

  private Neighbours neighbours() {
    return stacks.get(0).neighbours();
  }

  @Test
  void findsThoseWithAContainerOfThatName() {
    assertThat(neighbours().named("shop")).containsExactly(stacks.get(0));
    assertThat(neighbours().named("till")).containsExactly(stacks.get(1), stacks.get(2));
    assertThat(neighbours().named("nobody")).isEmpty();
  }

  @Test
  void findsThoseOnANetworkByTheNameThatDockerGivesIt() {
    assertThat(neighbours().on(List.of("front"))).containsExactly(stacks.get(0), stacks.get(1));
    assertThat(neighbours().on(List.of("edge"))).isEmpty();
    assertThat(neighbours().on(List.of("c_default"))).containsExactly(stacks.get(2));
  }

  @Test
  void showsAnotherReadingInThePlaceOfOne() {
    Neighbours view = neighbours().replacing(stacks.get(1));
    view.show(stacks.get(2));

    assertThat(view.on(List.of("front"))).containsExactly(stacks.get(0), stacks.get(2));
    assertThat(neighbours().on(List.of("front"))).containsExactly(stacks.get(0), stacks.get(1));
  }
}
