package no502.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What each pass directive of a configuration leads to, before any name is looked up. */
class RoutesTest {

  private static List<Route> routes(String config) {
    return routes("nginx:1.28", config);
  }

  private static List<Route> routes(String image, String config) {
    String compose =
        """
        services:
          nginx:
            image: IMAGE
            volumes:
              - ./nginx.conf:/etc/nginx/nginx.conf
        """
            .replace("IMAGE", image);
    Stack stack = AStack.of("compose.yaml", compose, "nginx.conf", config).build();
    return Routes.of(stack.nginxes().get(0));
  }

  private static Route inLocation(String before, String location) {
    List<Route> routes =
        routes("http { " + before + " server { location / { " + location + " } } }");
    assertThat(routes).hasSize(1);
    return routes.get(0);
  }

  private static String address(Route route) {
    Route.Server server = route.servers().get(0);
    return server.socket() != null
        ? "unix:" + server.socket()
        : server.host() + ":" + server.port();
  }

  @Test
  void theSchemeGivesPortAndProtocol() {
    Route http = inLocation("", "proxy_pass http://app/x;");
    assertThat(address(http)).isEqualTo("app:80");
    assertThat(http.protocol()).isEqualTo(Protocol.HTTP);
    Route https = inLocation("", "proxy_pass https://app;");
    assertThat(address(https)).isEqualTo("app:443");
    assertThat(https.protocol()).isEqualTo(Protocol.HTTPS);
    assertThat(inLocation("", "fastcgi_pass php:9000;").protocol()).isEqualTo(Protocol.FASTCGI);
    assertThat(inLocation("", "uwsgi_pass py:3031;").protocol()).isEqualTo(Protocol.UWSGI);
    assertThat(inLocation("", "grpc_pass grpcs://api:443;").protocol()).isEqualTo(Protocol.GRPC);
  }

  @Test
  void passesInEveryKindOfBlockAreFound() {
    List<Route> routes =
        routes(
            """
            http {
              server {
                location /a {
                  proxy_pass http://a;
                  location /a/b { proxy_pass http://b; }
                  if ($arg_x) { proxy_pass http://c; }
                  limit_except GET { proxy_pass http://d; }
                }
              }
            }
            stream {
              upstream db { server one:5432; server two:5432 backup; }
              server { listen 5432; proxy_pass db; }
              server { listen 53 udp; proxy_pass dns:53; }
            }
            """);
    assertThat(routes)
        .extracting(RoutesTest::address)
        .containsExactly("a:80", "b:80", "c:80", "d:80", "one:5432", "dns:53");
    assertThat(routes).extracting(Route::protocol).endsWith(Protocol.TCP, Protocol.UDP);
    assertThat(routes.get(4).servers().get(1).backup()).isTrue();
  }

  @Test
  void aPortlessServerUnderHttpsIsAskedOnPort80() {
    assertThat(address(inLocation("upstream u { server app; }", "proxy_pass https://u;")))
        .isEqualTo("app:80");
  }

  @Test
  void anUpstreamNobodyUsesIsResolvedAllTheSame() {
    Route route = routes("http { upstream idle { server gone:80; } }").get(0);
    assertThat(route.unused()).isTrue();
    assertThat(address(route)).isEqualTo("gone:80");
  }

  @Test
  void aSocketsPathEndsAtTheColon() {
    assertThat(address(inLocation("", "proxy_pass http://unix:/run/app.sock:/api;")))
        .isEqualTo("unix:/run/app.sock");
  }

