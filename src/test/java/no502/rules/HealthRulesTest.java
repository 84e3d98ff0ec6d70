package no502.rules;

import static org.assertj.core.api.Assertions.assertThat;

import no502.lint.Severity;
import no502.topology.Confidence;
import org.junit.jupiter.api.Test;

/** Health checks that are missing, cannot work, or that nobody waits for. */
class HealthRulesTest {
  private static final String CONF =
      "server { listen 80; location / { proxy_pass http://app:8000; } }\n";
  private static final String WEB =
      """
      services:
        web:
          image: nginx:1.28
          volumes: ["./nginx.conf:/etc/nginx/conf.d/default.conf:ro"]
      """;
  private static final String SHORT = WEB + "    depends_on: [app]\n";
  private static final String HEALTHY =
      WEB + "    depends_on: {app: {condition: service_healthy}}\n";
  private static final String APP =
      """
        app:
          image: python:3.12-slim
          command: ["python", "-m", "http.server", "8000"]
      """;

  private static Found found(String compose) {
    return Found.in("docker-compose.yml", compose, "nginx.conf", CONF);
  }

  private static String test(String command) {
    return "    healthcheck:\n      test: " + command + "\n      start_period: 10s\n";
  }

  @Test
  void aServiceThatIsKnownToHaveNoneGetsAProbeThatItsImageCanRun() {
    Found found = found(SHORT + APP);

    assertThat(found.the("missing-healthcheck").severity()).isEqualTo(Severity.WARNING);
    assertThat(found.has("depends-on-not-healthy")).as("one story").isFalse();
    assertThat(found.repaired("missing-healthcheck", "docker-compose.yml"))
        .contains("depends_on: {app: {condition: service_healthy}}")
        .contains("test: [\"CMD\", \"python3\", \"-c\"")
        .contains("'127.0.0.1', 8000")
        .contains("start_period: 30s");
  }

  @Test
  void anImagesOwnCheckCounts() {
    String own = SHORT + "  app:\n    image: louislam/uptime-kuma:1\n";
    Found found = Found.in("docker-compose.yml", own, "nginx.conf", CONF.replace("8000", "3001"));

    assertThat(found.has("missing-healthcheck")).isFalse();
    assertThat(found.repaired("depends-on-not-healthy", "docker-compose.yml"))
        .contains("{app: {condition: service_healthy}}");
  }

  @Test
  void aDockerfilesCheckCounts() {
    Found found =
        Found.in(
            "docker-compose.yml",
            HEALTHY + "  app:\n    build: .\n",
            "Dockerfile",
            "FROM php:8.3-apache\nHEALTHCHECK CMD curl -f http://127.0.0.1/\n",
            "nginx.conf",
            CONF.replace("8000", "80"));

    assertThat(found.rules()).doesNotContain("missing-healthcheck", "healthy-without-healthcheck");
  }

  @Test
  void whatIsSwitchedOffIsNotMissing() {
    Found found = found(SHORT + APP + "    healthcheck: {disable: true}\n");

    assertThat(found.rules()).doesNotContain("missing-healthcheck", "depends-on-not-healthy");
    assertThat(
            found(HEALTHY + APP + "    healthcheck: {disable: true}\n")
                .the("healthy-without-healthcheck")
                .severity())
        .isEqualTo(Severity.ERROR);
  }

  @Test
  void ofAnUnknownImageOnlyTheOrderIsTold() {
    Found found = found(SHORT + "  app:\n    image: registry.example.com/app:1\n");

    assertThat(found.has("missing-healthcheck")).isFalse();
    assertThat(found.the("depends-on-not-healthy").confidence()).isEqualTo(Confidence.LIKELY);
    String written =
        WEB
            + "    depends_on: {app: {condition: service_started}}\n"
            + "  app:\n    image: registry.example.com/app:1\n";
    assertThat(found(written).has("depends-on-not-healthy")).as("a choice").isFalse();
    String waits = HEALTHY + "  app:\n    image: registry.example.com/app:1\n";
    assertThat(found(waits).has("healthy-without-healthcheck")).isFalse();
  }

  @Test
  void aProgramThatIsMissingIsAnErrorOnlyWhereSomebodyWaits() {
    String curl = test("[\"CMD\", \"curl\", \"-f\", \"http://localhost:8000/health\"]");

    assertThat(found(HEALTHY + APP + curl).the("healthcheck-missing-tool").severity())
        .isEqualTo(Severity.ERROR);
    assertThat(found(SHORT + APP + curl).the("healthcheck-missing-tool").severity())
        .isEqualTo(Severity.WARNING);
    assertThat(
            found(HEALTHY + APP + curl).repaired("healthcheck-missing-tool", "docker-compose.yml"))
        .contains("u.urlopen('http://127.0.0.1:8000/health', timeout=3)");
  }

