package no502.fix;

import static no502.fix.Patched.compose;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no502.compose.ComposeLoader;
import no502.compose.ComposeRequest;
import no502.compose.Service;
import no502.text.Edit;
import no502.text.Source;
import no502.workspace.MemoryWorkspace;
import org.junit.jupiter.api.Test;

/** Conditions come into depends_on in whichever way it is written. */
class DependsOnEditsTest {
  private static final String HEALTHY = "service_healthy";
  private static final String SERVICES = "  api: {image: a}\n  db: {image: b}\n";

  private static Map<String, String> healthy(String... names) {
    Map<String, String> all = new LinkedHashMap<>();
    for (String name : names) {
      all.put(name, HEALTHY);
    }
    return all;
  }

  private static String waiting(String web, String... names) {
    Source source = compose("services:\n" + SERVICES + web);
    List<Edit> edits = DependsOnEdits.require(Patched.service(source, "web"), healthy(names));
    String after = Patched.apply(source, edits);
    Service web2 = Patched.service(compose(after), "web");
    for (String name : names) {
      assertThat(web2.dependsOn().get(name).condition().text()).isEqualTo(HEALTHY);
    }
    return after.substring(("services:\n" + SERVICES).length());
  }

  @Test
  void aServiceWithoutAnyGetsAMapping() {
    assertThat(waiting("  web:\n    image: nginx\n", "api", "db"))
        .isEqualTo(
            """
              web:
                image: nginx
                depends_on:
                  api:
                    condition: service_healthy
                  db:
                    condition: service_healthy
            """);
  }

  @Test
  void aListBecomesAMappingAndKeepsItsComments() {
    assertThat(
            waiting(
                """
                  web:
                    image: nginx
                    depends_on: # order
                      - api # the backend
                      # and the store
                      - "db"
                    restart: always
                """,
                "api"))
        .isEqualTo(
            """
              web:
                image: nginx
                depends_on: # order
                  api: # the backend
                    condition: service_healthy
                  # and the store
                  "db":
                    condition: service_started
                restart: always
            """);
  }

  @Test
  void aListWithoutIndentationIsIndented() {
    assertThat(
            waiting(
                "  web:\n    image: nginx\n    depends_on:\n    - api\n    - db\n", "api", "db"))
        .isEqualTo(
            """
              web:
                image: nginx
                depends_on:
                  api:
                    condition: service_healthy
                  db:
                    condition: service_healthy
            """);
  }

  @Test
  void aListInBracketsBecomesBraces() {
    assertThat(waiting("  web:\n    image: nginx\n    depends_on: [api, 'db'] # both\n", "db"))
        .endsWith(
            "    depends_on: {api: {condition: service_started}, 'db': {condition: service_healthy}} # both\n");
  }

  @Test
  void newNamesJoinAList() {
    assertThat(waiting("  web:\n    image: nginx\n    depends_on:\n      - api\n", "db"))
        .endsWith(
            """
                depends_on:
                  api:
                    condition: service_started
                  db:
                    condition: service_healthy
            """);
    assertThat(waiting("  web: {image: nginx, depends_on: [api]}\n", "db"))
        .isEqualTo(
            "  web: {image: nginx, depends_on: {api: {condition: service_started}, db: {condition: service_healthy}}}\n");
    assertThat(waiting("  web: {image: nginx, depends_on: []}\n", "db"))
        .isEqualTo("  web: {image: nginx, depends_on: {db: {condition: service_healthy}}}\n");
  }

  @Test
  void aWrittenConditionGivesWay() {
    assertThat(
            waiting(
                """
                  web:
                    image: nginx
                    depends_on:
                      api:
                        condition: "service_started" # for now
                        restart: true
                      db: {condition: service_started}
                """,
                "api",
                "db"))
        .endsWith(
            """
                  api:
                    condition: "service_healthy" # for now
                    restart: true
                  db: {condition: service_healthy}
            """);
  }

  @Test
  void aMappingGainsWhatItLacks() {
    assertThat(
            waiting(
                "  web:\n    image: nginx\n    depends_on:\n      api:\n        condition: service_started\n",
                "api",
                "db"))
        .endsWith(
            """
                depends_on:
                  api:
                    condition: service_healthy
                  db:
                    condition: service_healthy
            """);
  }

  @Test
  void windowsLineEndsStay() {
    Source source =
        compose(
            "services:\r\n  api: {image: a}\r\n  web:\r\n    image: n\r\n    depends_on:\r\n      - api\r\n");
    assertThat(
            Patched.apply(
                source, DependsOnEdits.require(Patched.service(source, "web"), healthy("api"))))
        .endsWith("    depends_on:\r\n      api:\r\n        condition: service_healthy\r\n");
  }

  @Test
  void aListThatOthersShareIsLeftAlone() {
    Source anchor =
        compose(
            "services:\n"
                + SERVICES
                + "  web:\n    image: n\n    depends_on: &deps\n      - api\n"
                + "  two:\n    image: n\n    depends_on: *deps\n");
    assertThat(DependsOnEdits.require(Patched.service(anchor, "web"), healthy("api"))).isNull();
    assertThat(DependsOnEdits.require(Patched.service(anchor, "two"), healthy("api"))).isNull();
    Source merged =
        compose(
            "x-base: &base\n  depends_on: [api]\nservices:\n"
                + SERVICES
                + "  web:\n    <<: *base\n    image: n\n");
    assertThat(DependsOnEdits.require(Patched.service(merged, "web"), healthy("api"))).isNull();
  }

  @Test
  void anOverrideIsMendedInTheFileThatHasTheList() {
    Source base =
        Source.of(
            "compose.yml",
            "services:\n" + SERVICES + "  web:\n    image: n\n    depends_on:\n      - api\n");
    Source over = Source.of("compose.override.yml", "services:\n  web:\n    restart: always\n");
    MemoryWorkspace files = new MemoryWorkspace().put(base).put(over);
    Service web = ComposeLoader.load(files, ComposeRequest.in("")).services().get("web");
    List<Edit> edits = DependsOnEdits.require(web, healthy("api"));
    assertThat(Patched.apply(base, edits))
        .endsWith("    depends_on:\n      api:\n        condition: service_healthy\n");
  }

  @Test
  void whatLinksImplyIsNotMistakenForAList() {
    assertThat(waiting("  web:\n    image: nginx\n    links: [api]\n", "api"))
        .endsWith(
            "    links: [api]\n    depends_on:\n      api:\n        condition: service_healthy\n");
  }
}
