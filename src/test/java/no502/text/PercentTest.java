package no502.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PercentTest {

  @ParameterizedTest
  @CsvSource({
    "conf.d/a-b_c~1.conf, conf.d/a-b_c~1.conf",
    "a b.conf, a%20b.conf",
    "100%, 100%25",
    "caf\u00e9, caf%C3%A9",
    "'\u007f', %7F",
  })
  void whatIsNotPlainGoesByNumber(String path, String encoded) {
    assertThat(Percent.encode(path)).isEqualTo(encoded);
    assertThat(Percent.decode(encoded)).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "%", "100%", "%4", "%g1", "%1g", "caf\u00e9"})
  void whatIsNoNumberStays(String text) {
    assertThat(Percent.decode(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"%65xact, exact", "%c3%a9%41, \u00e9A", "%%41, %A", "\u00e9%41, \u00e9A"})
  void numbersMayBeWrittenInAnyCase(String text, String decoded) {
    assertThat(Percent.decode(text)).isEqualTo(decoded);
  }
}
