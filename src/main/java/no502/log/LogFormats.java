package no502.log;

import java.util.List;

/**
 * How nginx writes a line for each request so that its upstream's failures can be counted, and how
 * prometheus-nginxlog-exporter reads it.
 */
public final class LogFormats {
  private static final String HTTP_FILE = "/var/log/nginx/no502.log";
  private static final String STREAM_FILE = "/var/log/nginx/no502-stream.log";

  /** With quotes round all that can hold a blank: a retried request has two times and addresses. */
  private static final List<String> HTTP =
      List.of(
          "$remote_addr - [$time_local] \"$request_method $uri\" $status ",
          "server=\"$server_name\" upstream=\"$proxy_host\" addr=\"$upstream_addr\" ",
          "upstream_status=\"$upstream_status\" connect=\"$upstream_connect_time\" ",
          "header=\"$upstream_header_time\" response=\"$upstream_response_time\" ",
          "total=\"$request_time\"");

  private static final List<String> STREAM =
      List.of(
          "$remote_addr [$time_local] $protocol $status port=\"$server_port\" ",
          "addr=\"$upstream_addr\" connect=\"$upstream_connect_time\" ",
          "session=\"$session_time\"");

  private LogFormats() {}

  /** The lines for the {@code http} block of nginx. */
  public static String http() {
    return "# Into the http block. $proxy_host is the upstream as proxy_pass names it.\n"
        + lines("no502", HTTP, HTTP_FILE);
  }

  /** The lines for the {@code stream} block of nginx. */
  public static String stream() {
    return "# Into the stream block.\n" + lines("no502_stream", STREAM, STREAM_FILE);
  }

  private static String lines(String name, List<String> format, String file) {
    StringBuilder out = new StringBuilder("log_format ").append(name);
    for (String part : format) {
      out.append("\n    '").append(part).append('\'');
    }
    out.append(";\naccess_log ").append(file).append(' ').append(name);
    return out.append(";\n").toString();
  }

  /** The configuration of prometheus-nginxlog-exporter for these formats and this stack. */
  public static String exporter(Judged judged) {
    Watched watched = Watched.of(judged);
    StringBuilder out = new StringBuilder();
    out.append(
        "# For prometheus-nginxlog-exporter 1.11, started with -config-file and this file.\n");
    out.append("# It wants to read the logs of `no502 alerts --log-format`");
    out.append(watched.ports().isEmpty() ? ".\n" : " and --log-format=stream.\n");
    out.append("namespaces:\n");
    namespace(AlertRules.HTTP, HTTP, HTTP_FILE, out);
    label("server", "server_name", out);
    label("upstream", "proxy_host", out);
    out.append("        whitelist: [\"-\"");
    for (String upstream : watched.upstreams().keySet()) {
      out.append(", ").append(AlertRules.quoted(upstream));
    }
    out.append("]\n");
    label("proxied", "upstream_addr", out);
    out.append("        matches:\n          - {regexp: \"^-?$\", replacement: \"no\"}\n");
    out.append("          - {regexp: \"^.+$\", replacement: \"yes\"}\n");
    if (!watched.ports().isEmpty()) {
      namespace(AlertRules.STREAM, STREAM, STREAM_FILE, out);
      label("port", "server_port", out);
    }
    return out.toString();
  }

  private static void namespace(String name, List<String> format, String file, StringBuilder out) {
    out.append("  - name: ").append(name).append("\n    format: '");
    out.append(String.join("", format)).append("'\n    source:\n      files: [").append(file);
    out.append("]\n    relabel_configs:\n");
  }

  private static void label(String label, String field, StringBuilder out) {
    out.append("      - target_label: ").append(label).append("\n        from: ");
    out.append(field).append('\n');
  }
}
