package no502.log;

import java.util.LinkedHashMap;
import java.util.Map;
import no502.topology.Protocol;
import no502.topology.Route;
import no502.verdict.RouteVerdict;

/** Writes a log format that shows upstream failures, and Prometheus alerts that watch them. */
public final class AlertRules {
  private static final String METRIC = "nginx_http_response_count_total";

  private final StringBuilder out = new StringBuilder();

  private AlertRules() {}

  /** The lines for the {@code http} block of nginx. */
  public static String logFormat() {
    return """
    # Into the http block. $proxy_host is the upstream as proxy_pass names it.
    log_format no502 '$remote_addr - [$time_local] "$request_method $uri" $status '
                     'server="$server_name" upstream="$proxy_host" addr="$upstream_addr" '
                     'upstream_status="$upstream_status" connect=$upstream_connect_time '
                     'header=$upstream_header_time response=$upstream_response_time '
                     'total=$request_time';
    access_log /var/log/nginx/no502.log no502;
    """;
  }

  /** Alert rules for one stack, with the log format as a comment before them. */
  public static String of(Judged judged) {
    AlertRules rules = new AlertRules();
    rules.head(judged);
    rules.upstreams(judged);
    rules.tail();
    return rules.out.toString();
  }

  private void head(Judged judged) {
    out.append("# Prometheus alerts for this stack; made by no502 alerts.\n#\n");
    out.append("# They count ").append(METRIC).append(" by status and upstream, as an exporter\n");
    out.append(
        "# of access logs (such as prometheus-nginxlog-exporter, namespace nginx, relabelled\n");
    out.append("# from the field upstream) makes it from this format:\n#\n");
    for (String line : logFormat().split("\n")) {
      out.append("#   ").append(line).append('\n');
    }
    out.append("\ngroups:\n  - name: ");
    quote("no502 " + judged.stack().name());
    out.append("\n    rules:\n");
  }

  private void upstreams(Judged judged) {
    Map<String, RouteVerdict> named = new LinkedHashMap<>();
    for (RouteVerdict verdict : judged.routes()) {
      String upstream = upstream(verdict.route());
      if (upstream != null) {
        named.putIfAbsent(upstream, verdict);
      }
    }
    named.forEach(this::upstream);
  }

  /** {@code $proxy_host} of the route; null where nginx has none or a variable decides. */
  private static String upstream(Route route) {
    boolean http = route.protocol() == Protocol.HTTP || route.protocol() == Protocol.HTTPS;
    if (!http || route.unused()) {
      return null;
    }
    if (route.upstream() != null) {
      return route.upstream().header().arg(0);
    }
    Route.Server server = route.servers().size() == 1 ? route.servers().get(0) : null;
    if (server == null || server.host() == null) {
      return null;
    }
    return server.portWritten() ? server.host() + ":" + server.port() : server.host();
  }

  private void upstream(String upstream, RouteVerdict verdict) {
    String selector = "{upstream=\"" + promql(upstream) + "\"";
    String bad = "sum(rate(" + METRIC + selector + ",status=~\"502|504\"}[5m]))";
    String all = "sum(rate(" + METRIC + selector + "}[5m]))";
    String where = verdict.route().pass().span().toString();
    alert(
        "NginxUpstreamDown",
        bad + " > 0 and " + bad + " >= 0.5 * " + all,
        "2m",
        "critical",
        upstream,
        "At least half of the requests to " + upstream + " end in 502 or 504.",
        where);
    alert(
        "NginxUpstreamFailing",
        bad + " > 0.01 * " + all,
        "5m",
        "warning",
        upstream,
        "More than 1 % of the requests to " + upstream + " end in 502 or 504.",
        where);
  }

  private void alert(
      String name,
      String expression,
      String hold,
      String severity,
      String upstream,
      String summary,
      String where) {
    out.append("      - alert: ").append(name).append("\n        expr: ");
    quote(expression);
    out.append("\n        for: ").append(hold).append("\n        labels:\n          severity: ");
    out.append(severity).append("\n          upstream: ");
    quote(template(upstream));
    out.append("\n        annotations:\n          summary: ");
    quote(template(summary));
    out.append("\n          description: ");
    quote(
        template(
            "Sent there by "
                + where
                + ". Ask: docker compose logs --since 15m | no502 diagnose -"));
    out.append('\n');
  }

  private void tail() {
    String bad = "sum by (upstream) (rate(" + METRIC + "{status=~\"502|504\"}[5m]))";
    out.append("      - alert: NginxAnyUpstreamFailing\n        expr: ");
    quote(bad + " > 0");
    out.append("\n        for: 10m\n        labels:\n          severity: warning\n");
    out.append("        annotations:\n          summary: ");
    quote("Requests to {{ $labels.upstream }} end in 502 or 504.");
    out.append("\n      - alert: NginxLogNotCounted\n        expr: ");
    quote("absent(" + METRIC + ")");
    out.append("\n        for: 10m\n        labels:\n          severity: warning\n");
    out.append("        annotations:\n          summary: ");
    quote("Nobody counts nginx's access log: the alerts on upstreams are blind.");
    out.append('\n');
  }

  private static String promql(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", " ");
  }

  /** Prometheus runs annotations as templates: names from files must not be one. */
  private static String template(String text) {
    return text.replace("{{", "{ {").replace("{%", "{ %");
  }

  private void quote(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\');
      }
      out.append(c < ' ' || c >= 0x7f && c < 0xa0 || c >= 0x2028 && c <= 0x202e ? ' ' : c);
    }
    out.append('"');
  }
}