  @Test
  void whatNginxRefuses() {
    assertThat(inLocation("upstream u { server a:1; }", "proxy_pass http://u:8080;").error())
        .isEqualTo("upstream \"u\" may not have port 8080");
    assertThat(inLocation("upstream u { }", "proxy_pass http://u;").error())
        .isEqualTo("no servers are inside upstream");
    assertThat(inLocation("upstream u { server a:1 backup; }", "proxy_pass http://u;").error())
        .isEqualTo("no servers in upstream \"u\"");
    assertThat(inLocation("upstream u { server a:0; }", "proxy_pass http://u;").error())
        .contains("invalid port in upstream \"a:0\"");
    assertThat(inLocation("", "proxy_pass http://app:99999;").error()).contains("invalid port");
    assertThat(inLocation("", "fastcgi_pass php;").error())
        .isEqualTo("no port in upstream \"php\"");
    assertThat(
            inLocation(
                    "upstream u { ip_hash; server a:1; server b:1 backup; }",
                    "proxy_pass http://u;")
                .error())
        .contains("does not support parameter \"backup\"");
  }

  @Test
  void resolveNeedsANewNginxAZoneAndAResolver() {
    String pass = "server { location / { proxy_pass http://u; } } }";
    String bare = "http { upstream u { server a:1 resolve; } " + pass;
    String zone = "http { upstream u { zone z 64k; server a:1 resolve; } " + pass;
    String all =
        "http { resolver 127.0.0.11; upstream u { zone z 64k; server a:1 resolve; } " + pass;
    assertThat(routes("nginx:1.26", all).get(0).error()).contains("1.27.3");
    assertThat(routes("nginx:1.28", bare).get(0).error()).contains("shared memory");
    assertThat(routes("nginx:1.28", zone).get(0).error()).contains("no resolver defined");
    assertThat(routes("nginx:1.28", all).get(0).error()).isNull();
  }

  @Test
  void theServersOfLuaOrOfAStateFileAreHidden() {
    Route lua =
        inLocation(
            "upstream u { server 0.0.0.1; balancer_by_lua_block { x() } }", "proxy_pass http://u;");
    assertThat(lua.hiddenBy()).contains("Lua");
    Route state = inLocation("upstream u { zone u 64k; state /x; }", "proxy_pass http://u;");
    assertThat(state.hiddenBy()).contains("state file");
    assertThat(state.error()).isNull();
  }

  @Test
  void aVariablePostponesTheNameToTheRequest() {
    Route route = inLocation("", "set $b app; proxy_pass http://$b:3000;");
    assertThat(address(route)).isEqualTo("app:3000");
    assertThat(route.atStart()).isFalse();
    assertThat(inLocation("", "proxy_pass http://app:3000$request_uri;").atStart()).isFalse();
  }

  @Test
  void anAddressOrAnUpstreamBehindAVariableNeedsNoResolver() {
    assertThat(inLocation("", "set $b 10.0.0.1; proxy_pass http://$b:3000;").atStart()).isTrue();
    Route block = inLocation("upstream u { server a:1; }", "set $b u; proxy_pass http://$b;");
    assertThat(block.atStart()).isTrue();
    assertThat(address(block)).isEqualTo("a:1");
  }

  @Test
  void aVariableFindsTheHostThatAnotherPassWritesOut() {
    List<Route> routes =
        routes(
            """
            http {
              server {
                location /a { proxy_pass http://app:3000; }
                location /b { set $b app:3000; proxy_pass http://$b; }
                location /c { set $b app:4000; proxy_pass http://$b; }
              }
            }
            """);
    assertThat(routes).extracting(Route::atStart).containsExactly(true, true, false);
  }

  @Test
  void eachValueOfAMapIsARouteAndOnlyTaken() {
    List<Route> routes =
        routes(
            """
            http {
              map $uri $x { /a a:80; default b:80; }
              server { location / { proxy_pass http://$x; } }
            }
            """);
    assertThat(routes).extracting(RoutesTest::address).containsExactlyInAnyOrder("a:80", "b:80");
    assertThat(routes).allMatch(Route::conditional);
  }

  @Test
  void anUnknownVariableIsNamed() {
    Route route = inLocation("", "proxy_pass http://$http_x;");
    assertThat(route.hiddenBy()).startsWith("$http_x");
    assertThat(route.servers()).isEmpty();
  }
}
