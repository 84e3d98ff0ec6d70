package no502.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no502.lint.Finding;
import no502.text.Source;
import no502.workspace.MemoryWorkspace;
import org.junit.jupiter.api.Test;

class RepairTest {
  private static final String COMPOSE =
      """
      services:
        web:
          image: nginx:1.28
          volumes:
            - ./nginx.conf:/etc/nginx/conf.d/default.conf:ro
        app:
          image: php:8.3-fpm
      """;

  @Test
  void keepsAFixThatMendsTheFinding() {
    Finding finding = verified(COMPOSE, php("127.0.0.1:9000"), "localhost-in-bridge");

    assertThat(finding.fix().safe()).isTrue();
    assertThat(finding.fix().edits()).hasSize(1);
  }

  @Test
  void dropsAFixThatRunsIntoTheNextError() {
    String elsewhere = COMPOSE.replace("php:8.3-fpm", "nginx:1.28");

    Finding finding = verified(elsewhere, php("ap:9000"), "unknown-upstream-host");

    assertThat(finding.help()).isEqualTo("did you mean app?");
    assertThat(finding.fix()).isNull();
  }

  @Test
  void onlySuggestsAFixThatBringsAWarning() {
    String underscore =
        """
        services:
          web:
            image: nginx:1.28
            volumes:
              - ./nginx.conf:/etc/nginx/conf.d/default.conf:ro
          my_app:
            image: httpd:2.4
        """;

    Finding finding =
        verified(
            underscore,
            "server { listen 81; location / { proxy_pass http://127.0.0.1:80; } }\n",
            "localhost-in-bridge");

    assertThat(finding.fix().safe()).isFalse();
  }

  @Test
  void appliesOneFixAfterTheOtherAndFindsNothingTheSecondTime() {
    String two = php("127.0.0.1:9000") + php("127.0.0.1:9000").replace("listen 80", "listen 81");

    Map<String, String> once = applied(COMPOSE, two, false);
    Map<String, String> twice = applied(COMPOSE, once.get("nginx.conf"), false);

    assertThat(once.get("nginx.conf")).isEqualTo(two.replace("127.0.0.1:9000", "app:9000"));
    assertThat(twice).isEmpty();
  }

  @Test
  void leavesSuggestionsAloneUnlessAskedFor() {
    String alive = php("app:9000");

    assertThat(applied(COMPOSE, alive, false)).isEmpty();
    assertThat(applied(COMPOSE, alive, true).get("nginx.conf"))
        .contains("fastcgi_connect_timeout 5s;");
  }

  private static String php(String address) {
    return """
    server {
        listen 80;
        location / {
            fastcgi_pass ADDRESS;
        }
    }
    """
        .replace("ADDRESS", address);
  }

  private static MemoryWorkspace workspace(String compose, String nginx) {
    return MemoryWorkspace.of("docker-compose.yml", compose, "nginx.conf", nginx);
  }

  private static Finding verified(String compose, String nginx, String rule) {
    MemoryWorkspace workspace = workspace(compose, nginx);
    Outcome outcome = new Analysis(workspace, Options.DEFAULT).run(List.of(""));
    Outcome tried = new Repair(workspace, Options.DEFAULT).verified(outcome);
    return tried.stacks().get(0).findings().stream()
        .filter(finding -> finding.rule().equals(rule))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, String> applied(String compose, String nginx, boolean suggestedToo) {
    MemoryWorkspace workspace = workspace(compose, nginx);
    Outcome outcome = new Analysis(workspace, Options.DEFAULT).run(List.of(""));
    Map<Source, byte[]> changed =
        new Repair(workspace, Options.DEFAULT).applyAll(outcome, suggestedToo);
    Map<String, String> texts = new LinkedHashMap<>();
    changed.forEach(
        (source, bytes) -> texts.put(source.name(), new String(bytes, StandardCharsets.UTF_8)));
    return texts;
  }
}
