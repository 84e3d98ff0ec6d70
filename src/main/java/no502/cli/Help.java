package no502.cli;

/** What {@code --help} says. */
final class Help {
  private Help() {}

  static String overview() {
    StringBuilder out = new StringBuilder();
    out.append("no502 proves, before you deploy, whether your nginx reaches every upstream.\n\n");
    out.append("Usage: no502 COMMAND [OPTION…] [PATH…]\n\nCommands:\n");
    for (Command command : Commands.all()) {
      out.append("  ").append(padded(command.name(), 12)).append(command.summary()).append('\n');
    }
    out.append("\nOptions:\n");
    out.append("  ").append(padded("--help", 12)).append("this text; after a command, its own\n");
    out.append("  ").append(padded("--version", 12)).append("the version\n");
    out.append("\nExamples:\n  no502 check\n  no502 check --fix deploy/\n");
    out.append("  no502 explain localhost-in-bridge\n");
    out.append(
        "\nExit codes: 0 clean, 1 findings at or above --fail-on, 2 not everything could be checked,\n            3 an error of no502 itself.\n");
    return out.toString();
  }

  static String of(Command command) {
    StringBuilder out = new StringBuilder();
    out.append(command.summary()).append("\n\nUsage: no502 ").append(command.name());
    out.append(command.usage().isEmpty() ? "" : " " + command.usage()).append('\n');
    if (!command.options().isEmpty()) {
      out.append("\nOptions:\n");
      for (Arguments.Option option : command.options()) {
        out.append("  ").append(padded(form(option), 30)).append(option.help()).append('\n');
      }
    }
    out.append("\nExamples:\n");
    command.examples().forEach(example -> out.append("  ").append(example).append('\n'));
    return out.toString();
  }

  private static String form(Arguments.Option option) {
    String names = option.brief() == null ? option.name() : option.brief() + ", " + option.name();
    if (option.value() == null) {
      return names;
    }
    return option.takesValue() ? names + " " + option.value() : names + option.value();
  }

  private static String padded(String text, int width) {
    return text.length() >= width ? text + "  " : text + " ".repeat(width - text.length());
  }
}
