package no502.cli;

import java.util.List;
import no502.rules.Rules;

/** Prints a completion script for a shell. */
final class CompletionCommand implements Command {
  private static final List<String> SHELLS = List.of("bash", "zsh", "fish");

  @Override
  public String name() {
    return "completion";
  }

  @Override
  public String summary() {
    return "print the completion script for bash, zsh or fish";
  }

  @Override
  public String usage() {
    return "bash|zsh|fish";
  }

  @Override
  public List<Arguments.Option> options() {
    return List.of();
  }

  @Override
  public List<String> examples() {
    return List.of(
        "no502 completion bash > /etc/bash_completion.d/no502",
        "no502 completion fish > ~/.config/fish/completions/no502.fish");
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) {
    String shell = arguments.operands().size() == 1 ? arguments.operands().get(0) : "";
    String script =
        switch (shell) {
          case "bash" -> bash();
          case "zsh" -> "#compdef no502\nautoload -U +X bashcompinit && bashcompinit\n" + bash();
          case "fish" -> fish();
          default -> throw new UsageError("completion knows bash, zsh and fish");
        };
    terminal.print(script);
    return Cli.CLEAN;
  }

  private static String bash() {
    StringBuilder out = new StringBuilder();
    out.append("_no502() {\n");
    out.append("  local cur=\"${COMP_WORDS[COMP_CWORD]}\" cmd=\"${COMP_WORDS[1]}\"\n");
    out.append("  if [ \"$COMP_CWORD\" -eq 1 ]; then\n");
    out.append("    COMPREPLY=($(compgen -W \"").append(String.join(" ", Commands.names()));
    out.append(" --help --version\" -- \"$cur\"))\n    return\n  fi\n");
    out.append("  case \"$cmd ${COMP_WORDS[COMP_CWORD-1]}\" in\n");
    for (Command command : Commands.all()) {
      for (Arguments.Option option : command.options()) {
        if (!option.choices().isEmpty()) {
          out.append("    \"").append(command.name()).append(' ').append(option.name());
          out.append("\") COMPREPLY=($(compgen -W \"").append(String.join(" ", option.choices()));
          out.append("\" -- \"$cur\")); return ;;\n");
        }
      }
    }
    out.append("  esac\n  case \"$cmd\" in\n");
    for (Command command : Commands.all()) {
      out.append("    ").append(command.name()).append(") COMPREPLY=($(compgen -W \"");
      out.append(words(command)).append("\" -- \"$cur\")");
      out.append(takesFiles(command) ? " $(compgen -f -- \"$cur\")" : "").append(") ;;\n");
    }
    out.append("  esac\n}\ncomplete -o filenames -F _no502 no502\n");
    return out.toString();
  }

  private static String fish() {
    StringBuilder out = new StringBuilder();
    for (Command command : Commands.all()) {
      out.append("complete -c no502 -n __fish_use_subcommand -f -a ").append(command.name());
      out.append(" -d '").append(command.summary().replace("'", "\\'")).append("'\n");
      for (Arguments.Option option : command.options()) {
        out.append("complete -c no502 -n '__fish_seen_subcommand_from ").append(command.name());
        out.append("' -l ").append(option.name().substring(2));
        out.append(option.brief() == null ? "" : " -s " + option.brief().substring(1));
        if (!option.choices().isEmpty()) {
          out.append(" -x -a '").append(String.join(" ", option.choices())).append('\'');
        } else {
          out.append(option.takesValue() ? " -r" : "");
        }
        out.append(" -d '").append(option.help().replace("'", "\\'")).append("'\n");
      }
    }
    operands("explain", Rules.all().ids(), out);
    operands("completion", SHELLS, out);
    operands("help", Commands.names(), out);
    return out.toString();
  }

  private static void operands(String command, List<String> words, StringBuilder out) {
    out.append("complete -c no502 -n '__fish_seen_subcommand_from ").append(command);
    out.append("' -f -a '").append(String.join(" ", words)).append("'\n");
  }

  private static String words(Command command) {
    StringBuilder out = new StringBuilder("--help");
    command.options().forEach(option -> out.append(' ').append(option.name()));
    if (command.name().equals("explain")) {
      Rules.all().ids().forEach(id -> out.append(' ').append(id));
    }
    if (command.name().equals("completion")) {
      SHELLS.forEach(shell -> out.append(' ').append(shell));
    }
    return out.toString();
  }

  private static boolean takesFiles(Command command) {
    return command.usage().contains("PATH");
  }
}
