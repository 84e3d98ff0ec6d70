package no502.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import no502.report.DiagnosisSchema;
import no502.text.Source;
import org.junit.jupiter.api.Test;

/** What somebody types at night, and sees. */
class DiagnoseCommandTest {
  private static final String LINE =
      "2026/11/21 09:19:05 [error] 13#13: *1 connect() failed (111: Connection refused) while"
          + " connecting to upstream, client: 127.0.0.1, server: , request: \"GET"
          + " /reset/s3cret?token=hunter2 HTTP/1.1\", upstream:"
          + " \"http://172.18.0.3:8080/reset/s3cret?token=hunter2\", host: \"x\", referrer:"
          + " \"http://x/?password=hunter2\"\n";

  private static final String COMPOSE =
      """
      services:
        web:
          image: nginx:1.27
          ports: ["8000:80"]
          volumes: ["./a.conf:/etc/nginx/conf.d/default.conf:ro"]
        api:
          image: python:3.12-slim
          command: python -m http.server 3000 --bind 0.0.0.0
      """;
  private static final String CONF =
      """
      server {
        listen 80;
        location / {
          proxy_pass http://api:8080;
        }
      }
      """;

  @Test
  void saysWhereAndWhyAndWhatToDo() {
    Shown shown = new Shown().log("error.log", LINE).show("diagnose", "error.log");

    assertThat(shown.code).isEqualTo(1);
    assertThat(shown.text())
        .contains("1. api:8080: cannot connect (111, refused)")
        .contains("--> a.conf:4:5")
        .contains("proven by your files")
        .contains("Clients see: 502 Bad Gateway")
        .contains("docker compose exec api ")
        .contains("+    proxy_pass http://api:3000;");
  }

  @Test
  void readsAPipeAndGzippedFilesTogether() {
    Shown shown =
        new Shown()
            .packed("error.log.1.gz", LINE)
            .input("web-1  | " + LINE)
            .show("diagnose", "-", "error.log.1.gz");

    assertThat(shown.text()).contains("2 lines, all of it");
  }

  @Test
  void showsNoSecretOfAnyRequestInAnyFormat() {
    for (String format : List.of("terminal", "json", "markdown")) {
      Shown shown = new Shown().log("l", LINE).show("diagnose", "--format", format, "l");
      assertThat(shown.text()).as(format).doesNotContain("hunter2", "s3cret").contains("api:8080");
    }
  }

  @Test
  void itsJsonIsAsDocumented() throws IOException {
    Shown shown = new Shown().log("l", LINE).show("diagnose", "--format=json", "l");

    JsonNode answer = DiagnosisSchema.checked(shown.text()).at("/answers/0");
    assertThat(answer.get("cause").asText()).isEqualTo("wrong-port");
    assertThat(answer.get("certainty").asText()).isEqualTo("proven");
    assertThat(answer.get("rule").asText()).isEqualTo("upstream-port-mismatch");
    assertThat(answer.get("diff").asText()).contains("+    proxy_pass http://api:3000;");
  }

  @Test
  void everyKindOfAnswerHasTheDocumentedForm() throws IOException {
    String unknown = "2026/11/21 09:19:05 [error] 1#1: *1 no live upstreams while connecting to";
    String fatal = "nginx: [emerg] unknown directive \"proxy_pas\" in /etc/nginx/nginx.conf:3\n";
    for (String log :
        List.of("", "hello\n", LINE + fatal, unknown, "\u0000\u001b[31m{\"log\":\"")) {
      Shown shown = new Shown().log("l", log).show("diagnose", "--format=json", "l");
      JsonNode tree = DiagnosisSchema.checked(shown.text());
      assertThat(tree.at("/log/bytes").asLong()).isEqualTo(log.length());
      ((ObjectNode) tree).remove("answers");
      assertThat(DiagnosisSchema.refuses(tree)).isTrue();
    }
  }

