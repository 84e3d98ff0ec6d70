package no502.topology.listen;

import static org.assertj.core.api.Assertions.assertThat;

import no502.topology.AContainer;
import org.junit.jupiter.api.Test;

class PhpFpmTest {
  private static final String POOLS = "/usr/local/etc/php-fpm.d/";

  private static AContainer fpm() {
    return AContainer.from("php:8.3-fpm").listens(9000, "fastcgi").workdir("/var/www/html");
  }

  @Test
  void the_official_image_listens_on_9000() {
    assertThat(Told.of(fpm())).isEqualTo("*:9000/FASTCGI");
    assertThat(Told.of(fpm().command("php-fpm"))).isEqualTo("*:9000/FASTCGI");
    assertThat(Told.of(fpm().mount("/var/www/html"))).isEqualTo("*:9000/FASTCGI");
  }

  @Test
  void www_conf_does_not_overrule_the_images_own_file() {
    AContainer mounted = fpm().file(POOLS + "www.conf", "[www]\nlisten = /run/php.sock\n");

    assertThat(Told.of(mounted)).isEqualTo("*:9000/FASTCGI");
    assertThat(Told.why(mounted))
        .contains("the image's own zz-docker.conf is read after this and wins");
  }

  @Test
  void a_file_that_sorts_later_does() {
    assertThat(
            Told.of(
                fpm()
                    .file(
                        POOLS + "zzz.conf", "[www]\nlisten = /run/php.sock\nlisten.mode = 0666\n")))
        .isEqualTo("unix:/run/php.sock(0666)/FASTCGI");
    assertThat(Told.of(fpm().file(POOLS + "zz-docker.conf", "[www]\nlisten = 127.0.0.1:9000\n")))
        .isEqualTo("127.0.0.1:9000/FASTCGI");
  }

  @Test
  void pools_of_another_name_listen_too() {
    assertThat(Told.of(fpm().file(POOLS + "b.conf", "[b]\nlisten = 127.0.0.1:9001 ; b\n")))
        .isEqualTo("*:9000/FASTCGI 127.0.0.1:9001/FASTCGI");
  }

  @Test
  void allowed_clients_may_turn_nginx_away() {
    assertThat(
            Told.of(
                fpm()
                    .file(
                        POOLS + "zz-docker.conf",
                        "[www]\nlisten = 9000\nlisten.allowed_clients = 127.0.0.1\n")))
        .isEqualTo("*:9000/FASTCGI? …");
  }

  @Test
  void a_folder_mounted_over_the_pools_hides_the_images_own() {
    assertThat(
            Told.of(
                fpm()
                    .completeFolder("/usr/local/etc/php-fpm.d")
                    .file(POOLS + "www.conf", "[www]\nlisten = /run/php.sock\n")))
        .isEqualTo("unix:/run/php.sock/FASTCGI");
    assertThat(Told.of(fpm().hiddenFile("/usr/local/etc/php-fpm.d"))).endsWith("…");
  }

  @Test
  void an_unknown_image_is_not_the_official_one() {
    assertThat(Told.of(AContainer.fromUnknown("me/php").ownEntrypoint().command("php-fpm", "-F")))
        .isEqualTo("…");
    assertThat(
            Told.of(
                AContainer.from("debian:12")
                    .ownEntrypoint()
                    .command("php-fpm8.2", "-F")
                    .file(POOLS + "www.conf", "[www]\nlisten = 9001\n")))
        .isEqualTo("*:9001/FASTCGI");
  }
}
