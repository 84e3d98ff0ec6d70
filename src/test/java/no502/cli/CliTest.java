package no502.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class CliTest {
  private static final String COMPOSE =
      """
      services:
        web:
          image: nginx:1.28
          ports: ["80:80"]
          volumes:
            - ./nginx.conf:/etc/nginx/conf.d/default.conf:ro
        api:
          image: php:8.3-fpm
      """;
  private static final String NGINX =
      """
      server {
        listen 80;
        location / {
          fastcgi_pass 127.0.0.1:9000;
        }
      }
      """;
  private static final String MENDED = NGINX.replace("127.0.0.1", "api");

  private final FakeConsole console = new FakeConsole();

  private FakeConsole broken() {
    return console.file("shop/docker-compose.yml", COMPOSE).file("shop/nginx.conf", NGINX);
  }

  @Test
  void aProvenOutageFails() {
    assertThat(broken().run("check")).isEqualTo(1);
    assertThat(console.text())
        .contains("error[localhost-in-bridge]: 127.0.0.1 is nginx's own container")
        .contains("--> shop/nginx.conf:4:18")
        .contains("+    fastcgi_pass api:9000;");
    assertThat(console.complaints()).isEmpty();
  }

  @Test
  void theGateDecides() {
    assertThat(broken().run("check", "--fail-on", "never")).isZero();
    console.file("shop/nginx.conf", MENDED);
    assertThat(console.run("check")).as(console.text()).isZero();
    assertThat(console.run("check", "--fail-on=note")).isEqualTo(1);
  }

  @Test
  void namesAreSeenFromTheWorkingDirectory() throws Exception {
    broken().workdir = "shop";
    console.run("check", "--format=json");
    JsonNode report = new ObjectMapper().readTree(console.text());
    assertThat(report.at("/findings/0/file").asText()).isEqualTo("nginx.conf");
    assertThat(report.at("/summary/error").asInt()).isEqualTo(1);
    assertThat(report.at("/routes/0/verdict").asText()).isEqualTo("fails");
    console.file("other/x", "").workdir = "other";
    console.run("check", "--format=json", "../shop");
    report = new ObjectMapper().readTree(console.text());
    assertThat(report.at("/findings/0/file").asText()).isEqualTo("../shop/nginx.conf");
  }

  @Test
  void fixWritesTheFile() {
    assertThat(broken().run("check", "--fix")).as(console.text()).isZero();
    assertThat(console.complaints()).isEqualTo("mended shop/nginx.conf\n");
    assertThat(console.file("shop/nginx.conf")).isEqualTo(MENDED);
    assertThat(console.run("check", "--fix")).isZero();
    assertThat(console.complaints()).isEqualTo("nothing to mend by itself\n");
  }

  @Test
  void whatIsLeftAfterAFixStillHasItsRepairs() {
    broken().view = Remembering::new;
    assertThat(console.run("check", "--fix", "--verbose")).isZero();
    assertThat(console.text()).contains("note[missing-restart-policy]").contains("fix (suggested)");
  }

  @Test
  void writesSeveralReportsAtOnce() {
    broken().environment.put("GITHUB_STEP_SUMMARY", "summary.md");
    console.run("check", "--format", "github", "--output", "sarif=a.sarif", "--output=junit=b.xml");
    assertThat(console.text()).startsWith("::error file=shop/nginx.conf,line=4,");
    assertThat(console.written).containsOnlyKeys("a.sarif", "b.xml", "summary.md");
    assertThat(console.written.get("summary.md")).contains("**error** `localhost-in-bridge`");
  }

  @Test
  void aCommentWithAReasonSilences() {
    broken()
        .file(
            "shop/nginx.conf",
            NGINX.replace(
                "    fastcgi_pass",
                "    # no502: ignore localhost-in-bridge -- a sidecar listens here\n    fastcgi_pass"));
    assertThat(console.run("check")).as(console.text()).isZero();
    assertThat(console.text()).doesNotContain("localhost-in-bridge");
  }

  @Test
  void aCommentThatSilencesNothingIsReported() {
    broken()
        .file(
            "shop/nginx.conf",
            MENDED.replace(
                "server {", "# no502: ignore localhost-in-bridge -- long gone\nserver {"));
    assertThat(console.run("check")).isZero();
    assertThat(console.text())
        .contains("warning[suppression]: nothing here breaks the rule localhost-in-bridge");
    assertThat(console.run("explain", "suppression")).isZero();
  }

  @Test
  void theNearestConfigurationIsHeeded() {
    broken().file(".no502.yaml", "rules: {localhost-in-bridge: off}\n");
    assertThat(console.run("check", "shop")).as(console.text()).isZero();
    assertThat(console.run("check", "--no-config", "shop")).isEqualTo(1);
    console.file("shop/.no502.yaml", "fail-on: never\n");
    assertThat(console.run("check", "shop")).isZero();
    assertThat(console.text()).contains("localhost-in-bridge");
  }

  @Test
  void aTypoInTheConfigurationIsAnError() {
    broken().file(".no502.yaml", "rules:\n  localhost-in-brigde: off\nfailon: error\n");
    assertThat(console.run("check")).isEqualTo(2);
    assertThat(console.complaints())
        .isEqualTo(
            """
            no502: .no502.yaml:3:1: unknown key failon; did you mean fail-on?
            no502: .no502.yaml:2:3: unknown rule localhost-in-brigde; did you mean localhost-in-bridge?
            """);
  }

  @Test
  void aBaselineKnowsWhatWasThere() {
    broken();
    assertThat(console.run("check", "--write-baseline", "known")).isZero();
    console.file("shop/nginx.conf", "# moved\n\n" + NGINX);
    assertThat(console.run("check", "--baseline", "known")).as(console.text()).isZero();
    console.file("shop/nginx.conf", NGINX.replace("127.0.0.1:9000", "apo:9000"));
    assertThat(console.run("check", "--baseline", "known")).isEqualTo(1);
    assertThat(console.run("check", "--baseline", "shop/nginx.conf")).isEqualTo(2);
    assertThat(console.complaints()).contains("is no baseline of no502");
  }

  @Test
  void whatTheUserVouchesForIsBelieved() throws Exception {
    console
        .file("docker-compose.yml", COMPOSE.replace("php:8.3-fpm", "registry.example/own:1"))
        .file("nginx.conf", MENDED);
    console.run("check", "--format=json");
    assertThat(verdict()).isEqualTo("unknown");
    console.file(".no502.yaml", "assume: {services: {api: {listen: ['0.0.0.0:9000']}}}\n");
    console.run("check", "--format=json");
    assertThat(verdict()).isEqualTo("reaches");
    console.file(".no502.yaml", "assume: {services: {api: {listen: ['127.0.0.1:9000']}}}\n");
    assertThat(console.run("check", "--format=json")).isEqualTo(1);
    assertThat(verdict()).isEqualTo("fails");
  }

  @Test
  void aHostThatTheUserVouchesForIsNoUnknownName() throws Exception {
    String nginx = NGINX.replace("127.0.0.1", "intranet");
    console.file("docker-compose.yml", COMPOSE).file("nginx.conf", nginx);
    assertThat(console.run("check", "--format=json")).isEqualTo(1);
    assertThat(verdict()).isEqualTo("fails");
    console.file(".no502.yaml", "assume: {hosts: [intranet]}\n");
    assertThat(console.run("check", "--format=json")).isZero();
    assertThat(verdict()).isEqualTo("unknown");
  }

  @Test
  void everyCommandThatJudgesHeedsTheConfiguration() {
    console
        .file("docker-compose.yml", COMPOSE)
        .file("nginx.conf", MENDED)
        .file("error.log", "")
        .file(".no502.yaml", "asume: {}\n");
    for (String command : List.of("check", "graph", "smoke", "alerts")) {
      assertThat(console.run(command)).as(command).isEqualTo(2);
      assertThat(console.complaints()).as(command).contains("did you mean assume?");
    }
    assertThat(console.run("diagnose", "error.log")).isEqualTo(2);
    assertThat(console.run("diagnose", "--no-config", "error.log")).isZero();
  }

  @Test
  void everyKeyOfTheConfigurationHasItsEffect() {
    broken().file(".no502.yaml", "preset: strict\nrules: {localhost-in-bridge: warning}\n");
    assertThat(console.run("check")).isEqualTo(1);
    assertThat(console.text()).contains("warning[localhost-in-bridge]");
    console.file(".no502.yaml", "preset: errors\nrules: {localhost-in-bridge: warning}\n");
    assertThat(console.run("check")).isZero();
    assertThat(console.text()).doesNotContain("localhost-in-bridge");
    console.file(".no502.yaml", "fail-on: note\nrules: {localhost-in-bridge: note}\n");
    assertThat(console.run("check")).isEqualTo(1);
    console.file(".no502.yaml", "paths: {'shop/*.conf': {'*': off}}\n");
    assertThat(console.run("check")).isZero();
    console.file("x.yaml", "rules: {'*': off}\n");
    assertThat(console.run("check", "--config", "x.yaml")).isZero();
    assertThat(console.run("check", "--config", "nowhere.yaml")).isEqualTo(2);
  }

  @Test
  void aHostileConfigurationForgesNothing() {
    broken().file(".no502.yaml", "\"x\\n::error::forged\\e[31m##[error]\": 1\n");
    assertThat(console.run("check")).isEqualTo(2);
    assertThat(console.complaints())
        .startsWith("no502: .no502.yaml:1:1: unknown key x\\n")
        .doesNotContain("\u001b")
        .doesNotContain("\n::")
        .doesNotContain("##[");
    assertThat(console.complaints().lines()).hasSize(1);
  }

  private String verdict() throws Exception {
    return new ObjectMapper().readTree(console.text()).at("/routes/0/verdict").asText();
  }

  @Test
  void standardInputStandsForAFile() {
    broken().in = MENDED;
    assertThat(console.run("check", "--stdin-filename", "shop/nginx.conf", "-")).isZero();
  }

  @Test
  void theNearestWordIsOffered() {
    assertThat(console.run("chekc")).isEqualTo(2);
    assertThat(console.complaints()).contains("did you mean check?");
    assertThat(console.run("check", "--fomat=json")).isEqualTo(2);
    assertThat(console.complaints()).contains("did you mean --format?");
    assertThat(console.run("check", "--format=jsno")).isEqualTo(2);
    assertThat(console.complaints()).contains("did you mean json?");
    assertThat(console.run("explain", "localhost-in-brigde")).isEqualTo(2);
    assertThat(console.complaints()).contains("did you mean localhost-in-bridge?");
  }

  @Test
  void aFileMayBeCalledLikeAnOption() {
    console.file("--config=x/docker-compose.yml", COMPOSE).file("--config=x/nginx.conf", NGINX);
    assertThat(console.run("check", "--", "--config=x")).isEqualTo(1);
    assertThat(console.text()).contains("--> --config=x/nginx.conf:4:18");
  }

  @Test
  void nothingToCheckIsNoSuccess() {
    console.file("README", "x");
    assertThat(console.run("check")).isEqualTo(2);
    assertThat(console.run("check", "nowhere")).isEqualTo(2);
    assertThat(console.complaints()).contains("no such file: nowhere");
  }

  @Test
  void aHookMayHandOverFilesOfNoStack() {
    console.file("a/Dockerfile", "FROM x\n");
    assertThat(console.run("check", "--", "a/Dockerfile")).isZero();
    broken().file("other/docker-compose.yml", COMPOSE.replace("nginx.conf", "none.conf"));
    console.run("check", "--format=json", "--", "shop/nginx.conf");
    assertThat(console.text()).contains("\"stacks\": 1");
  }

  @Test
  void coloursFollowTheEnvironment() {
    broken().run("check");
    assertThat(console.text()).doesNotContain("\u001b");
    console.environment.put("FORCE_COLOR", "1");
    console.run("check");
    assertThat(console.text()).contains("\u001b[1;31merror");
    console.environment.put("NO_COLOR", "1");
    console.run("check");
    assertThat(console.text()).doesNotContain("\u001b");
    console.run("check", "--color=always");
    assertThat(console.text()).contains("\u001b");
  }

  @Test
  void anInternalErrorLeavesTheOtherStacksTheirResults() throws Exception {
    broken().file("b/compose.yaml", COMPOSE).file("b/nginx.conf", NGINX);
    console.view = files -> new Collapsing(files, "b/nginx.conf");
    assertThat(console.run("check", "--format=json")).isEqualTo(3);
    JsonNode report = new ObjectMapper().readTree(console.text());
    assertThat(report.at("/findings/0/file").asText()).isEqualTo("shop/nginx.conf");
    assertThat(report.at("/incomplete/0/file").asText()).isEqualTo("b/compose.yaml");
    assertThat(console.complaints())
        .contains("no502: internal error in the stack b/compose.yaml: ")
        .contains("IllegalStateException: a collapse at no502.cli.Collapsing.at:")
        .contains("This is a fault of no502 0.1.0, not of your files. Please report it")
        .contains("https://github.com/")
        .doesNotContain("  at no502.");
    console.environment.put("NO502_TRACE", "1");
    assertThat(console.run("check")).isEqualTo(3);
    assertThat(console.complaints()).contains("\n  at no502.");
    assertThat(console.run("check", "--diff")).isEqualTo(3);
    assertThat(console.text()).contains("+    fastcgi_pass api:9000;");
    assertThat(console.run("check", "--write-baseline", "x")).isEqualTo(3);
    assertThat(console.run("graph")).isEqualTo(3);
    assertThat(console.run("smoke")).isEqualTo(3);
    assertThat(console.text()).startsWith("#!/bin/sh");
    assertThat(console.run("alerts")).isEqualTo(3);
    assertThat(console.text()).contains("NginxUpstreamDown");
    assertThat(console.run("alerts", "--exporter")).isEqualTo(3);
    console.in = "nothing";
    assertThat(console.run("diagnose", "-")).isEqualTo(3);
    assertThat(console.run("model")).isEqualTo(3);
    console.view = files -> new Collapsing(files, "b/compose.yaml");
    assertThat(console.run("check", "-q")).isEqualTo(3);
    assertThat(console.text()).contains("localhost-in-bridge").contains("not analysed: b:1: ");
  }

  @Test
  void everyCommandHasHelpWithExamples() {
    for (Command command : Commands.all()) {
      assertThat(console.run(command.name(), "--help")).isZero();
      assertThat(console.text()).contains("Usage: no502 " + command.name()).contains("Examples:");
    }
    assertThat(console.run("--help")).isZero();
    assertThat(console.run("--version")).isZero();
    assertThat(console.text()).startsWith("no502 ");
  }
}