  @Test
  void showsPathsAsTheyAreOnlyWhereAsked() {
    for (String format : List.of("terminal", "json", "markdown")) {
      Shown shown =
          new Shown().log("l", LINE).show("diagnose", "--no-mask", "--format", format, "l");
      assertThat(shown.text()).as(format).contains("/reset/s3cret").doesNotContain("hunter2");
    }
  }

  @Test
  void aQuietLogIsGoodNews() {
    Shown shown = new Shown().log("l", "hello\n").show("diagnose", "l");

    assertThat(shown.code).isEqualTo(0);
    assertThat(shown.text())
        .contains("No line tells of an upstream's trouble.")
        .contains("No line looks like nginx's: is this its log?");
    assertThat(new Shown().log("l", "hello\n" + LINE).show("diagnose", "l").text())
        .contains("1 line is of no kind known here; passed over.");
  }

  @Test
  void commandsNameTheComposeFilesThatAreNotFoundByThemselves() {
    FakeConsole console = new FakeConsole();
    console.file("shop/compose.yaml", COMPOSE).file("shop/a.conf", CONF).file("shop/l", LINE);
    for (String format : List.of("terminal", "json", "markdown")) {
      console.workdir = "";
      console.run("diagnose", "--format", format, "shop/l", "shop");
      assertThat(console.text()).contains("docker compose -f shop/compose.yaml exec api ");
      console.workdir = "shop";
      console.run("diagnose", "--format", format, "shop/l", "../shop");
      assertThat(console.text()).contains("docker compose exec api ");
    }
    console.file("shop/my deploy.yaml", COMPOSE);
    console.run("diagnose", "-f", "my deploy.yaml", "shop/l");
    assertThat(console.text()).contains("docker compose -f 'my deploy.yaml' exec api ");
  }

  @Test
  void anAnswerOfTheBackendsOwnIsToldAsSuch() {
    String access = "1.2.3.4 - - [21/Nov/2026:09:00:00 +0000] \"GET / HTTP/1.1\" 502 157\n";
    Shown shown = new Shown().log("l", access).show("diagnose", "l");

    assertThat(shown.code).isEqualTo(0);
    assertThat(shown.text())
        .contains("Clients: 1 request, 1 ended in 502")
        .contains("nginx logged no trouble here")
        .contains("itself answered so.");
    assertThat(new Shown().log("l", access + LINE).show("diagnose", "l").text())
        .doesNotContain("itself answered so");
  }

  @Test
  void aMissingOrBrokenLogIsSaid() {
    assertThat(new Shown().show("diagnose", "nowhere.log").code).isEqualTo(2);

    Shown broken = new Shown();
    broken.files.put(new Source("l.gz", new byte[] {0x1f, (byte) 0x8b, 8, 0, 1, 2, 3}));
    assertThat(broken.show("diagnose", "l.gz").code).isEqualTo(2);
    assertThat(broken.complaints()).contains("cannot read all of l.gz");
  }

  @Test
  void printsTheScriptAndTheAlerts() {
    assertThat(new Shown().show("smoke").text()).startsWith("#!/bin/sh").contains("restart api");
    assertThat(new Shown().show("alerts").text()).contains("NginxUpstreamDown");
    assertThat(new Shown().show("alerts", "--log-format").text()).contains("log_format no502\n");
  }

  /** A stack with logs beside it, and what was shown of them. */
  private static final class Shown extends FakeConsole {
    private int code;

    Shown() {
      file("compose.yaml", COMPOSE).file("a.conf", CONF);
      columns = 100;
    }

    Shown log(String name, String text) {
      file(name, text);
      return this;
    }

    Shown packed(String name, String text) {
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
        gzip.write(text.getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
      files.put(new Source(name, packed.toByteArray()));
      return this;
    }

    Shown input(String text) {
      in = text;
      return this;
    }

    Shown show(String... words) {
      code = run(words);
      return this;
    }
  }
}
