package no502.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "1",
        "+1.5",
        ".5",
        "5.",
        "1e23",
        "9007199254740993",
        "9007199254740992.9999",
        "1e308",
        "1.7976931348623157e308",
        "1.7976931348623159e308",
        "1e309",
        "-1e400",
        "4.9e-324",
        "2.4703282292062327e-324",
        "2.4703282292062328e-324",
        "1e-400",
        "0e999999999",
        "2.2250738585072011e-308",
        "2.2250738585072014e-308",
        "123456789012345678901234567890",
        "1e99999999999999999999",
        "0.000000000000000000000000000000000001e36"
      })
  void readsTheNearestDouble(String text) {
    assertThat(Decimal.parse(text)).isEqualTo(Double.valueOf(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "-", "e5", "1e", "1e+", "1x", "1.2.3", "0x1", "1f", " 1", "NaN"})
  void leavesOtherTextsAlone(String text) {
    assertThat(Decimal.parse(text)).isNull();
  }

  @Test
  void agreesWithTheJdkOnRandomNumbers() {
    Random random = new Random(502);
    for (int i = 0; i < 20_000; i++) {
      String text =
          random.nextInt() + "" + random.nextLong(1L << 62) + "e" + (random.nextInt(700) - 360);
      assertThat(Decimal.parse(text)).as(text).isEqualTo(Double.valueOf(text));
      String bits = Double.toString(Double.longBitsToDouble(random.nextLong()));
      if (!bits.equals("NaN")) {
        assertThat(Decimal.parse(bits)).as(bits).isEqualTo(Double.valueOf(bits));
      }
    }
  }

  @Test
  void takesAnyNumberOfDigits() {
    String half = "1." + "0".repeat(15) + "1110223024625156540423631668090820312500";
    assertThat(Decimal.parse(half + "0".repeat(900))).isEqualTo(Double.valueOf(half));
    assertThat(Decimal.parse(half + "0".repeat(900) + "1")).isEqualTo(Math.nextUp(1.0));
    assertThat(Decimal.parse("9".repeat(2_000_000))).isInfinite();
  }
}
