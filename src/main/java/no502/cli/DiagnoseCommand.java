package no502.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import no502.analysis.Analysis;
import no502.analysis.LogDiagnosis;
import no502.analysis.Outcome;
import no502.analysis.Repair;
import no502.log.LogReader;
import no502.log.Secrets;
import no502.report.DiagnosisJson;
import no502.report.DiagnosisMarkdown;
import no502.report.DiagnosisTerminal;
import no502.report.Palette;
import no502.report.Plain;
import no502.report.ReportContext;

/** From the burning log line to the cause: reads logs, sets the files beside them, answers. */
final class DiagnoseCommand implements Command {
  private static final List<String> FORMATS = List.of("terminal", "json", "markdown");

  @Override
  public String name() {
    return "diagnose";
  }

  @Override
  public String summary() {
    return "read nginx's log and say which line of which file is behind each failure";
  }

  @Override
  public String usage() {
    return "[OPTION…] [LOG…|-] [PATH]";
  }

  @Override
  public List<Arguments.Option> options() {
    List<Arguments.Option> all = new ArrayList<>(CheckOptions.FILES);
    all.add(new Arguments.Option("--format", null, "FORMAT", String.join(", ", FORMATS), FORMATS));
    all.add(CheckOptions.COLOR);
    all.add(
        new Arguments.Option(
            "--no-mask", null, null, "show paths as they were logged, secrets and all"));
    all.addAll(CheckOptions.CONFIGURATION);
    return all;
  }

  @Override
  public List<String> examples() {
    return List.of(
        "docker compose logs nginx | no502 diagnose -",
        "docker compose logs -f nginx | no502 diagnose -",
        "no502 diagnose /var/log/nginx/error.log /var/log/nginx/error.log.1.gz deploy/",
        "no502 diagnose --format markdown error.log >> incident.md");
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) {
    String format = arguments.choice("--format", "terminal", FORMATS);
    List<String> logs = new ArrayList<>();
    List<String> paths = new ArrayList<>();
    sort(arguments.operands(), logs, paths, terminal);
    Subject subject =
        Configuration.heeded(arguments, Subject.of(arguments, paths, terminal), terminal);
    if (subject == null) {
      return Cli.INCOMPLETE;
    }
    if (logs.isEmpty()) {
      terminal.complain("no502: no log named, so standard input is read\n");
      logs.add("-");
    }
    Outcome outcome = new Analysis(subject.workspace(), subject.options()).run(subject.paths());
    Repair repair = new Repair(subject.workspace(), subject.options());
    LogReader reader = new LogReader();
    Secrets secrets = arguments.has("--no-mask") ? Secrets.SHOWN : Secrets.MASKED;
    Supplier<LogDiagnosis> told = () -> LogDiagnosis.of(reader.tally(), outcome, repair, secrets);
    Live live = new Live(reader, told, terminal);
    boolean complete = true;
    for (String log : logs) {
      if (log.equals("-")) {
        Function<LogDiagnosis, String> render =
            text -> render(text, format, arguments, subject, terminal);
        boolean tells = format.equals("terminal");
        complete &= live.follow(terminal.console().pieces(), tells ? render : null);
      } else {
        complete &= read(terminal.console().open(log), log, reader, terminal);
      }
    }
    LogDiagnosis last = told.get();
    terminal.print(render(last, format, arguments, subject, terminal));
    if (!outcome.breakdowns().isEmpty()) {
      return terminal.broken(outcome.breakdowns());
    }
    if (!complete) {
      return Cli.INCOMPLETE;
    }
    return last.diagnosis().answers().isEmpty() ? Cli.CLEAN : Cli.FINDINGS;
  }

  /** Folders and configuration files are the stack, everything else is a log. */
  private static void sort(
      List<String> operands, List<String> logs, List<String> paths, Terminal terminal) {
    for (String operand : operands) {
      if (operand.equals("-") || !isStack(operand, terminal)) {
        logs.add(operand);
      } else {
        paths.add(operand);
      }
    }
  }

  private static boolean isStack(String operand, Terminal terminal) {
    if (operand.endsWith(".yml") || operand.endsWith(".yaml") || operand.endsWith(".conf")) {
      return true;
    }
    try (InputStream file = terminal.console().open(operand)) {
      return file == null;
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean read(InputStream log, String name, LogReader reader, Terminal terminal) {
    try (InputStream in = log) {
      if (in != null) {
        reader.read(in, GZIPInputStream::new);
        return true;
      }
    } catch (IOException broken) {
      reader.finish();
    }
    terminal.complain("no502: cannot read all of " + Plain.text(name) + "\n");
    return false;
  }

  private static String render(
      LogDiagnosis told, String format, Arguments arguments, Subject subject, Terminal terminal) {
    String colour = arguments.choice("--color", "auto", List.of("auto", "always", "never"));
    Palette palette = format.equals("terminal") ? terminal.palette(colour) : Palette.NONE;
    ReportContext context =
        new ReportContext(
            subject.place().names(),
            palette,
            terminal.width(),
            false,
            false,
            false,
            false,
            Terminal.VERSION);
    return switch (format) {
      case "json" -> DiagnosisJson.render(told, context);
      case "markdown" -> DiagnosisMarkdown.render(told, context);
      default -> DiagnosisTerminal.render(told, context);
    };
  }
}
