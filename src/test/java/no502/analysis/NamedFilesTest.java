package no502.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no502.workspace.MemoryWorkspace;
import org.junit.jupiter.api.Test;

/** A hook names the files that changed: the stacks that they concern are checked, and no others. */
class NamedFilesTest {
  private static final String NGINX =
      "server { listen 80; location / { proxy_pass http://api:8080; } }\n";

  private static String compose(String nginx) {
    return """
        services:
          web:
            image: nginx:1.28
            volumes: ["%s:/etc/nginx/conf.d/default.conf"]
          api:
            build: app
        """
        .formatted(nginx);
  }

  private final MemoryWorkspace files =
      MemoryWorkspace.of(
          "compose.yaml",
          "services: {db: {image: 'postgres:17'}}\n",
          "a/compose.yaml",
          compose("./nginx.conf"),
          "a/nginx.conf",
          NGINX,
          "a/app/Dockerfile",
          "FROM python:3.12\n",
          "b/docker-compose.yml",
          compose("./nginx.conf"),
          "b/docker-compose.prod.yml",
          compose("./prod.conf"),
          "b/nginx.conf",
          NGINX,
          "b/prod.conf",
          NGINX,
          "deploy/x/compose.yaml",
          compose("../../nginx/site.conf"),
          "nginx/site.conf",
          NGINX,
          "nginx/other.conf",
          NGINX,
          "app/package.json",
          "{}");

  private List<String> checked(String... paths) {
    Outcome outcome = new Analysis(files, Options.DEFAULT).run(List.of(paths));
    assertThat(outcome.incomplete()).isEmpty();
    return outcome.stacks().stream().map(one -> one.stack().name()).toList();
  }

  @Test
  void twoComposeFilesAreTwoStacks() {
    assertThat(checked("a/compose.yaml", "b/docker-compose.yml"))
        .containsExactly("a/compose.yaml", "b/docker-compose.yml");
  }

  @Test
  void aFileBesideItsComposeFileMakesNoneOfTheStacksAbove() {
    assertThat(checked("a/compose.yaml", "a/nginx.conf")).containsExactly("a/compose.yaml");
    assertThat(checked("a/nginx.conf", "a/compose.yaml")).containsExactly("a/compose.yaml");
    assertThat(checked("a/app/Dockerfile")).containsExactly("a/compose.yaml");
  }

  @Test
  void aVariantAloneIsNotItsBase() {
    assertThat(checked("b/docker-compose.prod.yml")).containsExactly("b/docker-compose.prod.yml");
    assertThat(checked("b/docker-compose.prod.yml", "b/nginx.conf"))
        .containsExactly("b/docker-compose.yml", "b/docker-compose.prod.yml");
  }

  @Test
  void aFileThatAStackElsewhereMountsConcernsThatStack() {
    assertThat(checked("nginx/site.conf")).contains("deploy/x/compose.yaml");
    assertThat(checked("nginx/site.conf")).doesNotContain("a/compose.yaml", "nginx/site.conf");
    assertThat(checked("nginx/other.conf")).containsExactly("compose.yaml", "nginx/other.conf");
  }

  @Test
  void aFolderIsAllThatIsInIt() {
    assertThat(checked("a", "b/nginx.conf"))
        .containsExactly("a/compose.yaml", "b/docker-compose.yml", "b/docker-compose.prod.yml");
    assertThat(checked("")).hasSize(5);
  }
}
