package no502.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no502.topology.Stack;
import no502.workspace.MemoryWorkspace;
import org.junit.jupiter.api.Test;

/** What no502 model prints, for people and for policies. */
class ModelJsonTest {
  private static final String COMPOSE =
      """
      services:
        web:
          image: nginx:1.27
          volumes: ["./nginx.conf:/etc/nginx/nginx.conf"]
        api:
          image: ${IMAGE:-httpd}
          healthcheck: {test: ["CMD", "true"]}
      """;

  private static final String NGINX =
      """
      events {}
      http {
        upstream pool { server api:80 max_fails=3 fail_timeout=10s; server api:81 backup; keepalive 8; }
        server {
          location /api {
            proxy_pass http://pool;
            proxy_next_upstream error timeout;
            proxy_set_header Host $host;
            proxy_set_header X-A b;
          }
        }
      }
      """;

  @Test
  void policiesFindServicesUpstreamsAndLocationsWhereTheyExpectThem() {
    assertThat(ModelJson.conftest(stacks()))
        .contains("\"healthcheck\": {")
        .contains(
            """
              "upstreams": [
                {
                  "keepalive": "8",
                  "name": "pool",
                  "servers": [
                    {
                      "address": "api:80",
                      "fail_timeout": "10s",
                      "max_fails": "3"
                    },
                    {
                      "address": "api:81",
                      "backup": true
                    }
                  ]
                }
              ]\
            """)
        .contains("\"path\": \"/api\"")
        .contains("\"proxy_pass\": \"http://pool\"")
        .contains(
            """
            "proxy_next_upstream": [
                    "error",
                    "timeout"
                  ]\
            """);
  }

  @Test
  void everyValueSaysWhereItWasWritten() {
    assertThat(ModelJson.print(stacks()))
        .contains("\"/services/web/image\": \"docker-compose.yml:3:12\"")
        .contains("\"/services/api/image\": \"docker-compose.yml:6:12 via default of ${IMAGE}")
        .contains("\"directive\": \"proxy_pass\"")
        .contains("\"source\": \"nginx.conf\"");
  }

  private static List<Stack> stacks() {
    MemoryWorkspace files = MemoryWorkspace.of("docker-compose.yml", COMPOSE, "nginx.conf", NGINX);
    return new Analysis(files, Options.DEFAULT).stacks(List.of(""));
  }
}
