package no502.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PartsTest {

  @Test
  void everyPartCountsAlsoTheEmptyOnes() {
    assertThat(Parts.of("a,b", ',')).containsExactly("a", "b");
    assertThat(Parts.of(",a,,", ',')).containsExactly("", "a", "", "");
    assertThat(Parts.of("", ',')).containsExactly("");
  }

  @Test
  void emptyPartsAtTheEndCanGo() {
    assertThat(Parts.filled("a,b", ',')).containsExactly("a", "b");
    assertThat(Parts.filled(",a,,", ',')).containsExactly("", "a");
    assertThat(Parts.filled("", ',')).containsExactly("");
    assertThat(Parts.filled(",,", ',')).isEmpty();
  }
}
