package no502.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import no502.analysis.Analysis;
import no502.analysis.Outcome;
import no502.log.Judged;
import no502.report.Plain;

/** The one stack that a generated file is about. */
record OneStack(Subject subject, Judged judged, List<String> files) {

  /** Prints what is made of the stack, and gives the exit code. */
  static int print(Arguments arguments, Terminal terminal, Function<OneStack, String> made) {
    Subject subject = Configuration.heeded(arguments, Subject.of(arguments, terminal), terminal);
    if (subject == null) {
      return Cli.INCOMPLETE;
    }
    Outcome outcome = new Analysis(subject.workspace(), subject.options()).run(subject.paths());
    OneStack one = of(subject, outcome, terminal);
    if (one != null) {
      terminal.print(made.apply(one));
    }
    if (!outcome.breakdowns().isEmpty()) {
      return terminal.broken(outcome.breakdowns());
    }
    return one == null ? Cli.INCOMPLETE : Cli.CLEAN;
  }

  /** Null when there is none, or more than one; the reason has been told. */
  private static OneStack of(Subject subject, Outcome outcome, Terminal terminal) {
    List<Outcome.StackOutcome> found = new ArrayList<>();
    for (Outcome.StackOutcome stack : outcome.stacks()) {
      if (stack.stack().project() != null && !stack.stack().nginxes().isEmpty()) {
        found.add(stack);
      }
    }
    if (found.size() != 1) {
      terminal.complain(
          "no502: found " + found.size() + " stacks with an nginx; give the path of one\n");
      for (Outcome.StackOutcome stack : found) {
        terminal.complain("  " + Plain.text(stack.stack().name()) + "\n");
      }
      return null;
    }
    Outcome.StackOutcome one = found.get(0);
    return new OneStack(subject, new Judged(one.stack(), one.routes()), one.files());
  }
}
