package no502.topology;

import static org.assertj.core.api.Assertions.assertThat;

import no502.topology.Nginx.Version;
import org.junit.jupiter.api.Test;

class NginxVersionTest {

  @Test
  void the_first_number_that_differs_decides() {
    assertThat(new Version(1, 27, 3).atLeast(1, 27, 3)).isTrue();
    assertThat(new Version(1, 27, 2).atLeast(1, 27, 3)).isFalse();
    assertThat(new Version(1, 28, 0).atLeast(1, 27, 3)).isTrue();
    assertThat(new Version(1, 26, 9).atLeast(1, 27, 3)).isFalse();
    assertThat(new Version(2, 0, 0).atLeast(1, 27, 3)).isTrue();
    assertThat(new Version(0, 99, 9).atLeast(1, 27, 3)).isFalse();
  }

  @Test
  void a_tag_without_a_patch_follows_the_newest() {
    Version line = new Version(1, 27, Version.NEWEST);

    assertThat(line.atLeast(1, 27, 3)).isTrue();
    assertThat(line).hasToString("1.27");
    assertThat(line.newest()).isEqualTo("1.27.99");
    assertThat(new Version(1, 27, 3)).hasToString("1.27.3");
    assertThat(new Version(1, 27, 3).newest()).isEqualTo("1.27.3");
  }
}
