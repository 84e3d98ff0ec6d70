package no502.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NginxVariablesTest {

  @Test
  void aConstantNeedsNoLookingUp() {
    assertThat(address("location / { proxy_pass http://app:80; }")).isEqualTo("http://app:80 [3]");
  }

  @Test
  void theLocationsOwnSetDecides() {
    assertThat(address("set $up http://a; location / { set $up http://b; proxy_pass $up; }"))
        .isEqualTo("http://b [3]");
    assertThat(address("set $up\nhttp://a;\nlocation / { proxy_pass $up/x; }"))
        .isEqualTo("http://a/x [5, 3]");
    assertThat(address("set $h a; set $up http://$h:80; location / { proxy_pass $up; }"))
        .isEqualTo("http://a:80 [3]");
  }

  @Test
  void theOrderOfTheLinesCounts() {
    assertThat(address("set $h a; set $up http://$h; set $h b; location / { proxy_pass $up; }"))
        .isEqualTo("http://a [3]");
    assertThat(address("location / { set $h a; break; set $h b; proxy_pass http://$h; }"))
        .isEqualTo("http://a [3]");
  }

  @Test
  void anIfAddsWhatItMaySet() {
    assertThat(address("location / { set $h a; if ($arg_x) { set $h b; } proxy_pass http://$h; }"))
        .isEqualTo("http://a [3] | http://b [3]");
    assertThat(address("location / { if ($arg_x) { set $h b; } proxy_pass http://$h; }"))
        .isEqualTo("http:// [3] | http://b [3]");
    assertThat(
            address(
                "location / { set $h a; if ($arg_x) { set $h b; return 404; } proxy_pass http://$h; }"))
        .isEqualTo("http://a [3]");
    assertThat(address("location / { set $h a; if ($arg_x) { set $h b; proxy_pass http://$h; } }"))
        .isEqualTo("http://b [3]");
  }

  @Test
  void aNamedLocationSeesWhatTheOthersSet() {
    assertThat(
            address(
                "set $h a; location /b { set $h b; error_page 404 @c; } location @c { proxy_pass http://$h; }"))
        .isEqualTo("http://a [3] | http://b [3]");
    assertThat(address("set $h a; location /b { set $h b; } location /c { proxy_pass http://$h; }"))
        .isEqualTo("http://a [3]");
  }

  @Test
  void mapsGiveTheirValues() {
    String map = "map $arg_v $h { default a:80; ~^x b:80; y $arg_z; }";
    assertThat(address(map, "location / { proxy_pass http://$h; }"))
        .isEqualTo(
            "http://a:80 [3, 1] | http://b:80 [3, 1] | unknown: only the request decides it $arg_z");
    assertThat(address("map $arg_v $h { x b; }", "location / { proxy_pass http://$h; }"))
        .isEqualTo("http:// [3, 1] | http://b [3, 1]");
    assertThat(
            address(
                "map $env $h { dev a; prod b; }",
                "set $env prod; location / { proxy_pass http://$h; }"))
        .isEqualTo("http://b [3, 1]");
    assertThat(
            address(
                "split_clients $remote_addr $h { 10% a; * b; }",
                "location / { proxy_pass http://$h; }"))
        .isEqualTo("http://a [3, 1] | http://b [3, 1]");
  }

  @Test
  void anUnknownPathDoesNotMatterToTheAddress() {
    assertThat(address("location / { proxy_pass http://app:80$request_uri; }"))
        .isEqualTo("http://app:80 [3]");
    assertThat(address("location ~ ^/x/(.*) { proxy_pass http://app/y/$1; }"))
        .isEqualTo("http://app/y/ [3]");
    assertThat(address("location / { proxy_pass http://app$arg_x; }"))
        .isEqualTo("unknown: only the request decides it $arg_x");
    assertThat(address("location / { proxy_pass http://$request_uri; }"))
        .isEqualTo("unknown: only the request decides it $request_uri");
  }

  @Test
  void theSchemeFollowsTheListeners() {
    assertThat(address("listen 443 ssl; location / { proxy_pass $scheme://app; }"))
        .isEqualTo("https://app [3]");
    assertThat(address("location / { proxy_pass ${scheme}://app; }")).isEqualTo("http://app [3]");
  }

  @Test
  void thePortFollowsTheListenersToo() {
    assertThat(address("listen 8080; location / { proxy_pass http://127.0.0.1:$server_port/x; }"))
        .isEqualTo("http://127.0.0.1:8080/x [3]");
    assertThat(address("listen 8000-8010; location / { proxy_pass http://a:$server_port; }"))
        .contains("unknown");
  }

  @Test
  void namesOfVariablesHaveNoCase() {
    assertThat(address("set $Up http://a; location / { proxy_pass $uP; }"))
        .isEqualTo("http://a [3]");
  }

  @Test
  void sayWhoDecides() {
    assertThat(address("location / { proxy_pass http://${BACKEND_HOST}:80; }"))
        .isEqualTo("unknown: it is a placeholder that was not filled in $BACKEND_HOST");
    assertThat(address("location ~ (?<h>.*) { proxy_pass http://$h; }"))
        .isEqualTo("unknown: a regular expression cuts it out of the request $h");
    assertThat(
            address("location / { auth_request_set $h $upstream_http_x; proxy_pass http://$h; }"))
        .isEqualTo("unknown: the answer of the auth_request decides it $h");
    assertThat(address("location / { set_by_lua_block $h { return 'a' } proxy_pass http://$h; }"))
        .isEqualTo("unknown: Lua code sets it $h");
  }

  @Test
  void definitionsThatMultiplyOrCircleComeToAnEnd() {
    StringBuilder maps = new StringBuilder("map $arg_a $v0 { 1 $v0; }");
    for (int i = 1; i < 40; i++) {
      maps.append("map $arg_a $v" + i + " { 1 $v" + (i - 1) + "$v" + (i - 1) + "x; 2 y; }");
    }
    assertThat(address(maps.toString(), "location / { proxy_pass http://$v39; }"))
        .contains("unknown");
    assertThat(
            address(
                "location /a { set $a $b; } location /b { set $b $a; } location / { proxy_pass http://$a; }"))
        .contains("unknown");
  }

  @Test
  void inheritanceIsAllOrNothingAndPassesStayWhereTheyAre() {
    NginxConfig config =
        config(
            "proxy_set_header A 1; proxy_set_header B 2;",
            "location / { proxy_pass http://a; location /in { proxy_set_header C 3; } if ($x) { set $y 1; } }");
    Block server = config.main().blocks("http").get(0).blocks("server").get(0);
    Block location = server.blocks().get(0);
    assertThat(location.inherited("proxy_set_header")).hasSize(2);
    Block inner = location.blocks("location").get(0);
    assertThat(inner.inherited("proxy_set_header")).hasSize(1);
    assertThat(inner.inherited("proxy_pass")).isEmpty();
    assertThat(location.blocks("if").get(0).inherited("proxy_pass")).hasSize(1);
  }

  private static String address(String server) {
    return address("", server);
  }

  private static String address(String http, String server) {
    NginxConfig config = config(http, server);
    List<Block> rest = new ArrayList<>(config.main().blocks());
    while (!rest.isEmpty()) {
      Block block = rest.remove(0);
      for (Directive pass : block.own("proxy_pass")) {
        return show(new Variables(config).address(pass.args().get(0), block));
      }
      rest.addAll(block.blocks());
    }
    return "no proxy_pass";
  }

  private static String show(Possible possible) {
    List<String> shown = new ArrayList<>();
    for (Possible.Constant c : possible.known()) {
      shown.add(c.text() + " " + c.evidence().stream().map(s -> s.line()).distinct().toList());
    }
    Possible.Unknown unknown =
        possible instanceof Possible.OneOf oneOf
            ? oneOf.orElse()
            : possible instanceof Possible.Unknown u ? u : null;
    if (unknown != null) {
      shown.add("unknown: " + unknown.why() + " $" + unknown.variable());
    }
    shown.sort(null);
    return String.join(" | ", shown);
  }

  private static NginxConfig config(String http, String server) {
    String text = "http { " + http + "\nserver {\n" + server + "\n} }";
    return NginxLoader.load(
        MemoryConfigFiles.of("/etc/nginx/nginx.conf", text), "/etc/nginx/nginx.conf");
  }
}
