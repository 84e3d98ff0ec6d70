package no502.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no502.analysis.Analysis;
import no502.analysis.Options;
import no502.analysis.Outcome;
import no502.analysis.Repair;
import no502.lint.Finding;
import no502.text.Patch;
import no502.workspace.MemoryWorkspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The repairs as they come out, in the styles that people write their files in. */
class FixesTest {
  private static final String WEB =
      """
      services:
        web:
          image: nginx:1.28
          volumes:
            - ./nginx.conf:/etc/nginx/conf.d/default.conf:ro
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          uvicorn main:app              | uvicorn --host 0.0.0.0 main:app          | 8000
          ["uvicorn", "main:app"]       | ["uvicorn", "--host", "0.0.0.0", "main:app"] | 8000
          gunicorn app.wsgi             | gunicorn --bind 0.0.0.0:8000 app.wsgi    | 8000
          flask run                     | flask run --host 0.0.0.0                 | 5000
          python manage.py runserver    | python manage.py runserver 0.0.0.0:8000  | 8000
          python manage.py runserver 80 | python manage.py runserver 0.0.0.0:80    | 80
          sh -c "ls && flask run"       | sh -c "ls && flask run --host 0.0.0.0"   | 5000
          flask run --host 127.0.0.1    | flask run --host 0.0.0.0                 | 5000
          """)
  void givesAServerTheFlagThatOpensIt(String command, String mended, int port) {
    String compose = WEB + "  app:\n    image: python:3.12\n    command: " + command + "\n";

    Map<String, String> after =
        fixed("backend-binds-loopback", compose, proxy("http://app:" + port));

    assertThat(after.get("compose.yaml")).isEqualTo(compose.replace(command, mended));
  }

  @Test
  void addsTheFlagAsItemsOfAList() {
    String compose =
        WEB
            + """
              app:
                image: python:3.12
                command:
                  - uvicorn
                  - main:app
            """;

    Map<String, String> after = fixed("backend-binds-loopback", compose, proxy("http://app:8000"));

    assertThat(after.get("compose.yaml"))
        .endsWith(
            """
                  - uvicorn
                  - --host
                  - 0.0.0.0
                  - main:app
            """);
  }

  @Test
  void leadsToTheHostWhenNoServiceOwnsThePort() {
    Map<String, String> after =
        fixed("localhost-in-bridge", WEB, proxy("http://localhost:3000/api/"));

    assertThat(after.get("nginx.conf")).contains("http://host.docker.internal:3000/api/;");
    assertThat(after.get("compose.yaml"))
        .endsWith("    extra_hosts:\n      - host.docker.internal:host-gateway\n");
  }

  @Test
  void addsTheHostToExtraHostsInTheStyleTheyHave() {
    String map = WEB + "    extra_hosts:\n      legacy: 192.0.2.7 # old\n";
    String flow = WEB + "    extra_hosts: [\"legacy:192.0.2.7\"]\n";
    String nginx = proxy("http://host.docker.internal:3000");

    assertThat(fixed("host-gateway-missing", map, nginx).get("compose.yaml"))
        .isEqualTo(map + "      host.docker.internal: host-gateway\n");
    assertThat(fixed("host-gateway-missing", flow, nginx).get("compose.yaml"))
        .isEqualTo(flow.replace("\"]", "\", host.docker.internal:host-gateway]"));
  }

  @Test
  void takesNginxOutOfHostModeWhereNothingIsPublished() {
    String compose =
        WEB.replace("    volumes", "    network_mode: host # faster\n    volumes")
            + "  app:\n    image: httpd:2.4\n";

    Map<String, String> after = fixed("service-name-in-host-mode", compose, proxy("http://app"));

    assertThat(after.get("compose.yaml"))
        .isEqualTo(
            compose.replace("network_mode: host # faster", "ports:\n      - \"80:80\" # faster"));
  }

  @Test
  void joinsANetworkBesideTheOthers() {
    String compose =
        WEB
            + """
                networks:
                  front:
              app:
                image: httpd:2.4
                networks: [back]
            networks:
              front:
              back:
            """;

    Map<String, String> after = fixed("no-shared-network", compose, proxy("http://app"));

    assertThat(after.get("compose.yaml"))
        .isEqualTo(compose.replace("      front:\n  app", "      front:\n      back:\n  app"));
  }

  @Test
  void writesTheRetryBlockInOneGo() {
    String nginx =
        """
        upstream app { # two of them
            server 192.0.2.1:80 weight=2; # big
            server 192.0.2.2:80;
        }
        server {
            listen 80;
            location /a { proxy_pass http://app; }
            location /b { proxy_pass http://app; }
        }
        """;

    assertThat(fixed("missing-next-upstream", WEB, nginx).get("nginx.conf"))
        .isEqualTo(
            """
            upstream app { # two of them
                server 192.0.2.1:80 weight=2 max_fails=3 fail_timeout=10s; # big
                server 192.0.2.2:80 max_fails=3 fail_timeout=10s;
            }
            server {
                listen 80;
                proxy_next_upstream error timeout http_502 http_503;
                proxy_next_upstream_tries 2;
                proxy_next_upstream_timeout 10s;
                location /a { proxy_pass http://app; }
                location /b { proxy_pass http://app; }
            }
            """);
  }

  @Test
  void givesEachServerThatNeedsItAResolver() {
    String server =
        "server {\n    listen PORT;\n    set $app app;\n    location / {\n        proxy_pass http://$app;\n    }\n}\n";
    String nginx = server.replace("PORT", "80") + server.replace("PORT", "81");
    String compose = WEB + "  app:\n    image: httpd:2.4\n";

    Map<String, String> after = fixed("variable-upstream-without-resolver", compose, nginx);

    assertThat(after.get("nginx.conf"))
        .isEqualTo(
            nginx
                .replace("listen 80;", "listen 80;\n    resolver 127.0.0.11 valid=10s;")
                .replace("listen 81;", "listen 81;\n    resolver 127.0.0.11 valid=10s;"));
  }

  private static String proxy(String target) {
    return "server {\n    listen 80;\n    location /api/ {\n        proxy_pass "
        + target
        + ";\n    }\n}\n";
  }

  /** The files after the verified fix of the one finding of this rule. */
  private static Map<String, String> fixed(String rule, String compose, String nginx) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("compose.yaml", compose);
    files.put("nginx.conf", nginx);
    MemoryWorkspace workspace = MemoryWorkspace.of(files);
    Outcome outcome = new Analysis(workspace, Options.DEFAULT).run(List.of(""));
    Finding finding =
        new Repair(workspace, Options.DEFAULT)
            .verified(outcome).stacks().get(0).findings().stream()
                .filter(f -> f.rule().equals(rule))
                .findFirst()
                .orElseThrow();
    assertThat(finding.fix()).as("the fix").isNotNull();
    Patch.apply(finding.fix().edits())
        .forEach(
            (source, bytes) -> files.put(source.name(), new String(bytes, StandardCharsets.UTF_8)));
    return files;
  }
}
