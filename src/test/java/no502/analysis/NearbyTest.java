package no502.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no502.workspace.MemoryWorkspace;
import org.junit.jupiter.api.Test;

/** A repair is tried on the stacks that it can concern: a tree must not make it dearer. */
class NearbyTest {
  private static final String NGINX =
      "server { listen 80; location / { proxy_pass http://localhost:8000; } }\n";

  private static String compose(String nginx) {
    return """
        services:
          web:
            image: nginx:1.28
            volumes: ["%s:/etc/nginx/conf.d/default.conf"]
          api:
            image: python:3.12
            command: gunicorn -b 0.0.0.0:8000 app:app
        """
        .formatted(nginx);
  }

  private static List<Integer> near(int index, MemoryWorkspace files) {
    Outcome outcome = new Analysis(files, Options.DEFAULT).run(List.of(""));
    return new Nearby(outcome.stacks(), files).indexes(index);
  }

  @Test
  void theSameImageMakesNoNeighbours() {
    MemoryWorkspace files =
        MemoryWorkspace.of(
            "a/compose.yaml",
            compose("./nginx.conf"),
            "a/nginx.conf",
            NGINX,
            "b/compose.yaml",
            compose("./nginx.conf"),
            "b/nginx.conf",
            NGINX);
    assertThat(near(0, files)).containsExactly(0);
    assertThat(near(1, files)).containsExactly(1);
  }

  @Test
  void theSameFileDoes() {
    MemoryWorkspace files =
        MemoryWorkspace.of(
            "a/compose.yaml", compose("../nginx.conf"),
            "b/compose.yaml", compose("../nginx.conf"),
            "c/compose.yaml", compose("./nginx.conf"),
            "c/nginx.conf", NGINX,
            "nginx.conf", NGINX);
    assertThat(near(0, files)).containsExactly(0, 1);
    assertThat(near(2, files)).containsExactly(2);
  }
}
