package no502.cli;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import no502.analysis.Analysis;
import no502.analysis.Crew;
import no502.analysis.Outcome;
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
import no502.text.Problem;
import no502.text.Source;
import no502.text.UnifiedDiff;

/** One run of {@code no502 check}: analyse, sort out, mend or show, and say how it went. */
final class CheckRun {
  private final Arguments arguments;
  private final Terminal terminal;
  private Subject subject;
  private final Config config;
  private final Baseline baseline;
  private final Crew crew;
  private final Outputs outputs;
  private boolean unwritten;

  private CheckRun(
      Arguments arguments,
      Terminal terminal,
      Subject subject,
      Config config,
      Baseline baseline,
      Outputs outputs) {
    this.arguments = arguments;
    this.terminal = terminal;
    this.subject = subject;
    this.config = config;
    this.baseline = baseline;
    this.crew = terminal.crew(arguments.has("--quiet"));
    this.outputs = outputs;
  }

  /** Null when it cannot begin; the reason has been told. */
  static CheckRun of(Arguments arguments, Terminal terminal) {
    arguments.choice("--fail-on", "error", Config.GATES);
    arguments.choice("--format", "terminal", Formats.NAMES);
    Outputs outputs = Outputs.of(arguments.values("--output"));
    repairs("--fix", arguments);
    repairs("--diff", arguments);
    if (arguments.has("--diff") && (arguments.has("--fix") || arguments.has("--format"))) {
      throw new UsageError("--diff prints a patch, so neither --fix nor --format goes with it");
    }
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
        Configuration.baseline(arguments, terminal),
        outputs);
  }

  int go() {
    Outcome outcome = analysed(subject);
    if (outcome.stacks().isEmpty() && outcome.incomplete().isEmpty()) {
      return nothingToCheck(outcome);
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
  private int nothingToCheck(Outcome nothing) {
    boolean filesOnly = true;
    for (String path : subject.paths()) {
      filesOnly &= subject.workspace().isFile(path);
    }
    String what =
        filesOnly
            ? "no stack that these files belong to"
            : "no Compose file and no nginx configuration to check";
    terminal.complain("no502: found " + what + "\n");
    // Whoever reads a report by machine waits for one.
    Problem gap = Problem.incomplete("", "found " + what);
    Outcome told = filesOnly ? nothing : new Outcome(List.of(), List.of(gap));
    if (arguments.choice("--format", "terminal", Formats.NAMES).equals("terminal")) {
      filed(told, context(Palette.NONE));
    } else {
      report(told);
    }
    return filesOnly && !unwritten ? Cli.CLEAN : Cli.INCOMPLETE;
  }

  private Outcome analysed(Subject what) {
    Outcome all = new Analysis(what.workspace(), what.options(), crew).run(what.paths());
    return new Triage(config, baseline).apply(all);
  }

  private int exit(Outcome outcome) {
    if (!outcome.breakdowns().isEmpty()) {
      return terminal.broken(outcome.breakdowns());
    }
    if (unwritten || !outcome.incomplete().isEmpty()) {
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
    return new Repair(subject.workspace(), subject.options(), crew);
  }

  private Outcome mended(Outcome outcome) {
    Repair repair = repair();
    Map<Source, byte[]> changed = repair.applyAll(outcome, repairs("--fix", arguments));
    boolean good = true;
    for (Map.Entry<Source, byte[]> file : changed.entrySet()) {
      String name = file.getKey().name();
      String shown = Plain.text(subject.place().names().shown(name));
      boolean saved = terminal.console().save(subject.place(), name, file.getValue());
      terminal.complain((saved ? "mended " : "no502: cannot write ") + shown + "\n");
      good &= saved;
    }
    unwritten = !good;
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
  private static boolean repairs(String option, Arguments arguments) {
    String how = arguments.has(option) ? arguments.value(option) : "";
    if (!how.isEmpty() && !how.equals("all") && !how.equals("safe")) {
      throw new UsageError(option + " takes no value, =safe or =all, not " + how);
    }
    return how.equals("all");
  }

  private Outcome diff(Outcome outcome) {
    Repair repair = repair();
    Map<Source, byte[]> changed = repair.applyAll(outcome, repairs("--diff", arguments));
    StringBuilder out = new StringBuilder();
    changed.forEach(
        (before, after) ->
            out.append(UnifiedDiff.of(before.name(), before, new Source(before.name(), after))));
    terminal.print(terminal.exact() ? out.toString() : Plain.lines(out.toString()));
    if (arguments.has("--output")) {
      return filed(repair.verified(outcome), context(Palette.NONE));
    }
    return repair.afterwards(outcome);
  }

  private Outcome report(Outcome plain) {
    String format = arguments.choice("--format", "terminal", Formats.NAMES);
    String colour = arguments.choice("--color", "auto", List.of("auto", "always", "never"));
    boolean quiet = arguments.has("--quiet");
    boolean showsFixes = !quiet || arguments.has("--output") || !format.equals("terminal");
    Outcome outcome = showsFixes ? repair().verified(plain) : plain;
    boolean coloured = format.equals("terminal");
    ReportContext context = context(coloured ? terminal.palette(colour) : Palette.NONE);
    filed(outcome, context);
    Formats.of(format).write(outcome, context, terminal::print);
    summary(format, outcome, context);
    return outcome;
  }

  private ReportContext context(Palette palette) {
    return new ReportContext(
        subject.place().names(),
        palette,
        terminal.width(),
        arguments.has("--quiet"),
        arguments.has("--verbose"),
        arguments.has("--verbose"),
        terminal.exact(),
        Terminal.VERSION);
  }

  private Outcome filed(Outcome outcome, ReportContext context) {
    unwritten |= !outputs.write(outcome, context, terminal);
    return outcome;
  }

  /** GitHub shows a job summary beside the annotations. */
  private void summary(String format, Outcome outcome, ReportContext context) {
    String path = terminal.console().env("GITHUB_STEP_SUMMARY");
    if (format.equals("github") && path != null && !path.isEmpty()) {
      String text = Formats.of("markdown").render(outcome, context.toFile());
      if (!terminal.console().append(path, text.getBytes(StandardCharsets.UTF_8))) {
        terminal.complain("no502: cannot write the job summary\n");
      }
    }
  }
}
