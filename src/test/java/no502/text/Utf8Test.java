package no502.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class Utf8Test {
  /** One byte of each kind that UTF-8 tells apart, at both ends of its range. */
  private static final int[] KINDS = {
    0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC,
    0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF
  };

  @Test
  void readsAndWritesWhatTheJdkDoes() {
    byte[] bytes = new byte[5];
    bytes[4] = 'z';
    for (int a : KINDS) {
      for (int b : KINDS) {
        for (int c : KINDS) {
          for (int d : KINDS) {
            bytes[0] = (byte) a;
            bytes[1] = (byte) b;
            bytes[2] = (byte) c;
            bytes[3] = (byte) d;
            String ours = Utf8.text(bytes);
            String jdk = new String(bytes, StandardCharsets.UTF_8);
            if (jdk.indexOf('\uFFFD') < 0 || ours.indexOf('\uFFFD') < 0) {
              assertThat(ours).isEqualTo(jdk);
            }
            assertThat(Utf8.bytes(ours)).isEqualTo(ours.getBytes(StandardCharsets.UTF_8));
          }
        }
      }
    }
  }

  @Test
  void putsOneMarkForEachBrokenCharacter() {
    assertThat(Utf8.text(new byte[] {'a', (byte) 0xE2, (byte) 0x82, 'b', (byte) 0xFF}))
        .isEqualTo("a\uFFFDb\uFFFD");
  }

  @Test
  void findsTheWayBackToTheBytes() {
    byte[] bytes = {'a', (byte) 0xE2, (byte) 0x82, 'b', (byte) 0xC3, (byte) 0xA4, 'c'};
    assertThat(Utf8.text(bytes)).isEqualTo("a\uFFFDbäc");
    assertThat(Utf8.offset(bytes, 0, 1)).isEqualTo(1);
    assertThat(Utf8.offset(bytes, 0, 2)).isEqualTo(3);
    assertThat(Utf8.offset(bytes, 0, 4)).isEqualTo(6);
    assertThat(Utf8.offset(Utf8.bytes("🐳x"), 0, 2)).isEqualTo(4);
    assertThat(Utf8.offset(bytes, 0, 99)).isEqualTo(bytes.length);
  }

  @Test
  void aQuestionMarkIsNoLetterThatLatinDoesNotKnow() {
    for (String text :
        new String[] {"", "?", "a?\u0142?", "?\u20AC", "?\u00E4", "??\uDC33", "🐳?"}) {
      assertThat(Utf8.bytes(text)).as(text).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
      assertThat(Utf8.bytes(new StringBuilder(text))).isEqualTo(Utf8.bytes(text));
    }
  }

  @Test
  void writesHalfAPairAsAQuestionMark() {
    assertThat(Utf8.bytes("a\uD83Db\uDC33")).isEqualTo("a?b?".getBytes(StandardCharsets.US_ASCII));
    assertThat(Utf8.bytes("🐳")).isEqualTo("🐳".getBytes(StandardCharsets.UTF_8));
  }
}
