package no502.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no502.text.Problem;
import no502.workspace.MemoryWorkspace;
import org.junit.jupiter.api.Test;

class NginxLoaderTest {

  @Test
  void followsIncludesFromTheMainFilesFolderInGlobOrder() {
    NginxConfig config =
        load(
            "/etc/nginx/nginx.conf", "http { include conf.d/*.conf; } include more.conf;",
            "/etc/nginx/conf.d/b.conf", "server { include snippets/tls; }",
            "/etc/nginx/conf.d/a.conf", "upstream u { server app:1; }",
            "/etc/nginx/conf.d/.hidden.conf", "broken",
            "/etc/nginx/conf.d/readme.txt", "broken",
            "/etc/nginx/snippets/tls", "listen 443 ssl;",
            "/etc/nginx/more.conf", "user app;");
    assertThat(config.problems()).isEmpty();
    assertThat(config.files())
        .extracting(NginxConfig.Loaded::path)
        .containsExactly(
            "/etc/nginx/nginx.conf",
            "/etc/nginx/conf.d/a.conf",
            "/etc/nginx/conf.d/b.conf",
            "/etc/nginx/snippets/tls",
            "/etc/nginx/more.conf");
    Block http = config.main().blocks("http").get(0);
    assertThat(http.blocks()).extracting(Block::name).containsExactly("upstream", "server");
    assertThat(http.blocks().get(0).own("server")).hasSize(1);
    assertThat(http.blocks().get(1).own("listen")).hasSize(1);
    assertThat(config.main().own("user")).hasSize(1);
  }

  @Test
  void globsMatchAsGlob3Does() {
    assertThat(Glob.matches("*.conf", "a.conf")).isTrue();
    assertThat(Glob.matches("*", ".a")).isFalse();
    assertThat(Glob.matches("[0-9]?-*.conf", "10-app.conf")).isTrue();
    assertThat(Glob.matches("[!0-9]*", "10")).isFalse();
    assertThat(Glob.matches("[]a]", "]")).isTrue();
    assertThat(Glob.matches("[", "[")).isTrue();
    assertThat(Glob.matches("a\\*", "a*")).isTrue();
    assertThat(Glob.matches("*a*b", "xaxbxb")).isTrue();
  }

  @Test
  void globsWorkInFolderNamesToo() {
    NginxConfig config =
        load(
            "/etc/nginx/nginx.conf", "include /srv/*/nginx.conf;",
            "/srv/b/nginx.conf", "b;",
            "/srv/a/nginx.conf", "a;",
            "/srv/c/other", "c;");
    assertThat(config.problems()).isEmpty();
    assertThat(config.main().directives())
        .extracting(Directive::toString)
        .containsExactly("a;", "b;");
  }

  @Test
  void aGlobWithoutMatchIsSilentAndAMissingFileIsNot() {
    NginxConfig config = load("/etc/nginx/nginx.conf", "include none/*.conf;\ninclude sites/app;");
    assertThat(config.problems())
        .extracting(p -> p.span().line() + ": " + p.message())
        .containsExactly(
            "2: open() \"/etc/nginx/sites/app\" failed (2: No such file or directory)");
  }

  @Test
  void aFolderAmongAGlobsMatchesStopsNginx() {
    NginxConfig config =
        load("/etc/nginx/nginx.conf", "include conf.d/*;", "/etc/nginx/conf.d/old/x", "y;");
    assertThat(config.problems())
        .extracting(Problem::message)
        .containsExactly("pread() \"/etc/nginx/conf.d/old\" failed (21: Is a directory)");
  }

  @Test
  void aCircleIsRefusedWithItsChain() {
    NginxConfig config =
        load("/n/a", "include b;", "/n/b", "include c; include c;", "/n/c", "x; include b;");
    assertThat(config.problems())
        .extracting(Problem::message)
        .containsOnly("include goes in a circle: /n/b → /n/c → /n/b");
    assertThat(config.main().own("x")).hasSize(2);
  }

