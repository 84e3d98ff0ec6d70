package no502.cli;

import java.util.ArrayList;
import java.util.List;

/** Every command there is, in the order of the help. */
final class Commands {
  static final List<String> GLOBAL = List.of("--help", "--version");

  private Commands() {}

  static List<Command> all() {
    return List.of(
        new CheckCommand(),
        new ExplainCommand(),
        new RulesCommand(),
        new DiagnoseCommand(),
        new SmokeCommand(),
        new AlertsCommand(),
        new GraphCommand(),
        new ModelCommand(),
        new InitCommand(),
        new CompletionCommand());
  }

  static Command find(String name) {
    for (Command command : all()) {
      if (command.name().equals(name)) {
        return command;
      }
    }
    return null;
  }

  static List<String> names() {
    List<String> names = new ArrayList<>();
    all().forEach(command -> names.add(command.name()));
    names.add("help");
    return names;
  }
}
