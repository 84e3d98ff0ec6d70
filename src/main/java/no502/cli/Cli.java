package no502.cli;

import java.util.List;
import no502.report.Plain;
import no502.text.Nearest;

/** Finds the command, runs it, and turns every way it can end into an exit code. */
public final class Cli {
  /** Nothing at or above the gate. */
  static final int CLEAN = 0;

  /** Findings at or above the gate. */
  static final int FINDINGS = 1;

  /** The whole job could not be done. */
  static final int INCOMPLETE = 2;

  /** An error of no502 itself. */
  static final int BROKEN = 3;

  private Cli() {}

  public static int run(String[] args, Console console) {
    Terminal terminal = new Terminal(console);
    int code = attempt(args, terminal);
    if (terminal.lostOutput()) {
      terminal.complain("no502: cannot write to standard output\n");
      return Math.max(code, INCOMPLETE);
    }
    return code;
  }

  private static int attempt(String[] args, Terminal terminal) {
    try {
      return dispatch(List.of(args), terminal);
    } catch (UsageError error) {
      terminal.complain("no502: " + Plain.text(error.getMessage()) + "\n");
      terminal.complain("Try no502 --help.\n");
      return INCOMPLETE;
    } catch (Throwable error) {
      return terminal.broken(error);
    }
  }

  private static int dispatch(List<String> args, Terminal terminal) {
    String first = args.isEmpty() ? "--help" : args.get(0);
    switch (first) {
      case "--version", "-V", "version" -> {
        terminal.print("no502 " + Terminal.VERSION + "\n");
        return CLEAN;
      }
      case "--help", "-h" -> {
        terminal.print(Help.overview());
        return CLEAN;
      }
      case "help" -> {
        return help(args, terminal);
      }
      default -> {}
    }
    Command command = Commands.find(first);
    if (command == null) {
      if (first.startsWith("-")) {
        throw new UsageError("unknown option " + first + Nearest.hint(first, Commands.GLOBAL));
      }
      throw new UsageError("unknown command " + first + Nearest.hint(first, Commands.names()));
    }
    List<String> rest = args.subList(1, args.size());
    int end = rest.indexOf("--");
    List<String> before = end < 0 ? rest : rest.subList(0, end);
    if (before.contains("--help") || before.contains("-h")) {
      terminal.print(Help.of(command));
      return CLEAN;
    }
    return command.run(Arguments.parse(command.options(), rest), terminal);
  }

  private static int help(List<String> args, Terminal terminal) {
    Command about = args.size() < 2 ? null : Commands.find(args.get(1));
    if (args.size() > 1 && about == null) {
      throw new UsageError(
          "unknown command " + args.get(1) + Nearest.hint(args.get(1), Commands.names()));
    }
    terminal.print(about == null ? Help.overview() : Help.of(about));
    return CLEAN;
  }
}
