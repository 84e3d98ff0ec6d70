package no502.cli;

import java.util.ArrayList;
import java.util.List;
import no502.log.AlertRules;
import no502.log.LogFormats;

/** Prints Prometheus alert rules for the stack's upstreams, or the log format they rest on. */
final class AlertsCommand implements Command {
  @Override
  public String name() {
    return "alerts";
  }

  @Override
  public String summary() {
    return "print Prometheus alerts for the stack's upstreams, and a log format";
  }

  @Override
  public String usage() {
    return "[OPTION…] [PATH]";
  }

  @Override
  public List<Arguments.Option> options() {
    List<Arguments.Option> all = new ArrayList<>(CheckOptions.FILES);
    all.add(
        new Arguments.Option(
            "--log-format", null, "[=stream]", "only the lines for nginx's http or stream block"));
    all.add(
        new Arguments.Option(
            "--exporter", null, null, "only the configuration of prometheus-nginxlog-exporter"));
    all.addAll(CheckOptions.CONFIGURATION);
    return all;
  }

  @Override
  public List<String> examples() {
    return List.of(
        "no502 alerts > rules/no502.yml",
        "no502 alerts --log-format > conf.d/no502-log.conf",
        "no502 alerts --exporter > exporter.yml");
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) {
    if (arguments.has("--log-format")) {
      String format = arguments.value("--log-format");
      if (!format.isEmpty() && !format.equals("stream")) {
        throw new UsageError("--log-format knows only =stream, not " + format);
      }
      terminal.print(format.isEmpty() ? LogFormats.http() : LogFormats.stream());
      return Cli.CLEAN;
    }
    boolean exporter = arguments.has("--exporter");
    return OneStack.print(
        arguments,
        terminal,
        one -> exporter ? LogFormats.exporter(one.judged()) : AlertRules.of(one.judged()));
  }
}
