package no502.log;

import static no502.log.LogText.reader;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import no502.topology.AStack;
import no502.topology.Stack;
import no502.verdict.Verdicts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From lines to the route they came by, and to what is behind them. */
class DiagnosisTest {
  private static final String COMPOSE =
      """
      name: shop
      services:
        web:
          image: nginx:1.27
          volumes: ["./a.conf:/etc/nginx/conf.d/default.conf:ro"]
          depends_on: [api, pay]
        api:
          image: shop/api:1
          command: uvicorn app:app --host 0.0.0.0 --port 3000
        pay:
          image: shop/pay:1
          command: uvicorn app:app --host 0.0.0.0 --port 4000
      """;
  private static final String CONF =
      """
      server {
          listen 80;
          server_name shop.test;
          location / { proxy_pass http://api:3000; }
          location /api/ { proxy_pass http://api:8080; }
          location /pay/ { proxy_pass http://pay:3000; }
          location /files { try_files $uri @late; }
          location @late { proxy_pass http://api:8080; }
      }
      server {
          listen 80;
          server_name admin.test;
          location / { proxy_pass http://pay:3000; }
      }
      """;

  @Test
  void findsTheLocationAndNotOnlyTheAddress() {
    Answer answer = diagnose(refused("shop.test", "/api/x", "172.18.0.3:8080")).get(0);

    assertThat(answer.exact()).isTrue();
    assertThat(answer.places().get(0).line()).isEqualTo(5);
    assertThat(answer.cause()).isEqualTo(Suspect.WRONG_PORT);
    assertThat(answer.target()).isEqualTo("api:8080");
  }

  @Test
  void tellsServersWithTheSameLocationsApart() {
    Answer admin = diagnose(refused("admin.test", "/pay/x", "172.18.0.4:3000")).get(0);

    assertThat(admin.exact()).isTrue();
    assertThat(admin.places().get(0).line()).isEqualTo(13);
  }

  @Test
  void followsTryFilesIntoANamedLocation() {
    Answer answer = diagnose(refused("shop.test", "/files/x", "172.18.0.3:8080")).get(0);

    assertThat(answer.exact()).isTrue();
    assertThat(answer.places().get(0).line()).isEqualTo(8);
  }

  @Test
  void oneCauseIsOneAnswerWithItsShare() {
    String log =
        refused("shop.test", "/api/a", "172.18.0.3:8080")
            + refused("shop.test", "/api/b", "172.18.0.3:8080")
            + refused("shop.test", "/pay/1", "172.18.0.4:3000")
            + refused("shop.test", "/api/a", "172.18.0.3:8080");

    List<Answer> answers = diagnose(log);

    assertThat(answers).extracting(Answer::target).containsExactly("api:8080", "pay:3000");
    assertThat(answers).extracting(Answer::count).containsExactly(3L, 1L);
    assertThat(answers).extracting(Answer::permille).containsExactly(750, 250);
  }

  @Test
  void aLogAloneStillGivesRankedCauses() {
    LogReader reader = reader(refused("", "/", "172.18.0.3:8080"));
    Answer answer = Diagnosis.of(reader.tally(), List.of()).answers().get(0);

    assertThat(answer.certainty()).isEqualTo(Answer.Certainty.POSSIBLE);
    assertThat(answer.steps())
        .extracting(Answer.Step::suspect)
        .contains(Suspect.WRONG_PORT, Suspect.NOT_LISTENING);
    assertThat(answer.places()).isEmpty();
    assertThat(answer.clients()).startsWith("502");
  }

  @Test
  void whatKeepsNginxFromStartingComesFirst() {
    String log =
        refused("shop.test", "/api/a", "172.18.0.3:8080").repeat(5)
            + "2026/11/21 10:00:00 [emerg] 1#1: host not found in upstream \"nope\" in"
            + " /etc/nginx/conf.d/default.conf:4\n"
            + "nginx: [emerg] host not found in upstream \"nope\" in"
            + " /etc/nginx/conf.d/default.conf:4\n";

    List<Answer> answers = diagnose(log);

    assertThat(answers.get(0).groups().get(0).trouble()).isEqualTo(Trouble.HOST_NOT_FOUND);
    assertThat(answers.get(0).count()).isEqualTo(1);
    assertThat(answers.get(0).places().get(0).line()).isEqualTo(4);
  }

  @Test
  void commandsAreFilledInAndSafeToPaste() {
    Answer known = diagnose(refused("shop.test", "/pay/x", "172.18.0.4:3000")).get(0);
    assertThat(known.steps().get(0).command()).contains("docker compose exec pay ");

    String evil =
        "2026/11/21 09:00:00 [error] 1#1: *1 $(reboot)';x could not be resolved (3: Host not found)\n";
    Answer hostile = Diagnosis.of(reader(evil).tally(), List.of()).answers().get(0);
    assertThat(hostile.steps().get(0).command())
        .isEqualTo("docker compose exec nginx getent hosts '$(reboot)'\\'';x'");
  }

