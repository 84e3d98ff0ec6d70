package no502.topology.listen;

import static org.assertj.core.api.Assertions.assertThat;

import no502.topology.AContainer;
import org.junit.jupiter.api.Test;

class WeakEvidenceTest {
  private static AContainer own() {
    return AContainer.fromUnknown("ghcr.io/me/app");
  }

  @Test
  void what_others_say_is_likely_and_never_all() {
    assertThat(Told.of(own())).isEqualTo("…");
    assertThat(Told.of(own().expose("8000"))).isEqualTo("?:8000/UNKNOWN? …");
    assertThat(Told.of(own().dockerfileExpose("8080/tcp", "53/udp")))
        .isEqualTo("?:8080/UNKNOWN? …");
    assertThat(Told.of(own().publish(3000))).isEqualTo("?:3000/UNKNOWN? …");
    assertThat(Told.of(own().healthCheck("CMD", "curl", "-f", "http://localhost:81/health")))
        .isEqualTo("?:81/HTTP? …");
    assertThat(Told.of(own().expose("8000-8002")))
        .isEqualTo("?:8000/UNKNOWN? ?:8001/UNKNOWN? ?:8002/UNKNOWN? …");
  }

  @Test
  void agreeing_witnesses_are_all_quoted() {
    AContainer agreed =
        own().dockerfileExpose("80").publish(80).healthCheck("CMD-SHELL", "wget -q http://[::1]");

    assertThat(Told.of(agreed)).isEqualTo("?:80/HTTP? …");
    assertThat(Told.why(agreed))
        .containsExactly(
            "the health check asks port 80",
            "the Dockerfile exposes 80",
            "the Compose file publishes container port 80");
  }

  @Test
  void disagreeing_witnesses_make_it_unknown() {
    AContainer torn = own().dockerfileExpose("3000").publish(8080);

    assertThat(Told.of(torn)).isEqualTo("…");
    assertThat(Told.hiddenBy(torn))
        .isEqualTo(
            "EXPOSE says 3000 (docker-compose.yml:2), but ports says 8080"
                + " (docker-compose.yml:3)");
  }

  @Test
  void a_check_of_another_container_is_no_witness() {
    assertThat(Told.of(own().healthCheck("CMD", "curl", "http://api:9000"))).isEqualTo("…");
  }

  @Test
  void a_guess_of_the_command_gives_way_to_a_witness_who_disagrees() {
    AContainer guess = own().command("gunicorn", "app:app").publish(9000);

    assertThat(Told.of(guess)).isEqualTo("…");
    assertThat(Told.hiddenBy(guess)).contains("127.0.0.1:8000").contains("ports says 9000");
  }

  @Test
  void a_range_has_an_end() {
    assertThat(Told.of(own().expose("8002-8000"))).isEqualTo("…");
    assertThat(Told.of(own().expose("8000-8051"))).isEqualTo("…");
    assertThat(Told.of(own().expose("0"))).isEqualTo("…");
    assertThat(Told.of(own().expose("53/udp"))).isEqualTo("…");
    assertThat(Told.of(own().expose("8000/TCP"))).isEqualTo("?:8000/UNKNOWN? …");
  }

  @Test
  void the_image_is_one_of_the_witnesses() {
    AContainer image = AContainer.from("me/app").listens(80, "http").command("./start");

    assertThat(Told.of(image)).isEqualTo("*:80/HTTP? …");
    assertThat(Told.hiddenBy(image.expose("8080"))).contains("but the image says 80");
  }

  @Test
  void a_guess_that_others_share_stays_one() {
    AContainer guess = own().command("gunicorn", "app:app").expose("8000", "9000");

    assertThat(Told.of(guess)).isEqualTo("127.0.0.1:8000/HTTP? ?:9000/UNKNOWN? …");
  }

  @Test
  void the_check_tells_the_protocol() {
    assertThat(Told.of(own().healthCheck("CMD", "curl", "-k", "https://localhost:8443")))
        .isEqualTo("?:8443/HTTPS? …");
    assertThat(Told.of(own().healthCheck("CMD", "nc", "-z", "localhost", "81")))
        .isEqualTo("?:81/UNKNOWN? …");
    assertThat(Told.of(own().healthCheck("CMD", "curl", "localhost:$PORT"))).isEqualTo("…");
  }

  @Test
  void the_first_and_the_last_port_of_a_range_count() {
    assertThat(Told.of(own().expose("1"))).isEqualTo("?:1/UNKNOWN? …");
    assertThat(Told.of(own().expose("80-80"))).isEqualTo("?:80/UNKNOWN? …");
    assertThat(Told.of(own().expose("8000-8050"))).contains(":8000/").contains(":8050/");
    assertThat(Told.of(own().expose("8000-"))).isEqualTo("…");
    assertThat(Told.of(own().publish(1))).isEqualTo("?:1/UNKNOWN? …");
    assertThat(Told.of(own().healthCheck("CMD", "curl", "localhost:1"))).isEqualTo("?:1/HTTP? …");
  }

  @Test
  void whoever_knows_the_protocol_tells_it() {
    AContainer image = AContainer.from("me/app").listens(80, "http").command("./start");

    assertThat(Told.of(image.expose("80"))).isEqualTo("*:80/HTTP? …");
  }
}
