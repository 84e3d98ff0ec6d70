package no502.topology;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which of the names that exist was most likely meant. */
class NearestTest {

  private static String meant(String written, String... names) {
    Nearest nearest = new Nearest(written);
    for (String name : names) {
      nearest.offer(name);
    }
    return nearest.best();
  }

  @Test
  void one_that_is_spelled_alike() {
    assertThat(meant("aip", "web", "api")).isEqualTo("api");
    assertThat(meant("backend", "frontend", "backned")).isEqualTo("backned");
    assertThat(meant("api", "apj", "apk")).as("the first of two").isEqualTo("apj");
    assertThat(meant("x", "y")).isEqualTo("y");
    assertThat(meant("database", "cache")).isNull();
  }

  @Test
  void one_that_is_a_part_of_the_other() {
    assertThat(meant("api", "web", "shop-api-blue")).isEqualTo("shop-api-blue");
    assertThat(meant("shop_backend", "backend")).isEqualTo("backend");
    assertThat(meant("app.local.example", "app")).isEqualTo("app");
    assertThat(meant("api", "capitals")).isNull();
    assertThat(meant("ap", "long-ap-name")).isNull();
    assertThat(meant("api", "longer-apis")).isNull();
  }

  @Test
  void one_that_shares_a_part_which_says_something() {
    assertThat(meant("shop-frontend", "shop-gateway")).isEqualTo("shop-gateway");
    assertThat(meant("mail-server", "billing-server")).isNull();
    assertThat(meant("my-frontend", "my-gateway")).isNull();
    assertThat(meant("shop-frontend", "other", "shop-gateway", "shop-fronts"))
        .isEqualTo("shop-fronts");
  }
}
