package no502.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import no502.knowledge.ImageFacts.Libc;
import no502.knowledge.NginxImage.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NginxImagesTest {

  @ParameterizedTest
  @CsvSource({
    "nginx, OFFICIAL, ",
    "nginx:alpine, OFFICIAL, ",
    "nginx:1, OFFICIAL, ",
    "nginx:1.27, OFFICIAL, 1.27",
    "nginx:1.27.3-alpine, OFFICIAL, 1.27.3",
    "docker.io/nginx:1.18.0, OFFICIAL, 1.18.0",
    "nginx:stable-alpine3.20, OFFICIAL, ",
    "nginxinc/nginx-unprivileged:1.25.4, UNPRIVILEGED, 1.25.4",
    "openresty/openresty:1.25.3.1-0-alpine, OPENRESTY, 1.25.3.1",
    "bitnami/nginx:1.25.3-debian-11-r0, BITNAMI, 1.25.3",
    "lscr.io/linuxserver/nginx, LINUXSERVER, ",
    "jwilder/nginx-proxy:1.4, NGINX_PROXY, ",
    "jc21/nginx-proxy-manager:2.11, PROXY_MANAGER, ",
  })
  void kindAndVersion(String reference, Kind kind, String version) {
    NginxImage image = NginxImages.find(reference);
    assertThat(image.kind()).isEqualTo(kind);
    assertThat(image.version()).isEqualTo(version);
  }

  @Test
  void theOfficialLayout() {
    NginxImage image = NginxImages.find("nginx:1.27-alpine");
    assertThat(image.mainPath()).isEqualTo("/etc/nginx/nginx.conf");
    assertThat(image.libc()).isEqualTo(Libc.MUSL);
    assertThat(image.rendersTemplates()).isTrue();
    assertThat(image.completeBelow()).isEqualTo("/etc/nginx");
    assertThat(image.stock().get("/etc/nginx/nginx.conf"))
        .contains("include /etc/nginx/conf.d/*.conf;");
    assertThat(image.stock().get("/etc/nginx/conf.d/default.conf")).contains("listen 80;");
    assertThat(image.verified()).isTrue();
    assertThat(NginxImages.find("nginx@sha256:00").verified()).isFalse();
  }

  @Test
  void othersHaveTheirOwnPlaces() {
    assertThat(
            NginxImages.find("nginxinc/nginx-unprivileged")
                .stock()
                .get("/etc/nginx/conf.d/default.conf"))
        .contains("listen 8080;");
    assertThat(NginxImages.find("openresty/openresty").mainPath())
        .isEqualTo("/usr/local/openresty/nginx/conf/nginx.conf");
    assertThat(NginxImages.find("bitnami/nginx").rendersTemplates()).isFalse();
    assertThat(NginxImages.find("bitnami/nginx").workdir()).isEqualTo("/app");
    assertThat(NginxImages.find("nginxproxy/nginx-proxy").generatedBy()).contains("docker-gen");
    assertThat(NginxImages.find("nginx").generatedBy()).isNull();
  }

  @Test
  void distributionPackages() {
    NginxImage debian = NginxImages.fromPackage(false);
    assertThat(debian.stock().get("/etc/nginx/nginx.conf")).contains("sites-enabled/*;");
    assertThat(debian.links())
        .containsEntry("/etc/nginx/sites-enabled/default", "/etc/nginx/sites-available/default");
    assertThat(debian.stock()).containsKey("/etc/nginx/sites-available/default");
    NginxImage alpine = NginxImages.fromPackage(true);
    assertThat(alpine.stock().get("/etc/nginx/nginx.conf"))
        .contains("include /etc/nginx/http.d/*.conf;");
    assertThat(alpine.verified()).isFalse();
  }
}
