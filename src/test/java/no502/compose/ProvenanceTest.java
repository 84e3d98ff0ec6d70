package no502.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import no502.compose.Node.Mapping;
import no502.workspace.MemoryWorkspace;
import org.junit.jupiter.api.Test;

/** Each value knows the text it came from, and the way it took. */
class ProvenanceTest {

  private static Project load(String... files) {
    Project project = ComposeLoader.load(MemoryWorkspace.of(files), ComposeRequest.in(""));
    assertThat(project.problems()).isEmpty();
    return project;
  }

  private static List<String> steps(Origin origin) {
    return origin.via().stream().map(step -> step.what() + " at " + step.span()).toList();
  }

  @Test
  void aValueHasItsSpanAndItsKey() {
    Project project = load("compose.yml", "services:\n  web:\n    image: nginx:1.27\n");
    Value image = project.services().get("web").image();
    assertThat(image.origin().span().text()).isEqualTo("nginx:1.27");
    assertThat(image.origin().key().text()).isEqualTo("image");
    assertThat(image.origin().via()).isEmpty();
    assertThat(project.services().get("web").origin().key().text()).isEqualTo("web");
  }

  @Test
  void aProjectKnowsAllThatItLooksAt() {
    Project project =
        load(
            "compose.yml",
            "include: [more/compose.yml]\nservices:\n  web: {image: nginx, env_file: web.env}\n",
            "more/compose.yml",
            "services:\n  app: {extends: {file: base.yml, service: app}}\n",
            "more/base.yml",
            "services:\n  app: {image: app}\n",
            ".env",
            "A=1\n",
            "web.env",
            "B=2\n",
            "nginx.conf",
            "events {}\n");
    assertThat(project.read())
        .containsExactlyInAnyOrder(
            "compose.yml", ".env", "web.env", "more/compose.yml", "more/base.yml");
  }

  @Test
  void piecesOfShortFormsHaveTheirOwnPlace() {
    Project project =
        load(
            "compose.yml",
            """
            services:
              web:
                image: nginx
                ports: ["127.0.0.1:8080:80"]
                volumes:
                  - ./conf:/etc/nginx/conf.d:ro
                environment: [UPSTREAM=app:80]
            """);
    Service web = project.services().get("web");
    Service.Port port = web.ports().get(0);
    assertThat(port.publishedValue().origin().span()).hasToString("compose.yml:4:24");
    assertThat(port.publishedValue().origin().span().text()).isEqualTo("8080");
    assertThat(port.targetValue().origin().span().text()).isEqualTo("80");
    assertThat(port.targetValue().origin().span()).hasToString("compose.yml:4:29");
    assertThat(port.origin().span().text()).isEqualTo("\"127.0.0.1:8080:80\"");
    Service.Mount mount = web.volumes().get(0);
    assertThat(mount.source().origin().span().text()).isEqualTo("./conf");
    assertThat(mount.target().origin().span().text()).isEqualTo("/etc/nginx/conf.d");
    assertThat(web.environment().get("UPSTREAM").origin().span().text()).isEqualTo("app:80");
  }

  @Test
  void anAliasLeadsToTheAnchorsText() {
    Project project =
        load(
            "compose.yml",
            """
            x-env: &env
              A: "1"
            services:
              web:
                image: nginx
                environment:
                  <<: *env
            """);
    Value a = project.services().get("web").environment().get("A");
    assertThat(a.origin().span()).hasToString("compose.yml:2:6");
    assertThat(steps(a.origin()))
        .containsExactly("merge key << at compose.yml:7:11", "alias *env at compose.yml:7:11");
  }