  @Test
  void millionsOfIncludesAreCutShort() {
    MemoryConfigFiles files = new MemoryConfigFiles();
    for (int i = 0; i < 30; i++) {
      files.put("/n/" + i, "x; include " + (i + 1) + "; include " + (i + 1) + ";");
    }
    files.put("/n/30", "leaf;");
    NginxConfig config = NginxLoader.load(files, "/n/0");
    assertThat(config.files()).hasSize(NginxLoader.MAX_FILES);
    assertThat(config.problems()).hasSize(1);
    assertThat(config.problems().get(0).weight()).isEqualTo(Problem.Weight.INCOMPLETE);
  }

  @Test
  void hiddenTargetsAreKept() {
    MemoryConfigFiles files =
        MemoryConfigFiles.of(
            "/etc/nginx/nginx.conf",
            "http { include mime.types; include extra.conf; include sites/*; }");
    files.hide("/etc/nginx/mime.types", "the base image's own file");
    files.hide("/etc/nginx/extra.conf", "volume data");
    files.hideFolder("/etc/nginx/sites", "volume sites");
    NginxConfig config = NginxLoader.load(files, "/etc/nginx/nginx.conf");
    assertThat(config.problems()).isEmpty();
    assertThat(config.hidden())
        .extracting(h -> h.context().name() + ": " + h.why())
        .containsExactly("http: volume data", "http: volume sites");
  }

  @Test
  void problemsOfAFileIncludedTwiceAreToldOnce() {
    NginxConfig config = load("/n/a", "include b; include b;", "/n/b", "x {");
    assertThat(config.problems()).hasSize(1);
    assertThat(config.files()).hasSize(3);
  }

  @Test
  void luaBlocksAreLinesOfTheirBlock() {
    NginxConfig config = load("/n/a", "location / { content_by_lua_block { ngx.say({}) } }");
    Block location = config.main().blocks("location").get(0);
    assertThat(location.own("content_by_lua_block")).hasSize(1);
    assertThat(location.blocks()).isEmpty();
  }

  @Test
  void aLoneFileSeesItsFolderAsEtcNginx() {
    MemoryWorkspace workspace =
        MemoryWorkspace.of(
            "deploy/nginx.conf",
            "http { include /etc/nginx/conf.d/*.conf; include mime.types; include /srv/x.conf; }",
            "deploy/conf.d/app.conf",
            "server { include snippets/gone.conf; }");
    NginxConfig config = NginxLoader.loadLone(workspace, "deploy/nginx.conf");
    assertThat(config.problems()).isEmpty();
    assertThat(config.main().blocks("http").get(0).blocks("server")).hasSize(1);
    assertThat(config.hidden())
        .extracting(NginxConfig.Hidden::why)
        .containsExactly(
            "/etc/nginx/snippets/gone.conf is not among the analysed files",
            "/srv/x.conf is not among the analysed files");
  }

  @Test
  void aLonePartIsPutWhereItBelongs() {
    assertThat(contexts("server { listen 80; }")).containsExactly("http");
    assertThat(contexts("server { listen 80; proxy_pass db:1; }")).containsExactly("stream");
    assertThat(contexts("location / { }")).containsExactly("http", "server");
    assertThat(contexts("proxy_set_header Host $host;"))
        .containsExactly("http", "server", "location");
    assertThat(contexts("events { }")).isEmpty();
    MemoryWorkspace workspace =
        MemoryWorkspace.of(
            "conf.d/app.conf", "server { include snippets/a; }", "snippets/a", "listen 80;");
    NginxConfig config = NginxLoader.loadLone(workspace, "conf.d/app.conf");
    Block server = config.main().blocks("http").get(0).blocks("server").get(0);
    assertThat(server.own("listen")).hasSize(1);
  }

  private static List<String> contexts(String text) {
    NginxConfig config = NginxLoader.loadLone(MemoryWorkspace.of("x.conf", text), "x.conf");
    List<String> names = new java.util.ArrayList<>();
    Block block = config.main();
    while (!block.blocks().isEmpty() && block.blocks().get(0).header() == null) {
      block = block.blocks().get(0);
      names.add(block.name());
    }
    return names;
  }

  private static NginxConfig load(String... pathsAndTexts) {
    return NginxLoader.load(MemoryConfigFiles.of(pathsAndTexts), pathsAndTexts[0]);
  }
}
