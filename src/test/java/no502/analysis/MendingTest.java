package no502.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import no502.text.Source;
import no502.workspace.Entry;
import no502.workspace.ForwardingWorkspace;
import no502.workspace.MemoryWorkspace;
import no502.workspace.Workspace;
import org.junit.jupiter.api.Test;

class MendingTest {
  private static final String COMPOSE =
      """
      services:
        web:
          image: nginx:1.28
          volumes: ["./nginx.conf:/etc/nginx/conf.d/default.conf:ro"]
        app:
          image: php:8.3-fpm
      """;
  private static final String NGINX =
      "server { listen 80; location / { fastcgi_pass 127.0.0.1:9000; } }\n";

  @Test
  void aRepairSeesTheFilesAsTheOnesBeforeLeftThem() {
    MemoryWorkspace files = new MemoryWorkspace();
    files.put(Source.of("a/compose.yml", COMPOSE.replace("./nginx.conf", "../nginx.conf")));
    files.put(Source.of("b/compose.yml", COMPOSE.replace("./nginx.conf", "../nginx.conf")));
    files.put(Source.of("nginx.conf", NGINX));

    assertThat(mended(files)).containsOnlyKeys("nginx.conf");
    assertThat(mended(files).get("nginx.conf")).contains("fastcgi_pass app:9000;");
  }

  @Test
  void manyRepairsDoNotPileUpOnEachOther() {
    assertThat(deepestRead(30)).isEqualTo(deepestRead(3));
  }

  /** How deep in calls the files are asked for while every stack of a tree is mended. */
  private static int deepestRead(int stacks) {
    MemoryWorkspace files = new MemoryWorkspace();
    for (int i = 0; i < stacks; i++) {
      files.put(Source.of("stack-" + i + "/compose.yml", COMPOSE));
      files.put(Source.of("stack-" + i + "/nginx.conf", NGINX));
    }
    Deep deep = new Deep(files);
    assertThat(mended(deep)).hasSize(stacks);
    return deep.deepest;
  }

  @Test
  void manyRepairsOfOneStackAreNotTriedOneByOne() {
    assertThat(analysesToMend(80)).isLessThanOrEqualTo(analysesToMend(30) + 4).isLessThan(20);
  }

  /** How often one large stack is read until each of its backends can be reached. */
  private static int analysesToMend(int services) {
    StringBuilder compose = new StringBuilder(COMPOSE.replace("8.3-fpm", "8.3-cli"));
    StringBuilder nginx = new StringBuilder("server {\n");
    for (int i = 0; i < services; i++) {
      compose.append("  api-" + i + ":\n    image: python:3.12\n");
      compose.append("    command: gunicorn -b 127.0.0.1:8000 app:app\n");
      nginx.append("  location /" + i + " { proxy_pass http://api-" + i + ":8000; }\n");
    }
    MemoryWorkspace files = new MemoryWorkspace();
    files.put(Source.of("compose.yml", compose.toString()));
    files.put(Source.of("nginx.conf", nginx + "}\n"));
    Reads reads = new Reads(files);
    assertThat(mended(reads).get("compose.yml")).doesNotContain("127.0.0.1");
    return reads.count;
  }

  private static Map<String, String> mended(Workspace files) {
    Outcome outcome = new Analysis(files, Options.DEFAULT).run(List.of(""));
    Map<Source, byte[]> changed = new Repair(files, Options.DEFAULT).applyAll(outcome, false);
    Map<String, String> texts = new java.util.TreeMap<>();
    changed.forEach((file, to) -> texts.put(file.name(), new String(to, StandardCharsets.UTF_8)));
    return texts;
  }

  private static final class Deep extends ForwardingWorkspace {
    private int deepest;

    Deep(Workspace files) {
      super(files);
    }

    @Override
    public Entry at(String path) {
      deepest = Math.max(deepest, new Throwable().getStackTrace().length);
      return super.at(path);
    }
  }

  private static final class Reads extends ForwardingWorkspace {
    private int count;

    Reads(Workspace files) {
      super(files);
    }

    @Override
    public Entry at(String path) {
      count += path.equals("nginx.conf") ? 1 : 0;
      return super.at(path);
    }
  }
}