  @Test
  void neverSuggestsToOpenWhatWasShut() {
    for (Suspect suspect : Suspect.values()) {
      Answer answer = diagnose(refused("shop.test", "/api/x", "172.18.0.3:8080")).get(0);
      Target target = Target.of(new Joined(answer.groups().get(0), null, null, null, List.of()));
      Advice advice = new Advice(target, answer.groups().get(0));
      assertThat(advice.mend(suspect)).isNotBlank().doesNotContain("chmod", "777", "privileged");
      assertThat(advice.command(suspect)).isNotBlank().doesNotContain("chmod", "iptables -F");
    }
  }

  /** Every remedy that is a line of configuration is one that nginx takes. */
  @Test
  void theRemedyOfATooBigHeaderKeepsNginxRunning(@TempDir Path folder) throws Exception {
    Programs.want("nginx", "-v");
    for (String scheme : List.of("http", "fastcgi", "uwsgi", "scgi", "grpc")) {
      String family = scheme.equals("http") ? "proxy" : scheme;
      LogGroup group =
          reader(refused("", "/", "10.0.0.2:1").replace("http://", scheme + "://"))
              .tally()
              .groups()
              .get(0);
      String told =
          new Advice(Target.of(new Joined(group, null, null, null, List.of())), group)
              .mend(Suspect.HEADER);
      String lines = told.replaceAll("^Set | and(?= )| in that location\\.$", "");
      String url = scheme.equals("http") ? "http://10.0.0.2:1" : "10.0.0.2:1";
      String conf =
          "events {} pid "
              + folder
              + "/pid; error_log stderr; http { access_log off; server {"
              + " listen 8099; location / { "
              + lines
              + " "
              + family
              + "_pass "
              + url
              + "; } } }";
      Path file = Files.writeString(folder.resolve("nginx.conf"), conf);
      assertThat(Programs.run("nginx", "-t", "-q", "-c", file.toString())).as(told).isEmpty();
    }
  }

  @Test
  void aContainerThatStartsNoServerIsToldOfFirst() {
    AStack stack =
        AStack.of(
            "compose.yaml",
            COMPOSE.replace("uvicorn app:app --host 0.0.0.0 --port 4000", "sleep infinity"),
            "a.conf",
            CONF);
    Answer answer =
        Diagnosis.of(
                reader(refused("shop.test", "/pay/x", "172.18.0.4:3000")).tally(), judged(stack))
            .answers()
            .get(0);

    assertThat(answer.cause()).isEqualTo(Suspect.NOT_LISTENING);
    assertThat(answer.certainty()).isEqualTo(Answer.Certainty.LIKELY);
    assertThat(answer.evidence()).extracting(e -> e.span().line()).containsExactly(12);
    assertThat(answer.steps().get(0).mend())
        .isEqualTo("Let pay start a program that listens on port 3000.");
  }

  @Test
  void whatNginxPointsAtIsShownFirst() {
    String log =
        "2026/11/21 10:00:00 [emerg] 1#1: no resolver defined to resolve names at run time in"
            + " upstream \"u\" in /etc/nginx/conf.d/default.conf:2\n";
    Answer answer = diagnose(log).get(0);

    assertThat(answer.places().get(0).line()).isEqualTo(2);
    assertThat(answer.pointed()).isTrue();
    assertThat(answer.clients()).startsWith("nothing answers");
    assertThat(answer.steps().get(0).command())
        .startsWith("docker compose run --rm --no-deps web nginx -T");
  }

  @Test
  void theServiceBehindASocketIsTheOnlyOtherOne() {
    AStack stack =
        AStack.of(
            "compose.yaml",
            """
            services:
              web:
                image: nginx:1.27
                volumes: ["./a.conf:/etc/nginx/conf.d/default.conf:ro", "run:/run/app"]
              app:
                image: shop/app:1
                volumes: ["run:/run/app"]
            volumes: {run: {}}
            """,
            "a.conf",
            "server { location / { proxy_pass http://unix:/run/app/a.sock; } }");
    String log = refused("", "/", "unix:/run/app/a.sock:");
    List<Answer.Step> steps =
        Diagnosis.of(reader(log).tally(), judged(stack)).answers().get(0).steps();

    assertThat(steps.get(0).command()).isEqualTo("docker compose ps -a app");
    assertThat(steps)
        .extracting(Answer.Step::mend)
        .anyMatch(mend -> mend.contains("once app is up"));
  }