  @Test
  void extendsAndIncludeAreSteps() {
    Project project =
        load(
            "compose.yml",
            "include: [sub/inc.yml]\n"
                + "services:\n  web:\n    extends: {file: base.yml, service: b}\n",
            "base.yml",
            "services:\n  b:\n    image: nginx\n",
            "sub/inc.yml",
            "services:\n  app:\n    image: app\n    build: ./src\n");
    Value image = project.services().get("web").image();
    assertThat(image.origin().span()).hasToString("base.yml:3:12");
    assertThat(steps(image.origin())).containsExactly("extends at compose.yml:4:14");
    Service app = project.services().get("app");
    assertThat(app.build().context().text()).isEqualTo("sub/src");
    assertThat(app.build().dockerfile().text()).isEqualTo("sub/src/Dockerfile");
    assertThat(app.image().origin().span()).hasToString("sub/inc.yml:3:12");
    assertThat(steps(app.image().origin())).containsExactly("include at compose.yml:1:11");
    assertThat(project.files().stream().map(Object::toString))
        .containsExactlyInAnyOrder("compose.yml", "base.yml", "sub/inc.yml");
  }

  @Test
  void anOverrideWinsWithItsOwnPlace() {
    Project project =
        load(
            "compose.yml",
            "services: {web: {image: a, environment: {A: 1, B: 1}}}\n",
            "compose.override.yml",
            "services: {web: {environment: [A=2]}}\n");
    Map<String, Value> environment = project.services().get("web").environment();
    assertThat(environment.get("A").origin().span()).hasToString("compose.override.yml:1:34");
    assertThat(environment.get("B").origin().span().source().name()).isEqualTo("compose.yml");
  }

  @Test
  void aDefaultIsKnownAndSaysWhatCouldChangeIt() {
    Project project = load("compose.yml", "services: {web: {image: \"nginx:${TAG:-1.27}\"}}\n");
    Value image = project.services().get("web").image();
    assertThat(image.text()).isEqualTo("nginx:1.27");
    assertThat(image.known()).isTrue();
    assertThat(image.origin().via().get(0).what()).isEqualTo("default of ${TAG}");
  }

  @Test
  void aVariableThatIsNotSetHidesTheValue() {
    Project project =
        load(
            "compose.yml",
            """
            services:
              web:
                image: "nginx:${TAG}"
                container_name: "${NAME:?set it}"
                environment: [FROM_SHELL, "URL=http://${HOST}:80"]
                volumes: ["${CONF}:/etc/nginx"]
                ports: ["${PORT}:80"]
            """);
    Service web = project.services().get("web");
    assertThat(web.image().text()).isEqualTo("nginx:");
    assertThat(web.image().hiddenBy()).contains("TAG");
    assertThat(web.containerName().hiddenBy()).contains("NAME");
    assertThat(web.environment().get("FROM_SHELL").hiddenBy()).contains("FROM_SHELL");
    assertThat(web.environment().get("URL").hiddenBy()).contains("HOST");
    assertThat(web.ports().get(0).target()).isEqualTo(80);
    assertThat(web.ports().get(0).publishedValue().known()).isFalse();
    assertThat(web.volumes().get(0).source().known()).isFalse();
    assertThat(web.volumes().get(0).kind()).isEqualTo(Service.MountKind.OTHER);
    assertThat(web.volumes().get(0).target().known()).isTrue();
    assertThat(web.volumes().get(0).target()).hasToString("/etc/nginx");
  }

  @Test
  void anUnknownVariableNeverMakesTheWholeProjectUnreadable() {
    Project project =
        load(
            "compose.yml",
            """
            services:
              web:
                image: a
                depends_on: ["${DB}"]
                ports: ["${IP}:80:80", "8080:${TARGET}", "${PORT}", "${ALL}:${ALL}/${PROTO}"]
                volumes: ["${A}:${B}:${C}", "${D}"]
                networks: ["${NET}"]
                extra_hosts: ["a:${ADDRESS}", "${ENTRY}"]
                mem_limit: ${MEM}
                init: ${INIT}
                healthcheck: {test: "${TEST}", interval: "${EVERY}", retries: "${N}"}
                command: ${CMD}
                user: ${USER_ID}
            """);
    Service web = project.services().get("web");
    assertThat(web.ports().get(0).target()).isEqualTo(80);
    assertThat(web.ports().get(1).published()).isEqualTo("8080");
    assertThat(web.ports().get(1).target()).isZero();
    assertThat(web.ports().get(1).targetValue().known()).isFalse();
    assertThat(web.ports()).hasSize(4);
    assertThat(web.healthcheck().interval().known()).isFalse();
    assertThat(web.command().known()).isFalse();
    assertThat(ModelPrinter.print(project)).doesNotContain(Unknown.MARK);
  }

