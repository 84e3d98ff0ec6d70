package no502.rules;

import static org.assertj.core.api.Assertions.assertThat;

import no502.lint.Severity;
import org.junit.jupiter.api.Test;

/** The order in which containers start, who starts them again, and names and ports beside it. */
class StartRulesTest {
  private static final String CONF =
      "server { listen 80; location / { proxy_pass http://app:80; } location /a { proxy_pass http://api:80; } }\n";
  private static final String ONE =
      "server { listen 80; location / { proxy_pass http://app:80; } }\n";
  private static final String WEB =
      """
      services:
        web:
          image: nginx:1.28
          ports: ["80:80"]
          volumes: ["./nginx.conf:/etc/nginx/conf.d/default.conf:ro"]
      """;
  private static final String CHECK =
      """
          healthcheck:
            test: ["CMD", "curl", "-sS", "http://127.0.0.1/"]
            start_period: 10s
      """;
  private static final String APP = "  app:\n    image: php:8.3-apache\n" + CHECK;
  private static final String API = "  api:\n    image: php:8.3-apache\n" + CHECK;
  private static final String WAITS_FOR_DB =
      """
          depends_on:
            db: {condition: service_healthy}
        db:
          image: postgres:17
          healthcheck: {test: pg_isready}
      """;

  private static Found found(String compose, String conf) {
    return Found.in("docker-compose.yml", compose, "nginx.conf", conf);
  }

  @Test
  void namesThatNobodyWaitsForAreOneFindingAndOneRepair() {
    Found found = found(WEB + APP + API, CONF);

    assertThat(found.the("missing-depends-on").severity()).isEqualTo(Severity.WARNING);
    assertThat(found.repaired("missing-depends-on", "docker-compose.yml"))
        .startsWith(
            WEB
                + """
                    depends_on:
                      app:
                        condition: service_healthy
                      api:
                        condition: service_healthy
                """);
  }

  @Test
  void aNameThatSurelyComesTooLateIsAnError() {
    assertThat(found(WEB + APP + WAITS_FOR_DB, ONE).the("missing-depends-on").severity())
        .isEqualTo(Severity.ERROR);
    assertThat(
            found(WEB + "    restart: always\n" + APP + WAITS_FOR_DB, ONE)
                .the("missing-depends-on")
                .severity())
        .as("nginx tries again")
        .isEqualTo(Severity.WARNING);
    assertThat(
            found(
                    WEB
                        + "    command: sh -c \"sleep 9; exec nginx -g 'daemon off;'\"\n"
                        + APP
                        + WAITS_FOR_DB,
                    ONE)
                .the("missing-depends-on")
                .severity())
        .as("nginx does not start at once")
        .isEqualTo(Severity.WARNING);
  }

  @Test
  void anOrderThroughOthersIsAnOrder() {
    String chain =
        WEB
            + "    depends_on: {api: {condition: service_healthy}}\n"
            + APP
            + API
            + "    depends_on: {app: {condition: service_healthy}}\n";

    assertThat(found(chain, CONF).has("missing-depends-on")).isFalse();
  }

  @Test
  void namesLookedUpAtEachRequestNeedNoOrder() {
    String late =
        "server { listen 80; resolver 127.0.0.11 valid=5s; location / { set $u http://app:80; proxy_pass $u; } }\n";

    assertThat(found(WEB + APP, late).has("missing-depends-on")).isFalse();
  }

  @Test
  void aServiceOfAProfileOfItsOwnCannotBeWaitedFor() {
    assertThat(found(WEB + APP + "    profiles: [full]\n", ONE).has("missing-depends-on"))
        .isFalse();
  }

  @Test
  void anUpstreamThatWaitsForNginxIsTheWrongWayRound() {
    String started = APP + "    depends_on: [web]\n";

    assertThat(found(WEB + started, ONE).the("depends-on-inverted").severity())
        .isEqualTo(Severity.ERROR);
    assertThat(
            found(WEB + "    restart: always\n" + started, ONE)
                .the("depends-on-inverted")
                .severity())
        .isEqualTo(Severity.WARNING);
    assertThat(found(WEB + started, ONE).has("missing-depends-on")).isFalse();
  }

  @Test
  void twoNginxThatNeedEachOtherAreARaceWithoutAnOrder() {
    String two =
        WEB
            + "  app:\n    image: nginx:1.28\n    volumes: [\"./app.conf:/etc/nginx/conf.d/default.conf:ro\"]\n";
    Found found =
        Found.in(
            "docker-compose.yml",
            two,
            "nginx.conf",
            ONE,
            "app.conf",
            "server { listen 80; location /w { proxy_pass http://web:80; } }\n");

    assertThat(found.the("startup-cycle").severity()).isEqualTo(Severity.WARNING);
  }

  @Test
  void oneFindingNamesAllThatNobodyStartsAgain() {
    Found found = found(WEB + APP, ONE);

    assertThat(found.the("missing-restart-policy").message()).startsWith("web and app have no");
    assertThat(
            found.repaired("missing-restart-policy", "docker-compose.yml").split("unless-stopped"))
        .hasSize(3);
    String deploy = "    deploy: {restart_policy: {condition: any}}\n";
    assertThat(found(WEB + deploy + APP + "    restart: \"no\"\n", ONE).rules())
        .doesNotContain("missing-restart-policy");
  }

  @Test
  void oneNameOfTwoServicesIsACollisionUnlessItIsMeant() {
    String second = "  old:\n    image: php:8.3-apache\n    hostname: app\n";
    assertThat(found(WEB + APP + second, ONE).the("name-collision").related()).hasSize(2);

    String aliases =
        WEB
            + "  one:\n    image: php:8.3-apache\n    networks: {default: {aliases: [app]}}\n"
            + "  two:\n    image: php:8.3-apache\n    networks: {default: {aliases: [app]}}\n";
    assertThat(found(aliases, ONE).has("name-collision")).isFalse();
  }

  @Test
  void aPortPastNginxIsToldWhereItIsOpenToAll() {
    String open = WEB + APP + "    ports:\n      - '8080:80' # site\n";

    assertThat(found(open, ONE).repaired("published-backend-port", "docker-compose.yml"))
        .contains("      - '127.0.0.1:8080:80' # site\n");
    assertThat(found(open.replace("'8080", "'127.0.0.1:8080"), ONE).has("published-backend-port"))
        .isFalse();
    assertThat(found(open.replace("8080:80", "8080:8080"), ONE).has("published-backend-port"))
        .as("another port than nginx uses")
        .isFalse();
    assertThat(found(open.replace("[\"80:80\"]", "[\"127.0.0.1:80:80\"]"), ONE).rules())
        .as("nginx itself is not open to all")
        .doesNotContain("published-backend-port");
  }
}