  @Test
  void rotatedFilesInAnyOrderGiveOneSpanOfTime() {
    String newer = refused("shop.test", "/api/a", "172.18.0.3:8080");
    String older = newer.replace("2026/11/21 09:19:05", "2026/11/20 23:59:59");
    for (List<String> order : List.of(List.of(newer, older), List.of(older, newer))) {
      Answer answer = diagnose(String.join("", order)).get(0);
      assertThat(answer.first()).isEqualTo("2026/11/20 23:59:59");
      assertThat(answer.last()).isEqualTo("2026/11/21 09:19:05");
    }
  }

  @Test
  void phpsOwnMessagesAreNoFire() {
    String line =
        "2026/11/21 09:19:05 [error] 9#9: *1 FastCGI sent in stderr: \"PHP message: PHP Warning: x\""
            + " while reading response header from upstream, client: 10.0.0.1, server: , request:"
            + " \"GET /a.php HTTP/1.1\", upstream: \"fastcgi://10.0.0.2:9000\", host: \"h\"\n";

    assertThat(Diagnosis.of(reader(line).tally(), List.of()).answers()).isEmpty();
  }

  @Test
  void whatOneLineSaysOnceMoreIsNoSecondAnswer() {
    String log =
        "2026/11/21 09:19:05 [emerg] 1#1: bind() to 0.0.0.0:80 failed (98: Address already in use)\n"
            + "2026/11/21 09:19:07 [emerg] 1#1: still could not bind()\n";
    List<Answer> answers = Diagnosis.of(reader(log).tally(), List.of()).answers();

    assertThat(answers).extracting(Answer::target).containsExactly("0.0.0.0:80");
    assertThat(answers.get(0).cause()).isEqualTo(Suspect.PORT_TAKEN);
  }

  @Test
  void anAuthRequestLeadsToTheServiceThatWasAsked() {
    AStack stack =
        AStack.of(
            "compose.yaml",
            COMPOSE,
            "a.conf",
            """
            server {
              listen 80;
              location / { auth_request /auth; proxy_pass http://api:3000; }
              location = /auth { proxy_pass http://pay:4000/check; }
            }
            """);
    String line =
        "2026/11/21 09:19:05 [error] 9#9: *1 auth request unexpected status: 404 while sending to"
            + " client, client: 10.0.0.1, server: , request: \"GET / HTTP/1.1\", host: \"h\"\n";
    Answer answer = Diagnosis.of(reader(line).tally(), judged(stack)).answers().get(0);

    assertThat(answer.cause()).isEqualTo(Suspect.AUTH_ANSWERS);
    assertThat(answer.steps().get(0).command()).isEqualTo("docker compose logs -t --tail 200 pay");
    assertThat(answer.places().get(0).line()).isEqualTo(4);
  }

  @Test
  void theScriptIsTheOneThatTheConfigurationNames() {
    AStack stack =
        AStack.of(
            "compose.yaml",
            COMPOSE,
            "a.conf",
            """
            server {
              listen 80;
              root /srv/site/public;
              location ~ \\.php$ {
                fastcgi_pass api:9000;
                fastcgi_param SCRIPT_FILENAME /app$fastcgi_script_name;
              }
            }
            """);
    String line =
        "2026/11/21 09:19:05 [error] 9#9: *1 FastCGI sent in stderr: \"Primary script unknown\""
            + " while reading response header from upstream, client: 10.0.0.1, server: , request:"
            + " \"GET /admin/login.php HTTP/1.1\", upstream: \"fastcgi://10.0.0.2:9000\", host: \"h\"\n";
    Answer answer = Diagnosis.of(reader(line).tally(), judged(stack)).answers().get(0);

    assertThat(answer.steps().get(0).command())
        .isEqualTo("docker compose exec api ls -l /app/admin/login.php");
  }

  @Test
  void severalServicesThatAnAddressCanBeAreAllNamed() {
    AStack stack =
        AStack.of(
            "compose.yaml",
            COMPOSE.replace("4000", "3000").replace("uvicorn", "./serve"),
            "a.conf",
            "upstream u { server api:3000; server pay:3000; } server { location / { proxy_pass http://u; } }");
    Answer answer =
        Diagnosis.of(reader(refused("", "/", "172.18.0.4:3000")).tally(), judged(stack))
            .answers()
            .get(0);

    assertThat(answer.addresses()).containsExactly("172.18.0.4:3000");
    assertThat(answer.peers()).containsExactly("api", "pay");
  }

  /** With names that a shell would read as more than names. */
  @Test
  void everyCommandIsOneThatAShellTakes(@TempDir Path folder) throws Exception {
    StringBuilder script = new StringBuilder("#!/bin/sh\n");
    for (String peer : List.of("172.18.0.3:8080", "[fd00::2]:3000", "unix:/run/a b's.sock:")) {
      LogGroup group = reader(refused("$(x)", "/a'b/$(reboot)", peer)).tally().groups().get(0);
      Advice advice = new Advice(Target.of(new Joined(group, null, null, null, List.of())), group);
      for (Suspect suspect : Suspect.values()) {
        script.append(advice.command(suspect)).append('\n');
      }
    }
    Path file = Files.writeString(folder.resolve("commands.sh"), script);

    assertThat(Programs.run("sh", "-n", file.toString())).isEmpty();
    Programs.want("shellcheck", "--version");
    assertThat(Programs.run("shellcheck", "-S", "warning", "-e", "SC2046", file.toString()))
        .isEmpty();
  }

