package no502.cli;

import java.util.List;

/** One of the tool's commands. */
interface Command {
  String name();

  /** One line for the overview. */
  String summary();

  /** What follows the name on the command line. */
  String usage();

  List<Arguments.Option> options();

  /** A few lines that can be typed as they are. */
  List<String> examples();

  /** Does the work; gives the exit code. */
  int run(Arguments arguments, Terminal terminal);
}
