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

  @Test
  void the_nearest_wins_over_one_that_is_a_part_and_that_over_one_that_shares_a_part() {
    assertThat(meant("shop-api", "api", "shop-apj")).isEqualTo("shop-apj");
    assertThat(meant("shop-api", "shop-gateway", "shop")).isEqualTo("shop");
    assertThat(meant("shop-api", "shop-gateways", "shop-gateway")).isEqualTo("shop-gateway");
  }

  @Test
  void parts_of_three_letters_at_least() {
    assertThat(meant("api", "long-api")).isEqualTo("long-api");
    assertThat(meant("long-api", "api")).isEqualTo("api");
    assertThat(meant("ap", "a-longer-ap")).isNull();
    assertThat(meant("a-longer-ap", "ap")).isNull();
    assertThat(meant("one-db2-alpha", "two-db2-bravo")).isEqualTo("two-db2-bravo");
    assertThat(meant("one-db-alpha", "two-db-bravo")).isNull();
  }

  @Test
  void parts_between_separators_alone() {
    assertThat(meant("api", "the.api.example")).isEqualTo("the.api.example");
    assertThat(meant("api", "theapi.example")).isNull();
    assertThat(meant("api", "my_apis.example")).isNull();
    assertThat(meant("longer.last", "other-list.last")).isEqualTo("other-list.last");
    assertThat(meant("first-longer", "first_strange")).isEqualTo("first_strange");
  }

  @Test
  void a_part_of_the_name_before_one_that_only_shares_it() {
    assertThat(meant("shop-api", "shop-web", "shop")).isEqualTo("shop");
    assertThat(meant("shop-api", "web-api", "api")).isEqualTo("api");
    assertThat(meant("a-shop-b", "cc-shop-dd", "shop")).isEqualTo("shop");
    assertThat(meant("backend", "bakcemd", "backenf")).as("one letter").isEqualTo("backenf");
  }
}
