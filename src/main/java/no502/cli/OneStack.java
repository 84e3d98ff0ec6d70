package no502.cli;

import java.util.ArrayList;
import java.util.List;
import no502.analysis.Analysis;
import no502.analysis.Outcome;
import no502.log.Judged;
import no502.report.Plain;

/** The one stack that a generated file is about. */
record OneStack(Subject subject, Judged judged, List<String> files) {

  /** Null when there is none, or more than one; the reason has been told. */
  static OneStack of(Arguments arguments, Terminal terminal) {
    Subject subject = Configuration.heeded(arguments, Subject.of(arguments, terminal), terminal);
    if (subject == null) {
      return null;
    }
    Outcome outcome = new Analysis(subject.workspace(), subject.options()).run(subject.paths());
    if (!outcome.breakdowns().isEmpty()) {
      terminal.broken(outcome.breakdowns());
    }
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
