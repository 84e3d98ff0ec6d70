package no502.cli;

import java.util.ArrayList;
import java.util.List;

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
    all.addAll(CheckOptions.CONFIGURATION);
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
    CheckRun run = CheckRun.of(arguments, terminal);
    return run == null ? Cli.INCOMPLETE : run.go();
  }
}
