package no502.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UnitsTest {

  @Test
  void aDurationIsASumOfNumbersWithUnits() {
    assertThat(Units.duration("5s")).isEqualTo(5_000_000_000L);
    assertThat(Units.duration("1m30s")).isEqualTo(90_000_000_000L);
    assertThat(Units.duration("-1h")).isEqualTo(-3_600_000_000_000L);
    assertThat(Units.duration("+007us")).isEqualTo(7_000L);
    assertThat(Units.duration("1.5s")).isEqualTo(1_500_000_000L);
    assertThat(Units.duration(".5ms2ns")).isEqualTo(500_002L);
    assertThat(Units.duration("0")).isZero();
  }

  @Test
  void whatGoRefusesIsNone() {
    for (String text : new String[] {"", "-", "5", "s", "5s3", "5 s", "1x", ".s", "1.2.3s", "٣s"}) {
      assertThat(Units.duration(text)).as(text).isNull();
    }
  }

  @Test
  void whatFitsNoLongIsNone() {
    assertThat(Units.duration("9223372036854775807ns")).isEqualTo(Long.MAX_VALUE);
    assertThat(Units.duration("9223372036854775808ns")).isNull();
    assertThat(Units.duration("15250w")).isEqualTo(9_223_200_000_000_000_000L);
    assertThat(Units.duration("15251w")).isNull();
    assertThat(Units.duration("9223372036s854775807ns")).isEqualTo(Long.MAX_VALUE);
    assertThat(Units.duration("9223372036s854775808ns")).isNull();
  }

  @Test
  void aDurationIsShownAsGoDoes() {
    assertThat(Units.show(0)).isEqualTo("0s");
    assertThat(Units.show(90_000_000_000L)).isEqualTo("1m30s");
    assertThat(Units.show(3_600_000_000_000L)).isEqualTo("1h0m0s");
    assertThat(Units.show(-1_500_000)).isEqualTo("-1.5ms");
    assertThat(Units.show(1_000_001)).isEqualTo("1.000001ms");
    assertThat(Units.show(1_050)).isEqualTo("1.05µs");
    assertThat(Units.show(999)).isEqualTo("999ns");
  }

  @Test
  void aFractionIsThatOfExactDivision() {
    Random random = new Random(502);
    for (int i = 0; i < 20_000; i++) {
      long nanos = 1_000_000_000L + (random.nextLong() >>> 1) % 59_000_000_000L;
      BigDecimal exact = new BigDecimal(nanos).movePointLeft(9).stripTrailingZeros();
      assertThat(Units.show(nanos)).isEqualTo(exact.toPlainString() + "s");
    }
  }

  @Test
  void anIntegerOfSixtyFourBits() {
    assertThat(Numbers.integer("+42")).isEqualTo(42);
    assertThat(Numbers.integer("-007")).isEqualTo(-7);
    assertThat(Numbers.integer("999999999999999999")).isEqualTo(999_999_999_999_999_999L);
    assertThat(Numbers.integer("-9223372036854775808")).isEqualTo(Long.MIN_VALUE);
    assertThat(Numbers.integer("9223372036854775808")).isNull();
    assertThat(Numbers.integer("-")).isNull();
    assertThat(Numbers.integer("1e3")).isNull();
  }
}