  @Test
  void oneProgramOfTwoIsEnough() {
    String either = test("curl -f http://127.0.0.1:8000/ || python -c \"import urllib.request\"");

    assertThat(found(HEALTHY + APP + either).has("healthcheck-missing-tool")).isFalse();
  }

  @Test
  void anInstalledProgramIsThere() {
    Found found =
        Found.in(
            "docker-compose.yml",
            HEALTHY
                + "  app:\n    build: .\n"
                + test("[\"CMD\", \"curl\", \"-f\", \"http://127.0.0.1:8000/\"]"),
            "Dockerfile",
            "FROM python:3.12-slim\nRUN apt-get update && apt-get install -y curl\nCMD [\"python\", \"-m\", \"http.server\", \"8000\"]\n",
            "nginx.conf",
            CONF);

    assertThat(found.has("healthcheck-missing-tool")).isFalse();
  }

  @Test
  void aDockerfilesCheckIsMendedThere() {
    Found found =
        Found.in(
            "docker-compose.yml",
            HEALTHY + "  app:\n    build: .\n",
            "Dockerfile",
            "FROM node:22-alpine\nHEALTHCHECK --interval=5s CMD curl -f http://localhost:8000/up || exit 1\nCMD [\"node\", \"server.js\"]\n",
            "nginx.conf",
            CONF);

    assertThat(found.repaired("healthcheck-missing-tool", "Dockerfile"))
        .contains(
            "HEALTHCHECK --interval=5s CMD [\"wget\", \"-q\", \"-O\", \"/dev/null\", \"http://127.0.0.1:8000/up\"]\n");
  }

  @Test
  void noneAsAStringIsACommand() {
    assertThat(
            found(SHORT + APP + "    healthcheck:\n      test: NONE\n")
                .the("healthcheck-missing-tool")
                .message())
        .contains("not the switch");
  }

  @Test
  void localhostIsTheFirstAddressForBusyBoxAlone() {
    String alpine =
        """
          app:
            image: nginx:1.28-alpine
            volumes: ["./app.conf:/etc/nginx/conf.d/default.conf:ro"]
        """;
    String wget = test("wget -qO- http://localhost:8000/ || exit 1");

    assertThat(ipv6(alpine + wget, "listen 8000;")).isTrue();
    assertThat(ipv6(alpine + wget, "listen 8000; listen [::]:8000;")).isFalse();
    assertThat(ipv6(alpine + wget.replace("localhost", "127.0.0.1"), "listen 8000;")).isFalse();
    assertThat(ipv6(alpine + test("curl -f http://localhost:8000/"), "listen 8000;")).isFalse();
    assertThat(ipv6(alpine + test("curl -gf http://[::1]:8000/"), "listen 8000;")).isTrue();
  }

  private static boolean ipv6(String app, String listen) {
    return Found.in(
            "docker-compose.yml",
            HEALTHY + app,
            "nginx.conf",
            CONF,
            "app.conf",
            "server { " + listen + " }\n")
        .has("healthcheck-ipv6-localhost");
  }

  @Test
  void aPortIsWrongOnlyWhereAllListenersAreKnown() {
    String wrong =
        test(
            "[\"CMD\", \"python\", \"-c\", \"import urllib.request as u; u.urlopen('http://127.0.0.1:9999/')\"]");

    Found found = found(HEALTHY + APP + wrong);
    assertThat(found.the("healthcheck-wrong-port").severity()).isEqualTo(Severity.ERROR);
    assertThat(found.repaired("healthcheck-wrong-port", "docker-compose.yml"))
        .contains("http://127.0.0.1:8000/");
    String own = APP.replace("\"-m\", \"http.server\", \"8000\"", "\"main.py\"");
    assertThat(found(HEALTHY + own + wrong).has("healthcheck-wrong-port")).isFalse();
  }

