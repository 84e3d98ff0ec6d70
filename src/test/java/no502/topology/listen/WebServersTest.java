package no502.topology.listen;

import static org.assertj.core.api.Assertions.assertThat;

import no502.topology.AContainer;
import org.junit.jupiter.api.Test;

class WebServersTest {
  private static AContainer in(String image, String... command) {
    return AContainer.from(image).workdir("/app").command(command);
  }

  @Test
  void php_servers() {
    assertThat(Told.of(in("php:8", "php", "-S", "localhost:8000", "-t", "public")))
        .isEqualTo("localhost:8000/HTTP");
    assertThat(Told.of(in("php:8", "php", "-S", "0.0.0.0:80"))).isEqualTo("0.0.0.0:80/HTTP");
    assertThat(Told.of(in("php:8", "php", "artisan", "serve"))).isEqualTo("127.0.0.1:8000/HTTP");
    assertThat(Told.of(in("php:8", "php", "artisan", "serve", "--host=0.0.0.0", "--port=80")))
        .isEqualTo("0.0.0.0:80/HTTP");
    assertThat(Told.of(in("php:8", "php", "artisan", "serve").env("SERVER_PORT", "81")))
        .isEqualTo("127.0.0.1:81/HTTP");
    assertThat(Told.of(in("php:8", "php", "artisan", "queue:work"))).isEqualTo("…");
  }

  @Test
  void rails_binds_localhost_in_development() {
    assertThat(Told.of(in("ruby:3", "bin/rails", "server"))).isEqualTo("localhost:3000/HTTP");
    assertThat(Told.of(in("ruby:3", "bundle", "exec", "rails", "s", "-b", "0.0.0.0")))
        .isEqualTo("0.0.0.0:3000/HTTP");
    assertThat(Told.of(in("ruby:3", "rails", "s", "-p", "80").env("RAILS_ENV", "production")))
        .isEqualTo("0.0.0.0:80/HTTP");
    assertThat(Told.of(in("ruby:3", "rails", "s").hiddenEnv("RAILS_ENV")))
        .isEqualTo("localhost:3000/HTTP? …");
    assertThat(
            Told.of(
                in("ruby:3", "rails", "s")
                    .file("/app/config/puma.rb", "port ENV.fetch(\"PORT\", 3001)\n")))
        .isEqualTo("localhost:3001/HTTP");
  }

  @Test
  void puma_reads_its_file() {
    assertThat(Told.of(in("ruby:3", "puma", "-b", "tcp://127.0.0.1:3000")))
        .isEqualTo("127.0.0.1:3000/HTTP");
    assertThat(Told.of(in("ruby:3", "puma", "-p", "3000"))).isEqualTo("*:3000/HTTP");
    assertThat(Told.of(in("ruby:3", "puma"))).isEqualTo("*:9292/HTTP");
    assertThat(
            Told.of(
                in("ruby:3", "puma", "-C", "config/puma.rb")
                    .file("/app/config/puma.rb", "# bind 'x'\nbind 'unix:///run/p.sock'\n")))
        .isEqualTo("unix:/run/p.sock/HTTP");
    assertThat(
            Told.of(
                in("ruby:3", "puma")
                    .file("/app/config/puma.rb", "threads 1, 5\nport ENV['PORT'] || 4000\n")))
        .isEqualTo("*:4000/HTTP");
    assertThat(Told.of(in("ruby:3", "puma", "-C", "x.rb").hiddenFile("/app"))).endsWith("…");
  }

  @Test
  void site_generators() {
    assertThat(Told.of(in("ruby:3", "jekyll", "serve"))).isEqualTo("127.0.0.1:4000/HTTP");
    assertThat(Told.of(in("ruby:3", "jekyll", "serve", "-H", "0.0.0.0")))
        .isEqualTo("0.0.0.0:4000/HTTP");
    assertThat(Told.of(in("golang", "hugo", "server"))).isEqualTo("127.0.0.1:1313/HTTP");
    assertThat(Told.of(in("golang", "hugo", "server", "--bind", "0.0.0.0", "-p", "80")))
        .isEqualTo("0.0.0.0:80/HTTP");
  }

