package no502.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no502.text.Problem;
import org.junit.jupiter.api.Test;

/** What an nginx says of its configuration depends on how well its version is known. */
class NginxProblemsTest {

  private static Nginx nginx(String service, String config) {
    String compose =
        "services:\n  web:\n    volumes: [\"./a.conf:/etc/nginx/conf.d/a.conf\"]\n    ";
    return AStack.of("compose.yaml", compose + service, "a.conf", config).build().nginxes().get(0);
  }

  private static List<String> problems(String service) {
    Nginx nginx = nginx(service, "server { http2 on; }");
    return nginx.problems().stream().map(Problem::message).toList();
  }

  @Test
  void onlyAProvenErrorKeepsNginxFromStarting() {
    assertThat(nginx("image: nginx:1.28", "server {").refusesItsConfiguration()).isTrue();
    assertThat(nginx("image: nginx:1.28", "server {}").refusesItsConfiguration()).isFalse();
    assertThat(nginx("image: nginx:1.28", "server { lissten 80; }").refusesItsConfiguration())
        .as("a module may know it")
        .isFalse();
    String script = "image: nginx:1.28\n    command: /start.sh";
    assertThat(nginx(script, "server {").refusesItsConfiguration())
        .as("the script may write another file")
        .isFalse();
  }

  @Test
  void aVersionBeforeTheDirectiveDoesNotKnowIt() {
    assertThat(problems("image: nginx:1.24")).hasSize(1);
    assertThat(problems("image: nginx:1.24").get(0)).contains("http2", "1.25.1");
    assertThat(problems("image: nginx:1.25.0")).hasSize(1);
  }

  @Test
  void aVersionThatKnowsItOrIsNotKnownSaysNothing() {
    assertThat(problems("image: nginx:1.25.1")).isEmpty();
    assertThat(problems("image: nginx:1.25")).as("the newest patch of the line").isEmpty();
    assertThat(problems("image: nginx")).isEmpty();
  }

  @Test
  void norDoesOneThatMayReadAnotherFile() {
    assertThat(problems("image: nginx:1.24\n    command: /start.sh")).isEmpty();
  }
}
