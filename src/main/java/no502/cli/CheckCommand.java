package no502.cli;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no502.analysis.Analysis;
import no502.analysis.Outcome;
import no502.analysis.Repair;
import no502.lint.Finding;
import no502.lint.Severity;
import no502.report.Formats;
import no502.report.Palette;
import no502.report.ReportContext;
import no502.report.Reporter;
import no502.text.Source;
import no502.text.UnifiedDiff;

/** The main job: analyse, report, and mend on request. */
final class CheckCommand implements Command {
  @Override
  public String name() {
    return "check";
  }

  @Override
  public String summary() {
    return "follow every upstream and report what will end in a 502";
  }

  @Override
  public String usage() {
    return "[OPTION…] [PATH…]";
  }

  @Override
  public List<Arguments.Option> options() {
    List<Arguments.Option> all = new ArrayList<>(CheckOptions.FILES);
    all.addAll(CheckOptions.CHECK);
    return all;
  }

  @Override
  public List<String> examples() {
    return List.of(
        "no502 check",
        "no502 check -f docker-compose.yml -f docker-compose.prod.yml",
        "no502 check --diff | git apply",
        "no502 check --fix",
        "no502 check --format github --output sarif=no502.sarif");
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) {
    Subject subject = Subject.of(arguments, terminal);
    if (subject == null) {
      return Cli.INCOMPLETE;
    }
    String gate = arguments.choice("--fail-on", "error", CheckOptions.GATES);
    Outcome outcome = new Analysis(subject.workspace(), subject.options()).run(subject.paths());
    if (outcome.stacks().isEmpty()) {
      terminal.complain("no502: found no Compose file and no nginx configuration to check\n");
      return Cli.INCOMPLETE;
    }
    if (arguments.has("--fix")) {
      outcome = mended(arguments, subject, outcome, terminal);
    } else if (arguments.has("--diff")) {
      diff(subject, outcome, terminal);
      return exit(outcome, gate);
    }
    report(arguments, subject, outcome, terminal);
    return exit(outcome, gate);
  }

  private static int exit(Outcome outcome, String gate) {
    if (!outcome.incomplete().isEmpty()) {
      return Cli.INCOMPLETE;
    }
    int worst = Severity.values().length;
    for (Outcome.StackOutcome stack : outcome.stacks()) {
      for (Finding finding : stack.findings()) {
        worst = Math.min(worst, finding.severity().ordinal());
      }
    }
    int limit = gate.equals("never") ? -1 : CheckOptions.GATES.indexOf(gate);
    return worst <= limit ? Cli.FINDINGS : Cli.CLEAN;
  }

  private static Outcome mended(
      Arguments arguments, Subject subject, Outcome outcome, Terminal terminal) {
    String how = arguments.value("--fix");
    if (!how.isEmpty() && !how.equals("all") && !how.equals("safe")) {
      throw new UsageError("--fix takes no value, =safe or =all, not " + how);
    }
    Map<Source, byte[]> changed =
        new Repair(subject.workspace(), subject.options()).applyAll(outcome, how.equals("all"));
    boolean good = true;
    for (Map.Entry<Source, byte[]> file : changed.entrySet()) {
      String name = file.getKey().name();
      String shown = Printable.of(subject.place().names().shown(name));
      boolean saved = terminal.console().save(subject.place(), name, file.getValue());
      terminal.complain((saved ? "mended " : "no502: cannot write ") + shown + "\n");
      good &= saved;
    }
    if (changed.isEmpty()) {
      terminal.complain("nothing to mend by itself\n");
    }
    Console.Place again = terminal.console().place(arguments.operands());
    return good && again != null
        ? new Analysis(again.workspace(), subject.options()).run(again.inside())
        : outcome;
  }

  private static void diff(Subject subject, Outcome outcome, Terminal terminal) {
    Map<Source, byte[]> changed =
        new Repair(subject.workspace(), subject.options()).applyAll(outcome, true);
    StringBuilder out = new StringBuilder();
    changed.forEach(
        (before, after) ->
            out.append(UnifiedDiff.of(before.name(), before, new Source(before.name(), after))));
    terminal.print(out.toString());
  }

  private static void report(
      Arguments arguments, Subject subject, Outcome plain, Terminal terminal) {
    String format = arguments.choice("--format", "terminal", CheckOptions.FORMATS);
    String colour = arguments.choice("--color", "auto", List.of("auto", "always", "never"));
    boolean quiet = arguments.has("--quiet");
    boolean showsFixes = !quiet || arguments.has("--output") || !format.equals("terminal");
    Outcome outcome =
        showsFixes ? new Repair(subject.workspace(), subject.options()).verified(plain) : plain;
    Palette palette = format.equals("terminal") ? terminal.palette(colour) : Palette.NONE;
    ReportContext context =
        new ReportContext(
            subject.place().names(),
            palette,
            terminal.width(),
            quiet,
            arguments.has("--verbose"),
            false,
            false,
            Terminal.VERSION);
    for (String output : arguments.values("--output")) {
      toFile(output, outcome, context.toFile(), terminal);
    }
    terminal.print(Formats.of(format).render(outcome, context));
    summary(format, outcome, context, terminal);
  }

  private static void toFile(
      String output, Outcome outcome, ReportContext context, Terminal terminal) {
    int equals = output.indexOf('=');
    Reporter reporter = equals < 0 ? null : Formats.of(output.substring(0, equals));
    if (reporter == null) {
      throw new UsageError("--output wants FORMAT=FILE, not " + output);
    }
    String path = output.substring(equals + 1);
    byte[] bytes = reporter.render(outcome, context).getBytes(StandardCharsets.UTF_8);
    if (!terminal.console().write(path, bytes)) {
      throw new UsageError("cannot write " + path);
    }
  }

  /** GitHub shows a job summary beside the annotations. */
  private static void summary(
      String format, Outcome outcome, ReportContext context, Terminal terminal) {
    String path = terminal.console().env("GITHUB_STEP_SUMMARY");
    if (format.equals("github") && path != null && !path.isEmpty()) {
      String text = Formats.of("markdown").render(outcome, context.toFile());
      terminal.console().append(path, text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
