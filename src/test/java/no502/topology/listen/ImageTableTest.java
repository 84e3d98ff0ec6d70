package no502.topology.listen;

import static org.assertj.core.api.Assertions.assertThat;

import no502.topology.AContainer;
import org.junit.jupiter.api.Test;

class ImageTableTest {
  private static AContainer grafana() {
    return AContainer.from("grafana/grafana").listens(3000, "http");
  }

  @Test
  void a_known_image_with_its_own_command_listens_as_the_table_says() {
    assertThat(Told.of(grafana())).isEqualTo("*:3000/HTTP");
    assertThat(Told.of(grafana().env("GF_DATABASE_PORT", "5432").env("TZ", "UTC")))
        .isEqualTo("*:3000/HTTP");
    assertThat(Told.of(grafana().mount("/var/lib/grafana").publish(3000))).isEqualTo("*:3000/HTTP");
  }

  @Test
  void published_ports_do_not_overrule_a_proven_one() {
    assertThat(Told.of(grafana().publish(4000))).isEqualTo("*:3000/HTTP");
  }

  @Test
  void what_could_move_the_port_takes_the_proof_away() {
    assertThat(Told.of(grafana().env("GF_SERVER_HTTP_PORT", "4000"))).isEqualTo("*:3000/HTTP? …");
    assertThat(Told.of(grafana().env("GF_SERVER_HTTP_PORT", "3000"))).isEqualTo("*:3000/HTTP");
    assertThat(Told.of(grafana().mount("/etc/grafana/grafana.ini"))).isEqualTo("*:3000/HTTP? …");
    assertThat(Told.of(grafana().mount("/etc/localtime"))).isEqualTo("*:3000/HTTP");
    assertThat(Told.of(grafana().hiddenEnvFile(".env"))).isEqualTo("*:3000/HTTP? …");
    assertThat(Told.of(grafana().command("grafana", "--something"))).isEqualTo("*:3000/HTTP? …");
  }

  @Test
  void a_moved_port_and_another_published_one_disagree() {
    AContainer moved = grafana().env("GF_SERVER_HTTP_PORT", "4000").publish(4000);

    assertThat(Told.of(moved)).isEqualTo("…");
    assertThat(Told.hiddenBy(moved))
        .isEqualTo(
            "ports says 4000 (docker-compose.yml:3), but the image says 3000 (docker-compose.yml:1)");
  }
}
