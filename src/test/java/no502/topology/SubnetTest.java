package no502.topology;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SubnetTest {

  @Test
  void it_begins_and_ends_where_its_prefix_says() {
    Subnet eight = Subnet.parse("10.0.0.0/8");

    assertThat(eight.contains("10.0.0.0")).isTrue();
    assertThat(eight.contains("10.255.255.255")).isTrue();
    assertThat(eight.contains("11.0.0.0")).isFalse();
    assertThat(eight.contains("9.255.255.255")).isFalse();
    assertThat(Subnet.parse("0.0.0.0/0").contains("255.255.255.255")).isTrue();
    assertThat(Subnet.parse("10.0.0.1").contains("10.0.0.1")).isTrue();
    assertThat(Subnet.parse("10.0.0.1/32").contains("10.0.0.2")).isFalse();
    assertThat(eight.contains("fd00::1")).isFalse();
  }

  @Test
  void an_address_lies_so_far_into_it() {
    Subnet sixteen = Subnet.parse("172.18.7.9/16");

    assertThat(sixteen.offset("172.18.0.0")).isZero();
    assertThat(sixteen.offset("172.18.0.1")).isEqualTo(1);
    assertThat(sixteen.offset("172.18.1.2")).isEqualTo(258);
    assertThat(sixteen.offset("app")).isEqualTo(-1);
  }

  @Test
  void anything_else_is_none() {
    for (String text :
        new String[] {
          "10.0.0.0/33",
          "10.0.0.0/-1",
          "10.0.0.0/x",
          "10.0.0.0/:",
          "10.0.0.0/",
          "10.0.0.0/008",
          "10.0.0/8",
          "fd00::/8",
          "",
          "/8"
        }) {
      assertThat(Subnet.parse(text)).as(text).isNull();
    }
    assertThat(Subnet.parse("10.0.0.0/09")).isNotNull();
  }
}
