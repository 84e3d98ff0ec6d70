package no502.cli;

import java.util.ArrayList;
import java.util.List;
import no502.log.SmokeScript;

/** Prints a shell script that tries the running stack for 502s. */
final class SmokeCommand implements Command {
  @Override
  public String name() {
    return "smoke";
  }

  @Override
  public String summary() {
    return "print a shell script that tries the running stack for 502s";
  }

  @Override
  public String usage() {
    return "[OPTION…] [PATH]";
  }

  @Override
  public List<Arguments.Option> options() {
    List<Arguments.Option> all = new ArrayList<>(CheckOptions.FILES);
    all.addAll(CheckOptions.CONFIGURATION);
    return all;
  }

  @Override
  public List<String> examples() {
    return List.of("no502 smoke > smoke.sh", "no502 smoke | sh");
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) {
    return OneStack.print(arguments, terminal, SmokeCommand::script);
  }

  private static String script(OneStack one) {
    List<String> files = new ArrayList<>();
    one.files().forEach(file -> files.add(one.subject().place().names().shown(file)));
    return SmokeScript.of(one.judged(), files);
  }
}
