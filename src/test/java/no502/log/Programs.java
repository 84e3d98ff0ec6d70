package no502.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The programs that will read what is generated. Where the lab is required they are, too. */
final class Programs {
  private Programs() {}

  static void want(String program, String version) {
    boolean there;
    try {
      there = run(program, version) != null;
    } catch (IOException | InterruptedException missing) {
      there = false;
    }
    if ("required".equals(System.getenv("NO502_LAB"))) {
      assertThat(there).as("%s is not installed", program).isTrue();
    }
    assumeTrue(there, program + " is not installed");
  }

  /** All that it says. */
  static String run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return out;
  }
}
