package no502.cli;

import java.util.List;
import no502.lint.RulePage;
import no502.lint.Suppressions;
import no502.rules.Rules;
import no502.text.Nearest;

/** Prints a rule's page. */
final class ExplainCommand implements Command {
  @Override
  public String name() {
    return "explain";
  }

  @Override
  public String summary() {
    return "say what a rule finds, why it ends in a 502, and what to do";
  }

  @Override
  public String usage() {
    return "RULE";
  }

  @Override
  public List<Arguments.Option> options() {
    return List.of();
  }

  @Override
  public List<String> examples() {
    return List.of("no502 explain localhost-in-bridge", "no502 explain upstream-port-mismatch");
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) {
    if (arguments.operands().size() != 1) {
      throw new UsageError("explain takes one rule; no502 rules lists them");
    }
    String rule = arguments.operands().get(0);
    if (rule.equals(Suppressions.RULE)) {
      terminal.print(Suppressions.EXPLANATION);
      return Cli.CLEAN;
    }
    RulePage page = Rules.all().find(rule) == null ? null : RulePage.of(rule);
    if (page == null) {
      throw new UsageError("unknown rule " + rule + Nearest.hint(rule, Rules.all().ids()));
    }
    terminal.print(
        rule + ": " + page.title() + " (" + page.severity() + ")\n\n" + page.body() + "\n");
    return Cli.CLEAN;
  }
}
