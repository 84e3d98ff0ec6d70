package no502.log;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import no502.topology.Route;

/** Writes Prometheus alerts that watch the upstreams of one stack. */
public final class AlertRules {
  /** The exporter's namespaces, with which its metrics begin. */
  static final String HTTP = "nginx";

  static final String STREAM = "nginx_stream";

  private static final String COUNT = "_http_response_count_total";

  private final StringBuilder out = new StringBuilder();

  private AlertRules() {}

  /** With a comment before them that says which exporters they rest on. */
  public static String of(Judged judged) {
    AlertRules rules = new AlertRules();
    rules.head(judged.stack().name());
    Watched watched = Watched.of(judged);
    watched.upstreams().forEach(rules::upstream);
    watched.servers().forEach(rules::server);
    watched.ports().forEach(rules::stream);
    rules.tail(!watched.ports().isEmpty());
    return rules.out.toString();
  }

  private void head(String stack) {
    out.append(
        """
        # Prometheus alerts for this stack; made by no502 alerts. They rest on what these exporters give:
        #
        # nginx[_stream]_http_response_count_total, nginx[_stream]_parse_errors_total
        #   prometheus-nginxlog-exporter (martin-helmich, tried with 1.11.0), which reads the access log.
        #   Its configuration: no502 alerts --exporter. The log: no502 alerts --log-format[=stream].
        # nginx_up
        #   nginx-prometheus-exporter (nginx, tried with 0.11.0), which asks stub_status. Without it that
        #   one alert stays silent.

        groups:
          - name: \
        """);
    out.append(quoted("no502 " + stack)).append("\n    rules:\n");
  }

  /** The requests that failed, and all, in a form of which the first is part of the second. */
  private record Share(String metric, String failed, String all) {
    String down() {
      return bad() + " > 0 and " + bad() + " >= 0.5 * (" + total() + " or vector(0))";
    }

    String failing() {
      return bad() + " > 0.01 * (" + total() + " or vector(0))";
    }

    private String bad() {
      return rate(failed + ",status=~\"502|504\"");
    }

    private String total() {
      return rate(all);
    }

    private String rate(String selector) {
      return "sum(rate(" + metric + "{" + selector + "}[5m]))";
    }
  }

  private void upstream(String upstream, List<Route> routes) {
    String which = "upstream=\"" + promql(upstream) + "\"";
    both(new Share(HTTP + COUNT, which, which), null, upstream, "requests to " + upstream, routes);
  }

  /** Without a name of their own in the log; those of one server are counted together. */
  private void server(String server, List<Route> routes) {
    String which = "upstream=\"-\",server=\"" + promql(server) + "\"";
    String name = targets(routes);
    Share share = new Share(HTTP + COUNT, which, which + ",proxied=\"yes\"");
    String label = "server: " + quoted(template(server));
    both(share, label, name, "requests of server " + named(server) + " to " + name, routes);
  }

  private void stream(int port, List<Route> routes) {
    String which = "port=\"" + port + "\"";
    String name = targets(routes);
    Share share = new Share(STREAM + COUNT, which, which);
    String label = "port: \"" + port + "\"";
    both(share, label, name, "connections on port " + port + " to " + name, routes);
  }

  private static String named(String server) {
    return server.isEmpty() ? "without a name" : server;
  }

  /** What the routes pass to, each once. */
  private static String targets(List<Route> routes) {
    Set<String> targets = new LinkedHashSet<>();
    routes.forEach(route -> targets.add(target(route)));
    return String.join(", ", targets);
  }

  private static String target(Route route) {
    String pass = route.pass().arg(0);
    return pass == null ? route.pass().name().value() : pass;
  }

  /** The label tells apart what has the same upstream; null for none. */
  private void both(Share share, String label, String upstream, String what, List<Route> routes) {
    String where = routes.get(0).pass().span().toString();
    alert(
        "NginxUpstreamDown",
        share.down(),
        "2m",
        "critical",
        label,
        upstream,
        "At least half of the " + what + " end in 502 or 504.",
        where);
    alert(
        "NginxUpstreamFailing",
        share.failing(),
        "5m",
        "warning",
        label,
        upstream,
        "More than 1 % of the " + what + " end in 502 or 504.",
        where);
  }

  private void alert(
      String name,
      String expression,
      String hold,
      String severity,
      String label,
      String upstream,
      String summary,
      String where) {
    begin(name, expression, hold, severity);
    out.append(label == null ? "" : "          " + label + "\n");
    out.append("          upstream: ").append(quoted(template(upstream)));
    end(
        template(summary),
        template(
            "Sent there by "
                + where
                + ". Ask: docker compose logs --since 15m | no502 diagnose -"));
  }

  private void begin(String name, String expression, String hold, String severity) {
    out.append("      - alert: ").append(name).append("\n        expr: ");
    out.append(quoted(expression)).append("\n        for: ").append(hold);
    out.append("\n        labels:\n          severity: ").append(severity).append('\n');
  }

  private void end(String summary, String description) {
    out.append(out.charAt(out.length() - 1) == '\n' ? "" : "\n").append("        annotations:\n");
    out.append("          summary: ").append(quoted(summary));
    out.append(description == null ? "" : "\n          description: " + quoted(description));
    out.append('\n');
  }

  private void tail(boolean streams) {
    begin("NginxDown", "nginx_up == 0", "1m", "critical");
    end(
        "nginx itself does not answer: perhaps it could not start.",
        "Ask: docker compose logs nginx | no502 diagnose -");
    String any = "{status=~\"502|504\"}[5m]))";
    begin(
        "NginxAnyUpstreamFailing",
        "sum by (server, upstream) (rate(" + HTTP + COUNT + any + " > 0",
        "10m",
        "warning");
    end("Requests of {{ $labels.server }} to {{ $labels.upstream }} end in 502 or 504.", null);
    blind(HTTP);
    if (streams) {
      blind(STREAM);
    }
  }

  /** Who watches a log must know when nobody reads it. */
  private void blind(String namespace) {
    String log = "          log: " + namespace + "\n";
    begin("NginxLogNotCounted", "absent(" + namespace + COUNT + ")", "10m", "warning");
    out.append(log);
    end("Nobody counts nginx's log (" + namespace + "): the alerts on upstreams are blind.", null);
    String errors = "rate(" + namespace + "_parse_errors_total[5m]) > 0";
    begin("NginxLogNotUnderstood", errors, "10m", "warning");
    out.append(log);
    end("The exporter cannot read all of nginx's log: is it in the format of no502?", null);
  }

  private static String promql(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", " ");
  }

  /** Prometheus runs annotations as templates: names from files must not be one. */
  private static String template(String text) {
    return text.replace("{{", "{ {").replace("{%", "{ %");
  }

  /** As YAML takes it between double quotes. */
  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\');
      }
      quoted.append(c < ' ' || c >= 0x7f && c < 0xa0 || c >= 0x2028 && c <= 0x202e ? ' ' : c);
    }
    return quoted.append('"').toString();
  }
}
