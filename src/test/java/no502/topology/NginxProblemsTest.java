package no502.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no502.text.Problem;
import org.junit.jupiter.api.Test;

/** What an nginx says of its configuration depends on how well its version is known. */
class NginxProblemsTest {

  private static List<String> problems(String service) {
    AStack stack =
        AStack.of(
            "compose.yaml",
            "services:\n  web:\n    volumes: [\"./a.conf:/etc/nginx/conf.d/a.conf\"]\n    "
                + service,
            "a.conf",
            "server { http2 on; }");
    return stack.build().nginxes().get(0).problems().stream().map(Problem::message).toList();
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
