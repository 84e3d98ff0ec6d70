package no502.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no502.text.Problem;
import no502.workspace.MemoryWorkspace;
import org.junit.jupiter.api.Test;

class NginxDirectiveCheckTest {
  private static final NginxBuild PLAIN = new NginxBuild(null, true);

  @Test
  void aRightConfigurationHasNothingToComplainAbout() {
    assertThat(
            check(
                """
                user nginx;
                events { worker_connections 1024; }
                http {
                  include mime.types;
                  map $http_upgrade $connection { default upgrade; '' close; }
                  upstream api { zone api 64k; server api:8000 max_fails=3; keepalive 8; }
                  server {
                    listen 80 default_server;
                    if ($host = x) { return 301 https://$host$request_uri; }
                    location / {
                      proxy_pass http://api;
                      limit_except GET { deny all; }
                      location /in { proxy_set_header A 1; proxy_set_header B 2; }
                    }
                  }
                }
                stream { server { listen 53 udp; proxy_pass dns:53; } }
                """))
        .isEmpty();
  }

  @Test
  void misplacedDirectives() {
    assertThat(check("http { proxy_pass http://a; location / { listen 80; } }"))
        .containsExactly(
            "ERROR \"proxy_pass\" directive is not allowed here",
            "ERROR \"location\" directive is not allowed here");
    assertThat(check("server { listen 80; }"))
        .containsExactly("ERROR \"server\" directive is not allowed here");
  }

  @Test
  void wrongArguments() {
    assertThat(check("http { server { location / { proxy_pass; proxy_buffering on off; } } }"))
        .containsExactly(
            "ERROR invalid number of arguments in \"proxy_pass\" directive",
            "ERROR invalid number of arguments in \"proxy_buffering\" directive");
    assertThat(check("http { server; upstream u { keepalive 8 { } } }"))
        .containsExactly(
            "ERROR directive \"server\" has no opening \"{\"",
            "ERROR directive \"keepalive\" is not terminated by \";\"");
  }

  @Test
  void aForgottenSemicolonIsPointedAt() {
    assertThat(
            check(
                """
                http { server {
                  listen 80
                  server_name x;
                  location / {
                    proxy_pass http://a
                    proxy_set_header Host $host;
                  }
                } }
                """))
        .containsExactly(
            "ERROR invalid parameter \"server_name\", a \";\" seems to be missing at the end of line 2",
            "ERROR invalid number of arguments in \"proxy_pass\" directive,"
                + " a \";\" seems to be missing at the end of line 5");
  }

  @Test
  void duplicates() {
    assertThat(
            check("http { server { root /a; root /b; add_header A 1; add_header A 1; } } http { }"))
        .containsExactly(
            "ERROR \"http\" directive is duplicate", "ERROR \"root\" directive is duplicate");
  }

  @Test
  void unknownDirectivesDependOnTheBuild() {
    String text = "http { server { proxy_pas x; more_set_headers y; zzz { server { } } } }";
    assertThat(check(text, PLAIN))
        .containsExactly(
            "ERROR unknown directive \"proxy_pas\"",
            "ERROR unknown directive \"more_set_headers\": this nginx comes without the module headers-more",
            "ERROR unknown directive \"zzz\"");
    assertThat(check(text, NginxBuild.UNKNOWN))
        .containsExactly(
            "WARNING unknown directive \"proxy_pas\"", "WARNING unknown directive \"zzz\"");
    assertThat(check("load_module m.so; http { proxy_bufering off; }", PLAIN))
        .containsExactly(
            "WARNING unknown directive \"proxy_bufering\", did you mean \"proxy_buffering\"?");
    assertThat(check("http { server { location / { content_by_lua_block { } } } }", PLAIN))
        .containsExactly(
            "ERROR unknown directive \"content_by_lua_block\": this nginx comes without the module lua");
  }

  @Test
  void versionsMatterWhereTheyAreKnown() {
    String text =
        "http { upstream u { zone u 1m; server a resolve; } server { http2 on; ssl on; } }";
    assertThat(check(text, new NginxBuild("1.24.0", true)))
        .containsExactly(
            "ERROR invalid parameter \"resolve\", nginx knows it from 1.27.3 on",
            "ERROR unknown directive \"http2\": nginx knows it from 1.25.1 on, this is 1.24.0");
    assertThat(check(text, new NginxBuild("1.29.4", true)))
        .containsExactly(
            "ERROR unknown directive \"ssl\": nginx knows it up to 1.25.0 only, this is 1.29.4");
    assertThat(check(text, NginxBuild.UNKNOWN)).isEmpty();
  }

  @Test
  void aGuessedContextAccusesNobody() {
    NginxConfig config =
        NginxLoader.loadLone(
            MemoryWorkspace.of("x.conf", "worker_connections 5; server { listen 80; }"), "x.conf");
    assertThat(DirectiveCheck.check(config, PLAIN)).isEmpty();
  }

  private static List<String> check(String text) {
    return check(text, PLAIN);
  }

  private static List<String> check(String text, NginxBuild build) {
    MemoryConfigFiles files = MemoryConfigFiles.of("/n/nginx.conf", text, "/n/mime.types", "");
    NginxConfig config = NginxLoader.load(files, "/n/nginx.conf");
    assertThat(config.problems()).isEmpty();
    List<Problem> problems = DirectiveCheck.check(config, build);
    return problems.stream().map(p -> p.weight() + " " + p.message()).toList();
  }
}