  @Test
  void aSlowStarterNeedsGraceOnlyWhereChecksAreImpatient() {
    String slow =
        APP.replace(
            "[\"python\", \"-m\", \"http.server\", \"8000\"]",
            "sh -c \"pip install -r r.txt && python -m http.server 8000\"");
    String check = "    healthcheck:\n      test: [\"CMD\", \"python\", \"probe.py\"]\n";
    String impatient = check + "      interval: 5s\n      retries: 3\n";

    assertThat(found(HEALTHY + slow + impatient).the("healthcheck-no-start-period").severity())
        .isEqualTo(Severity.NOTE);
    assertThat(found(HEALTHY + slow + impatient + "      start_period: 1m\n").rules())
        .doesNotContain("healthcheck-no-start-period");
    assertThat(found(HEALTHY + slow + check).rules()).doesNotContain("healthcheck-no-start-period");
    assertThat(found(HEALTHY + APP + impatient).rules())
        .doesNotContain("healthcheck-no-start-period");
  }

  @Test
  void durationsAreReadAsDockerWritesThem() {
    assertThat(Durations.seconds("1m30s")).isEqualTo(90);
    assertThat(Durations.seconds("1.5s")).isEqualTo(2);
    assertThat(Durations.seconds("500ms")).isEqualTo(1);
    assertThat(Durations.seconds("2h")).isEqualTo(7200);
    assertThat(Durations.seconds(null)).isZero();
    assertThat(Durations.seconds("soon")).isEqualTo(-1);
  }

  @Test
  void aListThatCountsOnAShellIsGivenToOne() {
    Found found =
        found(
            HEALTHY
                + APP.replace("-slim", "")
                + test("[CMD, curl, -f, 'http://127.0.0.1:8000/', '||', exit, '1']"));

    assertThat(found.the("healthcheck-shell-form").severity()).isEqualTo(Severity.ERROR);
    assertThat(found.the("healthcheck-shell-form").message())
        .isEqualTo(
            "the health check of app is a list, which no shell reads, so curl gets || as one more"
                + " address, and fails each time: app is never healthy, and web, which waits for"
                + " that, never starts");
    assertThat(found.repaired("healthcheck-shell-form", "docker-compose.yml"))
        .contains("test: [\"CMD-SHELL\", \"curl -f http://127.0.0.1:8000/ || exit 1\"]");
  }

  @Test
  void aDockerfilesListThatCountsOnAShellBecomesAScript() {
    Found found =
        Found.in(
            "docker-compose.yml",
            SHORT + "  app:\n    build: .\n",
            "Dockerfile",
            """
            FROM python:3.12
            HEALTHCHECK CMD ["wget", "-qO-", "http://127.0.0.1:8000/", "|", "grep", "ok"]
            CMD ["python", "-m", "http.server", "8000"]
            """,
            "nginx.conf",
            CONF);

    assertThat(found.the("healthcheck-shell-form").severity())
        .as("nobody waits for it")
        .isEqualTo(Severity.WARNING);
    assertThat(found.repaired("healthcheck-shell-form", "Dockerfile"))
        .contains("HEALTHCHECK CMD wget -qO- http://127.0.0.1:8000/ | grep ok\n");
  }

  @Test
  void ofSeveralWordsAShellRunsOnlyTheFirst() {
    Found found =
        found(
            HEALTHY
                + APP.replace("-slim", "")
                + test("[CMD-SHELL, curl, -f, 'http://127.0.0.1:8000/']"));

    assertThat(found.the("healthcheck-shell-form").message())
        .contains("the shell runs only the first: curl without its arguments, and fails each time");
    assertThat(found.repaired("healthcheck-shell-form", "docker-compose.yml"))
        .contains("[\"CMD-SHELL\", \"curl -f http://127.0.0.1:8000/\"]");
  }

  @Test
  void whatAnotherProgramMakesOfAnOperatorIsNotKnown() {
    Found found = found(HEALTHY + APP + test("[CMD, python3, probe.py, '&&', 'true']"));

    assertThat(found.the("healthcheck-shell-form").confidence()).isEqualTo(Confidence.LIKELY);
    assertThat(found.the("healthcheck-shell-form").severity()).isEqualTo(Severity.WARNING);
  }

  @Test
  void aShellThatIsCalledByNameReadsItsOwnScript() {
    Found found =
        found(
            HEALTHY
                + APP.replace("-slim", "")
                + test("[CMD, sh, -c, 'curl -f http://127.0.0.1:8000/ || exit 1']"));

    assertThat(found.rules()).doesNotContain("healthcheck-shell-form");
  }

  @Test
  void aVariableIsNotHandedToAShellThatWouldReadItOtherwise() {
    Found found =
        found(
            HEALTHY
                + APP.replace("-slim", "")
                + test("[CMD, curl, -f, 'http://127.0.0.1:8000/?a=$$b', '||', exit, '1']"));

    assertThat(found.the("healthcheck-shell-form").fix()).isNull();
  }
}
