package no502.cli;

import java.util.ArrayList;
import java.util.List;
import no502.analysis.Analysis;
import no502.analysis.Outcome;
import no502.report.Graphs;
import no502.report.Palette;
import no502.report.ReportContext;

/** Draws which nginx leads where, and which of the ways fail. */
final class GraphCommand implements Command {
  @Override
  public String name() {
    return "graph";
  }

  @Override
  public String summary() {
    return "draw the topology with its routes, the failing ones marked";
  }

  @Override
  public String usage() {
    return "[OPTION…] [PATH…]";
  }

  @Override
  public List<Arguments.Option> options() {
    List<Arguments.Option> all = new ArrayList<>(CheckOptions.FILES);
    all.add(
        new Arguments.Option(
            "--format", null, "FORMAT", "text (the default), mermaid, dot or svg", Graphs.FORMATS));
    all.addAll(CheckOptions.CONFIGURATION);
    return all;
  }

  @Override
  public List<String> examples() {
    return List.of("no502 graph", "no502 graph --format svg > topology.svg");
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) {
    String format = arguments.choice("--format", "text", Graphs.FORMATS);
    Subject subject = Configuration.heeded(arguments, Subject.of(arguments, terminal), terminal);
    if (subject == null) {
      return Cli.INCOMPLETE;
    }
    Outcome outcome = new Analysis(subject.workspace(), subject.options()).run(subject.paths());
    if (outcome.stacks().isEmpty()) {
      terminal.complain("no502: found no Compose file and no nginx configuration to draw\n");
      return Cli.INCOMPLETE;
    }
    Palette palette = format.equals("text") ? terminal.palette("auto") : Palette.NONE;
    ReportContext context =
        new ReportContext(
            subject.place().names(),
            palette,
            terminal.width(),
            false,
            false,
            false,
            terminal.exact(),
            Terminal.VERSION);
    terminal.print(Graphs.draw(format, outcome, context));
    if (!outcome.breakdowns().isEmpty()) {
      return terminal.broken(outcome.breakdowns());
    }
    return outcome.incomplete().isEmpty() ? Cli.CLEAN : Cli.INCOMPLETE;
  }
}
