package no502.topology.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no502.nginx.NginxConfig;
import no502.nginx.NginxLoader;
import no502.topology.AContainer;
import no502.topology.Confidence;
import no502.topology.Container;
import no502.topology.Nginx;
import org.junit.jupiter.api.Test;

class NginxListenersTest {
  private static AContainer nginx(String http) {
    return AContainer.from("nginx:1.27")
        .completeFolder("/etc/nginx")
        .file("/etc/nginx/nginx.conf", "events {}\nhttp {\n" + http + "\n}\n");
  }

  private static Nginx load(Container container, Nginx.Version version) {
    NginxConfig config = NginxLoader.load(container.files(), "/etc/nginx/nginx.conf");
    return new Nginx(
        container,
        config,
        version,
        container.files(),
        Confidence.PROVEN,
        List.of(),
        List.of(),
        List.of());
  }

  private static String told(AContainer made) {
    Container container = made.build();
    return Told.of(Listeners.of(container, load(container, null)));
  }

  private static String told(String http) {
    return told(nginx(http));
  }

  @Test
  void listen_80_is_IPv4_only() {
    assertThat(told("server { listen 80; }")).isEqualTo("0.0.0.0:80/HTTP");
    assertThat(told("server { listen *:81; listen 10.0.0.1; }"))
        .isEqualTo("0.0.0.0:81/HTTP 10.0.0.1:80/HTTP");
  }

  @Test
  void brackets_are_IPv6_only_unless_told() {
    assertThat(told("server { listen [::]:80; }")).isEqualTo(":::80/HTTP");
    assertThat(told("server { listen 80; listen [::]:80; }"))
        .isEqualTo("0.0.0.0:80/HTTP :::80/HTTP");
    assertThat(told("server { listen [::]:80 ipv6only=off; }")).isEqualTo("*:80/HTTP");
    assertThat(told("server { listen [::1]:8080; }")).isEqualTo("::1:8080/HTTP");
  }

  @Test
  void no_listen_is_80() {
    assertThat(told("server { server_name a; }")).isEqualTo("0.0.0.0:80/HTTP");
    assertThat(told("")).isEqualTo("");
  }

  @Test
  void loopback_and_sockets() {
    assertThat(told("server { listen 127.0.0.1:8080; }")).isEqualTo("127.0.0.1:8080/HTTP");
    assertThat(told("server { listen localhost:8080; }")).isEqualTo("localhost:8080/HTTP");
    assertThat(told("server { listen unix:/run/n.sock; }")).isEqualTo("unix:/run/n.sock(666)/HTTP");
  }

  @Test
  void ssl_is_https_and_quic_is_no_tcp() {
    assertThat(told("server { listen 443 ssl; listen 443 quic; }")).isEqualTo("0.0.0.0:443/HTTPS");
    assertThat(told("server { listen 443; } server { listen 443 ssl; }"))
        .isEqualTo("0.0.0.0:443/HTTPS");
  }

  @Test
  void ssl_on_meant_https_until_1_25_1() {
    Container old = nginx("server { listen 443; ssl on; }").build();

    assertThat(Told.of(NginxListeners.of(load(old, new Nginx.Version(1, 24, 0)))))
        .isEqualTo("0.0.0.0:443/HTTPS");
    assertThat(Told.of(NginxListeners.of(load(old, new Nginx.Version(1, 27, 0)))))
        .isEqualTo("0.0.0.0:443/HTTP");
  }

  @Test
  void stream_servers_are_plain_tcp() {
    AContainer stream =
        nginx("").file("/etc/nginx/nginx.conf", "events {} stream { server { listen 5432; } }");

    assertThat(told(stream)).isEqualTo("0.0.0.0:5432/TCP");
  }

  @Test
  void a_hidden_include_may_bring_more() {
    AContainer hidden =
        nginx("server { listen 80; } include conf.d/*.conf;").hiddenFile("/etc/nginx/conf.d");

    assertThat(
            told(
                nginx("server { listen 80; include snippets/a.conf; }")
                    .file("/etc/nginx/snippets/a.conf", "listen 81;")))
        .isEqualTo("0.0.0.0:80/HTTP 0.0.0.0:81/HTTP");
    assertThat(told("server { listen $port; }")).isEqualTo("…");
    assertThat(told(hidden)).isEqualTo("0.0.0.0:80/HTTP …");
  }

  @Test
  void what_runs_beside_nginx_counts_too() {
    AContainer both =
        nginx("server { listen 80; }").shell("uvicorn a:b --port 9 & nginx -g 'daemon off;'");

    assertThat(told(both)).isEqualTo("0.0.0.0:80/HTTP 127.0.0.1:9/HTTP");
    assertThat(told(nginx("server { listen 80; }").shell("node a.js & nginx -g 'daemon off;'")))
        .isEqualTo("0.0.0.0:80/HTTP …");
  }
}
