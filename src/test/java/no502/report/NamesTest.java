package no502.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {

  @ParameterizedTest
  @CsvSource({
    "'', '', a/b.conf, a/b.conf",
    "shop/, '', a/b.conf, shop/a/b.conf",
    "'', a, a/b.conf, b.conf",
    "'', a/b, a/b/c/d.conf, c/d.conf",
    "'', a/b, a/c.conf, ../c.conf",
    "'', a/b, c.conf, ../../c.conf",
    "'', a/b, a/bc/d.conf, ../bc/d.conf",
    "'', a/b, ab/c.conf, ../../ab/c.conf",
    "'', a/b, a/b, ../b",
    "'', a, '', ''",
  })
  void aFileIsCalledAsSeenFromTheWorkingFolder(
      String prefix, String workdir, String name, String shown) {
    assertThat(new Names(prefix, workdir).shown(name)).isEqualTo(shown);
  }
}
