package no502.cli;

import java.util.ArrayList;
import java.util.List;
import no502.analysis.Analysis;
import no502.analysis.ModelJson;
import no502.topology.Stack;

/** Prints what was read, as Docker and nginx would have it, and where each value came from. */
final class ModelCommand implements Command {
  @Override
  public String name() {
    return "model";
  }

  @Override
  public String summary() {
    return "print the effective project and the nginx trees as JSON";
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
            "--format",
            null,
            "FORMAT",
            "json (the default) or conftest",
            List.of("json", "conftest")));
    return all;
  }

  @Override
  public List<String> examples() {
    return List.of("no502 model", "no502 model --format conftest | conftest test -");
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) {
    Subject subject = Subject.of(arguments, terminal);
    if (subject == null) {
      return Cli.INCOMPLETE;
    }
    String format = arguments.choice("--format", "json", List.of("json", "conftest"));
    List<Stack> stacks =
        new Analysis(subject.workspace(), subject.options()).stacks(subject.paths());
    if (stacks.isEmpty()) {
      terminal.complain("no502: found no Compose file and no nginx configuration to read\n");
      return Cli.INCOMPLETE;
    }
    terminal.print(format.equals("json") ? ModelJson.print(stacks) : ModelJson.conftest(stacks));
    return Cli.CLEAN;
  }
}
