package no502.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import no502.topology.AStack;
import no502.topology.Stack;
import no502.verdict.Verdicts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Alerts, the log they rest on, and the exporter between them, read by Prometheus and nginx. */
class AlertRulesTest {
  private static final String COMPOSE =
      """
      services:
        web:
          image: nginx:1.27
          ports: ["8000:80"]
          volumes: ["./nginx.conf:/etc/nginx/nginx.conf:ro"]
        api:
          image: shop/api:1
          command: uvicorn app:app --host 0.0.0.0 --port 3000
        php:
          image: php:8-fpm
      """;
  private static final String CONF =
      """
      events {}
      http {
        upstream pool { server api:3000; server api:3001; }
        server {
          listen 80;
          server_name shop.test www.shop.test;
          location / { proxy_pass http://pool; }
          location /api/ { proxy_pass http://api:3000; }
          location /plain/ { proxy_pass http://api:80; }
          location /evil { proxy_pass "http://{{evil:80"; }
          location ~ \\.php$ { fastcgi_pass php:9000; }
          location /rpc/ { grpc_pass grpc://api:3000; }
        }
        server {
          listen 81;
          location / { uwsgi_pass api:3000; }
        }
      }
      stream {
        server { listen 5000; proxy_pass api:3306; }
      }
      """;

  @TempDir Path folder;

  @Test
  void prometheusTakesThem() throws Exception {
    String rules = AlertRules.of(judged());
    assertThat(yaml(rules)).isNotNull();
    assertThat(rules).contains("requests to { {evil end in").doesNotContain("to {{evil");

    Programs.want("promtool", "--version");
    assertThat(Programs.run("promtool", "check", "rules", save("rules.yml", rules)))
        .contains("SUCCESS");
  }

  /** The names and labels are those that the exporter was seen to give for these routes. */
  @Test
  void eachKindOfUpstreamRaisesItsOwnAlert() throws Exception {
    save("rules.yml", AlertRules.of(judged()));
    Programs.want("promtool", "--version");

    fires("nginx_http", "proxied=\"yes\",server=\"shop.test\",upstream=\"pool\"", "pool", "");
    fires("nginx_http", "proxied=\"yes\",server=\"shop.test\",upstream=\"api\"", "api", "");
    fires("nginx_http", "proxied=\"yes\",upstream=\"api:3000\"", "api:3000", "");
    String fastcgi = "proxied=\"yes\",server=\"shop.test\",upstream=\"-\"";
    fires("nginx_http", fastcgi, "php:9000, grpc://api:3000", ",server=\"shop.test\"");
    fires("nginx_http", "proxied=\"no\",server=\"\",upstream=\"-\"", "api:3000", "");
    fires("nginx_stream_http", "port=\"5000\"", "api:3306", ",port=\"5000\"");
  }

  private void fires(String metric, String labels, String upstream, String more) throws Exception {
    String series = metric + "_response_count_total{method=\"\",status=\"502\"," + labels + "}";
    String fires = "ALERTS{alertname=\"NginxUpstreamDown\",alertstate=\"firing\"}";
    String fired =
        "ALERTS{alertname=\"NginxUpstreamDown\",alertstate=\"firing\",severity=\"critical\""
            + more
            + ",upstream=\""
            + upstream
            + "\"}";
    String test =
        """
        rule_files: [rules.yml]
        evaluation_interval: 1m
        tests:
          - interval: 1m
            input_series:
              - series: '%s'
                values: '0+10x30'
            promql_expr_test:
              - expr: '%s'
                eval_time: 10m
                exp_samples:
                  - labels: '%s'
                    value: 1
        """
            .formatted(series, fires, fired);
    assertThat(Programs.run("promtool", "test", "rules", save("test.yml", test)))
        .as(series)
        .contains("SUCCESS");
  }

  @Test
  void nginxTakesTheLogFormats() throws Exception {
    Programs.want("nginx", "-v");
    String conf =
        CONF.replaceAll("api:|php:", "127.0.0.1:")
            .replaceFirst("location /evil.*\n", "\n")
            .replaceFirst("http \\{", "http {\n" + LogFormats.http().replace("$", "\\$"))
            .replaceFirst("stream \\{", "stream {\n" + LogFormats.stream().replace("$", "\\$"))
            .replace("/var/log/nginx/", folder + "/");
    String module = "/usr/lib/nginx/modules/ngx_stream_module.so";
    String load = Files.exists(Path.of(module)) ? "load_module " + module + ";\n" : "";
    String file = save("nginx.conf", load + "pid " + folder + "/pid;\n" + conf);

    assertThat(Programs.run("nginx", "-t", "-e", folder + "/error.log", "-c", file))
        .contains("test is successful");
  }

  /**
   * What nginx writes must come back out of the exporter's format: the same line, the same names.
   */
  @Test
  void theExporterReadsWhatNginxWrites() {
    Map<?, ?> exporter = (Map<?, ?>) yaml(LogFormats.exporter(judged()));
    List<?> namespaces = (List<?>) exporter.get("namespaces");
    assertThat(format(namespaces.get(0))).isEqualTo(written(LogFormats.http()));
    assertThat(format(namespaces.get(1))).isEqualTo(written(LogFormats.stream()));
    assertThat(namespaces.get(0).toString())
        .contains("whitelist=[-, pool, api:3000, api, {{evil]")
        .contains("name=nginx,");
  }

  private static String format(Object namespace) {
    return (String) ((Map<?, ?>) namespace).get("format");
  }

  /** The parts of a log_format between their quotes, joined as nginx joins them. */
  private static String written(String lines) {
    StringBuilder joined = new StringBuilder();
    for (String line : lines.split("\n")) {
      if (line.startsWith("    '")) {
        joined.append(line, 5, line.lastIndexOf('\''));
      }
    }
    return joined.toString();
  }

  private static Object yaml(String text) {
    return new Load(LoadSettings.builder().build()).loadFromString(text);
  }

  private String save(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static Judged judged() {
    Stack stack = AStack.of("compose.yaml", COMPOSE, "nginx.conf", CONF).build();
    return new Judged(stack, Verdicts.of(stack, true));
  }
}