  @Test
  void aFolderSaysWhichFilesItHas() {
    MemoryWorkspace workspace =
        MemoryWorkspace.of(
            "a/docker-compose.yml",
            "",
            "a/compose.override.yml",
            "",
            "a/compose.yml",
            "",
            "b/x",
            "");
    assertThat(ComposeLoader.discover(workspace, "a"))
        .containsExactly("a/compose.yml", "a/compose.override.yml");
    assertThat(ComposeLoader.discover(workspace, "b")).isEmpty();
    assertThat(ComposeLoader.discover(workspace, "")).isEmpty();
  }

  @Test
  void theDotEnvFileMakesAVariableKnown() {
    Project project =
        load("compose.yml", "services: {web: {image: \"nginx:${TAG}\"}}\n", ".env", "TAG=1.26\n");
    assertThat(project.services().get("web").image()).hasToString("nginx:1.26");
    assertThat(project.services().get("web").image().known()).isTrue();
  }

  @Test
  void envFileValuesComeFromTheirLine() {
    Project project =
        load(
            "compose.yml",
            "services: {web: {image: a, env_file: app.env}}\n",
            "app.env",
            "# c\nPORT=3000\n");
    Value port = project.services().get("web").environment().get("PORT");
    assertThat(port.text()).isEqualTo("3000");
    assertThat(port.origin().span()).hasToString("app.env:2:1");
    assertThat(steps(port.origin())).containsExactly("env_file at compose.yml:1:38");
  }

  @Test
  void whatLiesOutsideIsHidden() {
    Project project =
        load(
            "compose.yml",
            """
            services:
              web:
                image: a
                build: https://example.com/repo.git
                volumes: ["../up:/a", "/etc/x:/b", "~/h:/c", "./in:/d"]
            """);
    Service web = project.services().get("web");
    assertThat(web.build().context().hiddenBy()).contains("remote");
    assertThat(web.volumes().get(0).source().hiddenBy()).contains("outside");
    assertThat(web.volumes().get(0).source().text()).isEqualTo("../up");
    assertThat(web.volumes().get(1).source().hiddenBy()).contains("outside");
    assertThat(web.volumes().get(2).source().hiddenBy()).contains("home folder");
    assertThat(web.volumes().get(3).source()).hasToString("in");
  }

  @Test
  void aRemoteIncludeIsNotAnalysed() {
    Project project =
        ComposeLoader.load(
            MemoryWorkspace.of(
                "compose.yml",
                "include: [\"https://example.com/x.git\"]\nservices: {web: {image: a}}\n"),
            ComposeRequest.in(""));
    assertThat(project.problems()).hasSize(1);
    assertThat(project.problems().get(0).message()).contains("not analysed");
    assertThat(project.services()).containsKey("web");
  }

  @Test
  void impliedThingsSaySo() {
    Project project =
        load(
            "compose.yml",
            "services:\n  web: {image: a, links: [db]}\n  db: {image: b, networks: [back]}\n"
                + "networks: {back: }\n");
    assertThat(project.services().get("web").networks().get("default").implicit()).isTrue();
    assertThat(project.services().get("db").networks().get("back").implicit()).isFalse();
    assertThat(project.networks().get("default").implicit()).isTrue();
    assertThat(project.networks().get("back").implicit()).isFalse();
    Service.Dependency implied = project.services().get("web").dependsOn().get("db");
    assertThat(implied.implied()).isTrue();
    assertThat(implied.origin().span().text()).isEqualTo("db");
    assertThat(project.name().known()).isFalse();
    assertThat(((Mapping) project.model().get("services")).get("web").origin().key().text())
        .isEqualTo("web");
  }
}
