package no502.cli;

import java.util.ArrayList;
import java.util.List;
import no502.text.Seq;

/** Every command there is, in the order of the help. */
final class Commands {
  static final List<String> GLOBAL = List.of("--help", "--version");

  private static final List<String> NAMES =
      List.of(
          "check",
          "explain",
          "rules",
          "diagnose",
          "smoke",
          "alerts",
          "graph",
          "model",
          "init",
          "completion");

  private Commands() {}

  static List<Command> all() {
    return Seq.of(NAMES).map(Commands::find).toList();
  }

  /** The command of that name, or null. No other is made: each is a class to be loaded. */
  static Command find(String name) {
    return switch (name) {
      case "check" -> new CheckCommand();
      case "explain" -> new ExplainCommand();
      case "rules" -> new RulesCommand();
      case "diagnose" -> new DiagnoseCommand();
      case "smoke" -> new SmokeCommand();
      case "alerts" -> new AlertsCommand();
      case "graph" -> new GraphCommand();
      case "model" -> new ModelCommand();
      case "init" -> new InitCommand();
      case "completion" -> new CompletionCommand();
      default -> null;
    };
  }

  static List<String> names() {
    List<String> names = new ArrayList<>(NAMES);
    names.add("help");
    return names;
  }
}
