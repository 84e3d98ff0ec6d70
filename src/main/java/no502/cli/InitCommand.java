package no502.cli;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Writes what a repository needs to run no502 on every change, after asking for each file. */
final class InitCommand implements Command {
  private static final String CONFIGURATION =
      """
      # no502: will nginx reach every upstream? Everything here is optional.
      # Rules and their pages: no502 rules, no502 explain RULE

      # recommended (the default), strict or errors
      preset: recommended

      # The exit code is 1 from this severity on: error, warning, note or never
      fail-on: error

      # rules:
      #   missing-keepalive: off
      #   stale-dns: warning

      # What no file can show:
      # assume:
      #   services:
      #     api: {listen: ["0.0.0.0:3000"]}
      #   hosts: [db.example.org]
      """;

  private static final String HOOK =
      """
      repos:
        - repo: https://github.com/no502/no502
          rev: v0.1.0
          hooks:
            - id: no502
      """;

  private static final String WORKFLOW =
      """
      name: no502
      on: [push, pull_request]
      permissions:
        contents: read
      jobs:
        no502:
          runs-on: ubuntu-latest
          steps:
            - uses: actions/checkout@v4
              with:
                persist-credentials: false
            - uses: no502/no502@v0.1.0
      """;

  @Override
  public String name() {
    return "init";
  }

  @Override
  public String summary() {
    return "write a configuration, the pre-commit hook and the GitHub workflow";
  }

  @Override
  public String usage() {
    return "[--yes]";
  }

  @Override
  public List<Arguments.Option> options() {
    return List.of(new Arguments.Option("--yes", "-y", null, "write without asking"));
  }

  @Override
  public List<String> examples() {
    return List.of("no502 init", "no502 init --yes");
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) {
    if (!arguments.operands().isEmpty()) {
      throw new UsageError("init takes no operand");
    }
    boolean all = arguments.has("--yes");
    String[][] files = {
      {".no502.yaml", CONFIGURATION},
      {".pre-commit-config.yaml", HOOK},
      {".github/workflows/no502.yml", WORKFLOW}
    };
    for (String[] file : files) {
      if (terminal.console().read(file[0]) != null) {
        terminal.print(file[0] + " is there already, and stays as it is\n");
      } else if (all || yes(file[0], terminal)) {
        write(file[0], file[1], terminal);
      }
    }
    return Cli.CLEAN;
  }

  private static boolean yes(String file, Terminal terminal) {
    terminal.print("write " + file + "? [y/N] ");
    String answer = terminal.console().line();
    String word = answer == null ? "" : answer.strip().toLowerCase(Locale.ROOT);
    return word.equals("y") || word.equals("yes");
  }

  private static void write(String file, String text, Terminal terminal) {
    boolean written = terminal.console().write(file, text.getBytes(StandardCharsets.UTF_8));
    if (!written) {
      throw new UsageError("cannot write " + file);
    }
    terminal.print("wrote " + file + "\n");
  }
}
