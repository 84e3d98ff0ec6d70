package no502.cli;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import no502.analysis.Analysis;
import no502.analysis.Outcome;
import no502.analysis.Progress;
import no502.analysis.Repair;
import no502.analysis.Triage;
import no502.lint.Baseline;
import no502.lint.Config;
import no502.lint.Finding;
import no502.lint.Severity;
import no502.report.Formats;
import no502.report.Palette;
import no502.report.Plain;
import no502.report.ReportContext;
import no502.report.Reporter;
import no502.text.Source;
import no502.text.UnifiedDiff;

/** One run of {@code no502 check}: analyse, sort out, mend or show, and say how it went. */
final class CheckRun {
  private final Arguments arguments;
  private final Terminal terminal;
  private Subject subject;
  private final Config config;
  private final Baseline baseline;
  private final Progress progress;

  private CheckRun(
      Arguments arguments, Terminal terminal, Subject subject, Config config, Baseline baseline) {
    this.arguments = arguments;
    this.terminal = terminal;
    this.subject = subject;
    this.config = config;
    this.baseline = baseline;
    this.progress = terminal.progress(arguments.has("--quiet"));
  }

  /** Null when it cannot begin; the reason has been told. */
  static CheckRun of(Arguments arguments, Terminal terminal) {
    arguments.choice("--fail-on", "error", Config.GATES);
    arguments.choice("--format", "terminal", Formats.NAMES);
    Subject subject = Subject.of(arguments, terminal);
    Config config = subject == null ? null : Configuration.of(arguments, subject, terminal);
    if (config == null) {
      return null;
    }
    return new CheckRun(
        arguments,
        terminal,
        subject.heeding(config),
        config,
        Configuration.baseline(arguments, terminal));
  }

  int go() {
    Outcome outcome = analysed(subject);
    if (outcome.stacks().isEmpty() && outcome.incomplete().isEmpty()) {
      return nothingToCheck();
    }
    if (arguments.has("--write-baseline")) {
      return writeBaseline(outcome);
    }
    if (arguments.has("--fix")) {
      outcome = mended(outcome);
    } else if (arguments.has("--diff")) {
      return exit(diff(outcome));
    }
    return exit(report(outcome));
  }

  /** A hook hands over changed files, and none of them need belong to a stack. */
  private int nothingToCheck() {
    boolean filesOnly = true;
    for (String path : subject.paths()) {
      filesOnly &= subject.workspace().isFile(path);
    }
    String what =
        filesOnly
            ? "no stack that these files belong to"
            : "no Compose file and no nginx configuration to check";
    terminal.complain("no502: found " + what + "\n");
    return filesOnly ? Cli.CLEAN : Cli.INCOMPLETE;
  }

  private Outcome analysed(Subject what) {
    Outcome all = new Analysis(what.workspace(), what.options(), progress).run(what.paths());
    return new Triage(config, baseline).apply(all);
  }

  private int exit(Outcome outcome) {
    if (!outcome.breakdowns().isEmpty()) {
      return terminal.broken(outcome.breakdowns());
    }
    if (!outcome.incomplete().isEmpty()) {
      return Cli.INCOMPLETE;
    }
    int worst = Severity.values().length;
    for (Outcome.StackOutcome stack : outcome.stacks()) {
      for (Finding finding : stack.findings()) {
        worst = Math.min(worst, finding.severity().ordinal());
      }
    }
    String gate = arguments.choice("--fail-on", config.gate(), Config.GATES);
    int limit = gate.equals("never") ? -1 : Config.GATES.indexOf(gate);
    return worst <= limit ? Cli.FINDINGS : Cli.CLEAN;
  }

  private int writeBaseline(Outcome outcome) {
    Baseline.Writer writer = new Baseline.Writer();
    outcome.stacks().forEach(stack -> writer.add(stack.stack().name(), stack.findings()));
    String path = arguments.value("--write-baseline");
    if (!terminal.console().write(path, writer.text().getBytes(StandardCharsets.UTF_8))) {
      throw new UsageError("cannot write " + path);
    }
    terminal.complain("wrote " + Plain.text(path) + " with " + writer.size() + " known findings\n");
    if (!outcome.breakdowns().isEmpty()) {
      return terminal.broken(outcome.breakdowns());
    }
    return outcome.incomplete().isEmpty() ? Cli.CLEAN : Cli.INCOMPLETE;
  }

  private Repair repair() {
    return new Repair(subject.workspace(), subject.options(), progress);
  }

  private Outcome mended(Outcome outcome) {
    Repair repair = repair();
    Map<Source, byte[]> changed = repair.applyAll(outcome, all("--fix"));
    boolean good = true;
    for (Map.Entry<Source, byte[]> file : changed.entrySet()) {
      String name = file.getKey().name();
      String shown = Plain.text(subject.place().names().shown(name));
      boolean saved = terminal.console().save(subject.place(), name, file.getValue());
      terminal.complain((saved ? "mended " : "no502: cannot write ") + shown + "\n");
      good &= saved;
    }
    if (changed.isEmpty()) {
      terminal.complain("nothing to mend by itself\n");
    }
    Console.Place again = terminal.console().place(arguments.operands());
    if (!good || again == null) {
      return repair.afterwards(outcome);
    }
    // What is reported now is about the files as they are now, its repairs too.
    subject = new Subject(again, again.workspace(), subject.options(), again.inside());
    return repair.afterwards(analysed(subject));
  }

  /** Whether the suggested repairs are asked for too. */
  private boolean all(String option) {
    String how = arguments.value(option);
    if (!how.isEmpty() && !how.equals("all") && !how.equals("safe")) {
      throw new UsageError(option + " takes no value, =safe or =all, not " + how);
    }
    return how.equals("all");
  }

  private Outcome diff(Outcome outcome) {
    Repair repair = repair();
    Map<Source, byte[]> changed = repair.applyAll(outcome, all("--diff"));
    StringBuilder out = new StringBuilder();
    changed.forEach(
        (before, after) ->
            out.append(UnifiedDiff.of(before.name(), before, new Source(before.name(), after))));
    terminal.print(terminal.exact() ? out.toString() : Plain.lines(out.toString()));
    return repair.afterwards(outcome);
  }

  private Outcome report(Outcome plain) {
    String format = arguments.choice("--format", "terminal", Formats.NAMES);
    String colour = arguments.choice("--color", "auto", List.of("auto", "always", "never"));
    boolean quiet = arguments.has("--quiet");
    boolean showsFixes = !quiet || arguments.has("--output") || !format.equals("terminal");
    Outcome outcome = showsFixes ? repair().verified(plain) : plain;
    Palette palette = format.equals("terminal") ? terminal.palette(colour) : Palette.NONE;
    ReportContext context =
        new ReportContext(
            subject.place().names(),
            palette,
            terminal.width(),
            quiet,
            arguments.has("--verbose"),
            arguments.has("--verbose"),
            terminal.exact(),
            Terminal.VERSION);
    for (String output : arguments.values("--output")) {
      toFile(output, outcome, context.toFile());
    }
    terminal.print(Formats.of(format).render(outcome, context));
    summary(format, outcome, context);
    return outcome;
  }

  private void toFile(String output, Outcome outcome, ReportContext context) {
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
  private void summary(String format, Outcome outcome, ReportContext context) {
    String path = terminal.console().env("GITHUB_STEP_SUMMARY");
    if (format.equals("github") && path != null && !path.isEmpty()) {
      String text = Formats.of("markdown").render(outcome, context.toFile());
      terminal.console().append(path, text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
