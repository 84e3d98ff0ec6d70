package no502.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import no502.topology.AStack;
import no502.topology.Stack;
import no502.verdict.Verdicts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The smoke script, read by the programs that will read it. */
class SmokeScriptTest {
  @TempDir Path folder;

  @Test
  void theScriptIsPosixShell() throws Exception {
    Path script = script();

    assertThat(Programs.run("sh", "-n", script.toString())).isEmpty();
    Programs.want("shellcheck", "--version");
    assertThat(Programs.run("shellcheck", "-s", "sh", script.toString())).isEmpty();
  }

  @Test
  void theScriptAsksEveryRouteItCan() throws Exception {
    assertThat(Files.readString(script()))
        .contains("ask \"$HOST\" http://shop.test:8000/api/\n")
        .contains("ask \"$HOST\" http://shop.test:8000/\n")
        .contains("ask \"$HOST\" 'http://shop.test:8000/it'\\''s $(here)/'\n")
        .contains("# not asked: location ~ \\.php$, from which no path can be read\n")
        .contains("restart api\n")
        .contains("docker compose -f compose.yaml -f 'a b.yaml'");
  }

  @Test
  void theScriptPassesAndFailsAsItShould() throws Exception {
    Path script = script();
    assertThat(play(script, "200")).isEqualTo(0);
    assertThat(Files.readString(folder.resolve("out"))).contains("passed: ", "restart of api: ");
    assertThat(play(script, "502")).isEqualTo(1);
    assertThat(Files.readString(folder.resolve("out"))).contains("FAILED: ");
  }

  /** Runs it with a docker and a curl that only pretend. */
  private int play(Path script, String status) throws IOException, InterruptedException {
    Path bin = Files.createDirectories(folder.resolve("bin"));
    program(bin.resolve("docker"), "#!/bin/sh\nexit 0\n");
    program(bin.resolve("curl"), "#!/bin/sh\nprintf " + status + "\n");
    ProcessBuilder builder = new ProcessBuilder("sh", script.toString()).redirectErrorStream(true);
    builder.environment().put("PATH", bin + ":" + System.getenv("PATH"));
    builder.redirectOutput(folder.resolve("out").toFile());
    Process process = builder.start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private static void program(Path path, String text) throws IOException {
    Files.writeString(path, text);
    assertThat(path.toFile().setExecutable(true)).isTrue();
  }

  private Path script() throws IOException {
    Path script = folder.resolve("smoke.sh");
    Files.writeString(script, SmokeScript.of(judged(), List.of("compose.yaml", "a b.yaml")));
    return script;
  }

  private static Judged judged() {
    Stack stack =
        AStack.of(
                "compose.yaml",
                """
                services:
                  web:
                    image: nginx:1.27
                    ports: ["8000:80"]
                    volumes: ["./a.conf:/etc/nginx/conf.d/default.conf:ro"]
                  api:
                    image: shop/api:1
                    command: uvicorn app:app --host 0.0.0.0 --port 3000
                """,
                "a.conf",
                """
                server {
                    listen 80;
                    server_name shop.test;
                    location / { proxy_pass http://api:3000; }
                    location /api/ { proxy_pass http://api:3000; }
                    location "/it's $(here)/" { proxy_pass http://api:3000; }
                    location ~ \\.php$ { proxy_pass http://api:3000; }
                }
                """)
            .build();
    return new Judged(stack, Verdicts.of(stack, true));
  }
}
