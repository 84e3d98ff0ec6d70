package no502.log;

import static org.assertj.core.api.Assertions.assertThat;

import no502.nginx.Block;
import no502.topology.AStack;
import org.junit.jupiter.api.Test;

/** Chooses locations as nginx does. */
class LocationMatcherTest {
  private static final String SERVER =
      """
      server {
          listen 80;
          location / { return 200; }
          location = /exact { return 200; }
          location /api { location /api/v1 { return 200; } location ~ ^/api/.*[.]json$ { return 200; } }
          location ^~ /static/ { return 200; }
          location ~ [.]php$ { return 200; }
          location ~* [.](PNG|jpg)$ { return 200; }
          location /img/ { return 200; }
          location =/glued { return 200; }
          location /café { return 200; }
          location ~ ^/(a+)+$ { return 200; }
      }
      """;

  @Test
  void followsNginxsOwnOrder() {
    assertThat(found("/exact")).isEqualTo("= /exact");
    assertThat(found("/exact/more")).isEqualTo("/");
    assertThat(found("/glued")).isEqualTo("=/glued");
    assertThat(found("/api")).isEqualTo("/api");
    assertThat(found("/api/v1/x")).isEqualTo("/api/v1");
    assertThat(found("/api/v1/x.json")).isEqualTo("~ ^/api/.*[.]json$");
    assertThat(found("/api/v1/x.php")).isEqualTo("~ [.]php$");
    assertThat(found("/static/x.php")).isEqualTo("^~ /static/");
    assertThat(found("/img/x.JPG")).isEqualTo("~* [.](PNG|jpg)$");
    assertThat(found("/img/x.gif")).isEqualTo("/img/");
    assertThat(found("/")).isEqualTo("/");
  }

  @Test
  void comparesTheDecodedAndMergedPath() {
    assertThat(found("//static/../%65xact")).isEqualTo("= /exact");
    assertThat(found("http://shop.test/api/v1")).isEqualTo("/api/v1");
    assertThat(found("/caf%C3%A9/menu")).isEqualTo("/café");
  }

  @Test
  void aPatternThatNeverEndsIsGivenUp() {
    assertThat(found("/" + "a".repeat(200) + "!")).isEqualTo("/");
  }

  private static String found(String path) {
    AStack stack =
        AStack.of(
            "compose.yaml",
            """
            services:
              web:
                image: nginx:1.27
                volumes: ["./a.conf:/etc/nginx/conf.d/default.conf:ro"]
            """,
            "a.conf",
            SERVER);
    Block main = stack.build().nginxes().get(0).config().main();
    Block server = ServerMatcher.http(main, "", null).get(0);
    Block location = LocationMatcher.find(server, path);
    StringBuilder words = new StringBuilder();
    location.header().args().forEach(w -> words.append(words.isEmpty() ? "" : " ").append(w));
    return words.toString();
  }
}