  @Test
  void anUpstreamThatIsNoneIsStillAnswered() {
    for (String peer :
        List.of("[", "[]", "[:", "]:", ":", "", "/", "unix:", "unix::", "[::1]:99999")) {
      for (String phase : List.of("connecting to upstream", "reading upstream")) {
        String line =
            refused("x", "/", peer)
                .replace("connect() failed (111", "upstream timed out (110")
                .replace("connecting to upstream", phase);
        assertThat(Diagnosis.of(reader(line).tally(), List.of()).answers()).as(peer).hasSize(1);
        assertThat(diagnose(line)).as(peer).hasSize(1);
      }
    }
  }

  @Test
  void hidesSecretsInPaths() {
    assertThat(Mask.path("/reset/abc")).isEqualTo("/reset/***");
    assertThat(Mask.path("/u/eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9")).isEqualTo("/u/***");
    assertThat(Mask.path("/users/ann@example.org/cart")).isEqualTo("/users/***/cart");
    assertThat(Mask.path("/a;jsessionid=8F2")).isEqualTo("/a;***");
    assertThat(Mask.path("/api/v1/orders/42")).isEqualTo("/api/v1/orders/42");
    assertThat(Mask.message("bad header Authorization: Bearer abc"))
        .isEqualTo("bad header Authorization:*** *** ***");
  }

  @Test
  void severalStacksAreTriedAndTheOneThatFitsTheWholeLogIsTaken() {
    AStack tree =
        AStack.of(
            "admin/compose.yaml",
            COMPOSE.replace("shop", "admin"),
            "admin/a.conf",
            "server { server_name shop.test; location / { proxy_pass http://api:8080; } }",
            "shop/compose.yaml",
            COMPOSE,
            "shop/a.conf",
            CONF);
    String log =
        refused("shop.test", "/pay/x", "172.18.0.4:3000")
            + refused("shop.test", "/api/x", "172.18.0.3:8080");

    Diagnosis diagnosis = Diagnosis.of(reader(log).tally(), judged(tree));

    assertThat(diagnosis.stacks()).containsExactly("shop/compose.yaml", "admin/compose.yaml");
    assertThat(diagnosis.answers())
        .allSatisfy(a -> assertThat(a.places().get(0).source().name()).isEqualTo("shop/a.conf"));
    assertThat(Diagnosis.of(reader("hello").tally(), judged(tree)).stacks()).isEmpty();
  }

  @Test
  void whatCannotBeExecutedInADeadContainerIsRunInANewOne() {
    String log = "nginx: [emerg] host not found in upstream \"nope\" in /etc/nginx/nginx.conf:4\n";
    Answer answer = Diagnosis.of(reader("web-1  | " + log).tally(), List.of()).answers().get(0);

    assertThat(answer.steps().get(0).command())
        .isEqualTo("docker compose run --rm --no-deps web getent hosts nope");
  }

  @Test
  void namesNoServiceThatItDoesNotKnow() {
    Answer answer =
        Diagnosis.of(reader(refused("", "/", "172.18.0.3:8080")).tally(), List.of())
            .answers()
            .get(0);
    for (Suspect suspect : Suspect.values()) {
      Target target = Target.of(new Joined(answer.groups().get(0), null, null, null, List.of()));
      Advice advice = new Advice(target, answer.groups().get(0));
      assertThat(advice.mend(suspect)).doesNotContain("up -d", "--force-recreate 172");
      assertThat(advice.meaning(suspect)).isNotBlank();
    }
  }

  private static String refused(String server, String path, String peer) {
    return "2026/11/21 09:19:05 [error] 13#13: *1 connect() failed (111: Connection refused) while"
        + " connecting to upstream, client: 127.0.0.1, server: "
        + server
        + ", request: \"GET "
        + path
        + " HTTP/1.1\", upstream: \"http://"
        + peer
        + path
        + "\", host: \"x\"\n";
  }

  private static List<Answer> diagnose(String log) {
    AStack stack = AStack.of("compose.yaml", COMPOSE, "a.conf", CONF);
    return Diagnosis.of(reader(log).tally(), judged(stack)).answers();
  }

  private static List<Judged> judged(AStack tree) {
    List<Judged> judged = new ArrayList<>();
    for (Stack stack : tree.all()) {
      judged.add(new Judged(stack, Verdicts.of(stack, true)));
    }
    return judged;
  }
}
