package no502.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class WrapTest {

  @Test
  void linesEndAtTheLastBlankThatFits() {
    assertThat(Wrap.lines("every such request ends in 502", 20))
        .containsExactly("every such request", "ends in 502");
    assertThat(Wrap.lines("exactly twenty signs and more", 20))
        .containsExactly("exactly twenty signs", "and more");
    assertThat(Wrap.lines("x aVeryLongWordThatFitsNowhere y", 5))
        .containsExactly("x", "aVeryLongWordThatFitsNowhere", "y");
    assertThat(Wrap.lines("aVeryLongWordThatFitsNowhere", 5))
        .containsExactly("aVeryLongWordThatFitsNowhere");
  }

  @Test
  void nothingIsALineToo() {
    assertThat(Wrap.lines("", 20)).containsExactly("");
    assertThat(Wrap.lines("   ", 20)).containsExactly("");
    assertThat(Wrap.lines("  a  ", 20)).containsExactly("a");
  }

  @Test
  void whatIsWrappedIsHarmless() {
    assertThat(Wrap.lines("##[error] \u202e ::stop::", 80))
        .containsExactly("## [error] \\u{202e} \\::stop::");
    assertThat(Wrap.lines("日本 日本 日本 日本 日本", 20)).containsExactly("日本 日本 日本 日本", "日本");
  }

  /** A text of which every character takes a column is wrapped as one with others would be. */
  @Test
  void usualTextsAreWrappedAsOddOnes() {
    Random random = new Random(502);
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(90);
      int blanks = 2 + random.nextInt(20);
      for (int i = 0; i < length; i++) {
        text.append(random.nextInt(blanks) == 0 ? ' ' : random.nextBoolean() ? 'x' : 'o');
      }
      String usual = text.toString();
      String odd = usual.replace('o', '\u00f6');
      if (!usual.equals(odd)) {
        int width = 18 + random.nextInt(30);
        assertThat(String.join("|", Wrap.lines(usual, width)))
            .as("<%s> in %d", usual, width)
            .isEqualTo(String.join("|", Wrap.lines(odd, width)).replace('\u00f6', 'o'));
      }
    }
  }

  @Test
  void whatIsHarmlessStaysAsItIs() {
    Random random = new Random(502);
    String odd = "##[]::ab \n\t\u202e\u3164\u00a0\ud83d\udc33\ud800vso";
    for (int round = 0; round < 50_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(12); i >= 0; i--) {
        text.append(odd.charAt(random.nextInt(odd.length())));
      }
      String once = Plain.text(text.toString());
      assertThat(Plain.text(once)).isEqualTo(once);
      assertThat(Plain.text("error[a-rule]: " + text)).isEqualTo("error[a-rule]: " + once);
    }
  }
}