  @Test
  void caddy_reads_its_Caddyfile() {
    String admin = " localhost:2019/HTTP";
    assertThat(Told.of(in("caddy:2"))).isEqualTo("*:80/HTTP" + admin);
    assertThat(Told.of(in("caddy:2").file("/etc/caddy/Caddyfile", ":8080\nroot * /srv\n")))
        .isEqualTo("*:8080/HTTP" + admin);
    String sites =
        """
        {
          email me@example.com
        }
        (snippet) {
          encode gzip
        }
        http://a.example:8081, b.example {
          respond "hi"
        }
        :{$PORT:9000} {
        }
        """;
    assertThat(Told.of(in("caddy:2").file("/etc/caddy/Caddyfile", sites)))
        .isEqualTo("*:8081/HTTP *:443/HTTPS *:80/HTTP *:9000/HTTP" + admin);
    assertThat(Told.of(in("caddy:2").hiddenFile("/etc/caddy/Caddyfile"))).endsWith("…");
    assertThat(Told.of(in("caddy:2", "caddy", "file-server", "--listen", ":81")))
        .isEqualTo("*:81/HTTP");
  }

  @Test
  void apache_reads_Listen() {
    assertThat(Told.of(in("httpd:2.4"))).isEqualTo("*:80/HTTP");
    assertThat(
            Told.of(
                in("httpd:2.4")
                    .file(
                        "/usr/local/apache2/conf/httpd.conf",
                        "# Listen 1\nListen 8080\nListen 127.0.0.1:81\n")))
        .isEqualTo("*:8080/HTTP 127.0.0.1:81/HTTP");
    assertThat(
            Told.of(
                in("php:8-apache", "apache2-foreground")
                    .runs("sed -i 's/80/8080/' /etc/apache2/ports.conf")))
        .isEqualTo("*:80/HTTP? …");
  }

  @Test
  void haproxy_reads_bind() {
    String config =
        """
        defaults
          mode http
        frontend web
          bind *:80
          bind :443 ssl crt /c.pem
        listen stats
          bind 127.0.0.1:8404
        frontend db
          mode tcp
          bind :5432
        backend b
          server s app:1
        """;
    assertThat(Told.of(in("haproxy:3").file("/usr/local/etc/haproxy/haproxy.cfg", config)))
        .isEqualTo("0.0.0.0:80/HTTP 0.0.0.0:443/HTTPS 127.0.0.1:8404/HTTP 0.0.0.0:5432/TCP");
    assertThat(Told.of(in("haproxy:3").hiddenFile("/usr/local/etc/haproxy"))).isEqualTo("…");
  }

  @Test
  void traefik_reads_its_options() {
    assertThat(Told.of(in("traefik:v3"))).isEqualTo("*:80/HTTP");
    assertThat(
            Told.of(
                in(
                    "traefik:v3",
                    "--api.insecure=true",
                    "--entryPoints.web.address=:8000",
                    "--entrypoints.websecure.address=:443")))
        .isEqualTo("*:8000/HTTP *:443/HTTPS *:8080/HTTP");
    assertThat(Told.of(in("traefik:v3").hiddenFile("/etc/traefik/traefik.yml"))).endsWith("…");
  }

  @Test
  void echo_servers() {
    assertThat(Told.of(in("traefik/whoami"))).isEqualTo("*:80/HTTP");
    assertThat(Told.of(in("traefik/whoami", "--port", "8080"))).isEqualTo("*:8080/HTTP");
    assertThat(Told.of(in("traefik/whoami").env("WHOAMI_PORT_NUMBER", "81")))
        .isEqualTo("*:81/HTTP");
    assertThat(Told.of(in("hashicorp/http-echo", "-text=hi"))).isEqualTo("*:5678/HTTP");
    assertThat(Told.of(in("hashicorp/http-echo", "-listen=:80", "-text=hi")))
        .isEqualTo("*:80/HTTP");
  }

  @Test
  void supervisord_runs_what_its_file_names() {
    String config =
        """
        [supervisord]
        nodaemon=true
        [program:api]
        command=/usr/bin/gunicorn -b 127.0.0.1:8000 a:b
        [program:web]
        command = python3 -m http.server 80
        """;
    AContainer both =
        in("python:3.12", "/usr/bin/supervisord", "-c", "/etc/s.conf").file("/etc/s.conf", config);

    assertThat(Told.of(both)).isEqualTo("127.0.0.1:8000/HTTP 0.0.0.0:80/HTTP");
    assertThat(Told.of(in("python:3.12", "supervisord").hiddenFile("/etc"))).isEqualTo("…");
  }
}
