package no502.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no502.lint.Finding;
import no502.lint.Severity;
import no502.text.Problem;
import no502.text.Source;
import no502.workspace.MemoryWorkspace;
import org.junit.jupiter.api.Test;

/** What cannot be read is told with its place, and never passes for checked. */
class UnreadableInputTest {

  @Test
  void aComposeFileThatIsNoYamlIsAnErrorAndLeavesTheJobUndone() {
    Outcome outcome = analyse("docker-compose.yml", "services: [");

    assertThat(findings(outcome))
        .singleElement()
        .extracting(Finding::severity)
        .isEqualTo(Severity.ERROR);
    assertThat(outcome.incomplete()).isNotEmpty();
  }

  @Test
  void aComposeFileThatIsNoTextIsAnErrorAtTheByte() {
    MemoryWorkspace files = new MemoryWorkspace();
    byte[] bytes = {'n', 'a', 'm', 'e', ':', ' ', (byte) 0xff, '\n'};
    files.put(new Source("compose.yaml", bytes));

    Outcome outcome = new Analysis(files, Options.DEFAULT).run(List.of(""));

    assertThat(findings(outcome))
        .singleElement()
        .extracting(f -> f.span().toString())
        .isEqualTo("compose.yaml:1:7");
    assertThat(outcome.incomplete()).isNotEmpty();
  }

  @Test
  void anEnvFileThatIsNotInTheCheckoutLeavesTheProjectReadable() {
    Outcome outcome =
        analyse(
            "docker-compose.yml",
            """
            services:
              web:
                image: nginx
                volumes: ["./nginx.conf:/etc/nginx/conf.d/default.conf"]
              api:
                image: python:3.12
                command: gunicorn -b 0.0.0.0:8000 app:app
                env_file: .env.secret
            """,
            "nginx.conf",
            "server { listen 80; location / { proxy_pass http://api:8080; } }\n");

    assertThat(outcome.incomplete()).isEmpty();
    assertThat(findings(outcome)).extracting(Finding::rule).contains("upstream-port-mismatch");
  }

  @Test
  void aFragmentForAnotherFileIsPassedOverAloud() {
    Outcome outcome =
        analyse("docker-compose.extra.yml", "services: {web: {networks: [elsewhere]}}\n");

    assertThat(findings(outcome))
        .singleElement()
        .extracting(Finding::severity)
        .isEqualTo(Severity.WARNING);
    assertThat(outcome.incomplete()).isEmpty();
  }

  @Test
  void aFileThatAnotherProjectIncludesIsNoProjectByItself() {
    Outcome outcome =
        analyse(
            "compose.yaml",
            "include: [web/compose.yaml]\nservices: {api: {image: httpd}}\n",
            "web/compose.yaml",
            """
            services:
              web:
                image: nginx
                volumes: ["./nginx.conf:/etc/nginx/conf.d/default.conf"]
            """,
            "web/nginx.conf",
            "server { listen 80; location / { proxy_pass http://api; } }\n");

    assertThat(outcome.stacks()).hasSize(1);
    assertThat(findings(outcome)).noneMatch(f -> f.severity() == Severity.ERROR);
  }

  @Test
  void aMountedFileThatIsNotHereIsToldWhereItIsMounted() {
    Outcome outcome =
        analyse(
            "shop/docker-compose.yml",
            """
            services:
              web:
                image: nginx
                volumes: ["./nginx.conf:/etc/nginx/nginx.conf"]
            """);

    assertThat(outcome.incomplete())
        .singleElement()
        .satisfies(
            gap -> {
              assertThat(gap.span()).hasToString("shop/docker-compose.yml:4:15");
              assertThat(gap.message())
                  .isEqualTo(
                      "/etc/nginx/nginx.conf in the container was not read: shop/nginx.conf is not"
                          + " in this checkout");
            });
  }

  @Test
  void aCapThatIsHitIsTold() {
    Outcome outcome =
        analyse(
            "docker-compose.yml",
            """
            services:
              web:
                image: nginx
                volumes: ["./nginx.conf:/etc/nginx/nginx.conf"]
            """,
            "nginx.conf",
            "http {".repeat(1000));

    assertThat(outcome.incomplete())
        .extracting(Problem::message)
        .anyMatch(m -> m.contains("deeper"));
  }

  private static Outcome analyse(String... files) {
    return new Analysis(MemoryWorkspace.of(files), Options.DEFAULT).run(List.of(""));
  }

  private static List<Finding> findings(Outcome outcome) {
    return outcome.stacks().stream().flatMap(stack -> stack.findings().stream()).toList();
  }
}
