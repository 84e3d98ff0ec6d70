package no502.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who waits at a terminal is told how far it is; nobody else is. */
class ProgressTest {
  private static final String ERASE = "\r\u001b[K";

  private final FakeConsole console = new FakeConsole();

  @BeforeEach
  void aTreeOfTwentyStacks() {
    for (int i = 10; i < 30; i++) {
      console.file(i + "/compose.yaml", "services: {web: {image: 'nginx:1.28'}}\n");
    }
    console.errorTerminal = true;
    console.millisPerLook = 120;
  }

  @Test
  void aLongRunShowsItAndWipesItAway() {
    console.run("check");
    assertThat(console.complaints())
        .contains(ERASE + "no502: searched 12 folders")
        .contains(ERASE + "no502: read the Compose files of 12 of 21 folders")
        .contains(ERASE + "no502: checked 7 of 20 stacks")
        .contains(ERASE + "no502: tried repairs in 19 of 20 stacks")
        .endsWith(ERASE)
        .doesNotContain("no502: searched 3 folders");
    assertThat(console.text()).contains("20 stacks").doesNotContain(ERASE);
  }

  @Test
  void aShortRunShowsNothing() {
    console.millisPerLook = 1;
    console.run("check");
    assertThat(console.complaints()).isEmpty();
  }

  @Test
  void logsPipesAndTheQuietSeeNothing() {
    console.run("check", "--quiet");
    assertThat(console.complaints()).isEmpty();
    console.environment.put("CI", "true");
    console.run("check");
    assertThat(console.complaints()).isEmpty();
    console.environment.put("CI", "");
    console.environment.put("TERM", "dumb");
    console.run("check");
    assertThat(console.complaints()).isEmpty();
    console.environment.clear();
    console.errorTerminal = false;
    console.run("check");
    assertThat(console.complaints()).isEmpty();
  }

  @Test
  void itIsWipedAwayBeforeAComplaint() {
    console.run("check", "--fix");
    assertThat(console.complaints()).contains(ERASE + "nothing to mend by itself\n");
  }
}
