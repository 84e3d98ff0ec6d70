package no502.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RootPathTest {

  @ParameterizedTest
  @CsvSource({
    "a/b, a/b",
    "a//b/, a/b",
    "./a/./b, a/b",
    "a/x/../b, a/b",
    ".env, .env",
    "a/.., ''",
    "'', ''",
    "a/../.., ",
    "../a, ",
  })
  void belowTheRootNothingClimbsOut(String path, String normal) {
    assertThat(RootPath.normalise(path)).isEqualTo(normal);
  }

  @ParameterizedTest
  @CsvSource({
    "/srv/app, x, /srv/app/x",
    "/srv/app, ../x, /srv/x",
    "/srv/app, ../../../x, /x",
    "/srv/app, ../../.., /",
    "/srv/app, /etc//nginx/./x/, /etc/nginx/x",
    "/srv/app, '', /srv/app",
    "/, x, /x",
    "'', x, /x",
  })
  void inAFileSystemTheTopIsTheEnd(String folder, String path, String absolute) {
    assertThat(RootPath.absolute(folder, path)).isEqualTo(absolute);
  }
}
