package no502.cli;

import java.util.List;
import no502.lint.RulePage;
import no502.rules.Rules;

/** Lists the rules. */
final class RulesCommand implements Command {
  @Override
  public String name() {
    return "rules";
  }

  @Override
  public String summary() {
    return "list all rules with their severity";
  }

  @Override
  public String usage() {
    return "";
  }

  @Override
  public List<Arguments.Option> options() {
    return List.of();
  }

  @Override
  public List<String> examples() {
    return List.of("no502 rules");
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) {
    if (!arguments.operands().isEmpty()) {
      throw new UsageError("rules takes no operand");
    }
    StringBuilder out = new StringBuilder();
    for (String id : Rules.all().ids()) {
      RulePage page = RulePage.of(id);
      String severity = page == null ? "" : page.severity();
      String title = page == null ? "" : page.title();
      out.append(padded(id, 36)).append(padded(severity, 16)).append(title).append('\n');
    }
    terminal.print(out.toString());
    return Cli.CLEAN;
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(1, width - text.length()));
  }
}
