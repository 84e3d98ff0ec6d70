package no502.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no502.analysis.Options;
import no502.lint.Config;
import no502.report.Names;
import no502.text.Source;
import no502.topology.Nginx;
import no502.workspace.OverlayWorkspace;
import no502.workspace.RootPath;
import no502.workspace.Workspace;

/** What a command is to look at: the root, the paths below it, and how to read them. */
record Subject(Console.Place place, Workspace workspace, Options options, List<String> paths) {

  /** Null when the paths cannot be placed; the reason has been told. */
  static Subject of(Arguments arguments, Terminal terminal) {
    return of(arguments, arguments.operands(), terminal);
  }

  /** The same for a command whose operands are not all paths of the stack. */
  static Subject of(Arguments arguments, List<String> operands, Terminal terminal) {
    List<String> asked = new ArrayList<>(operands);
    String stdinName = arguments.value("--stdin-filename");
    asked.remove("-");
    Console.Place place = terminal.console().place(asked);
    if (place == null) {
      return null;
    }
    String workdir = place.names().workdir();
    Workspace workspace = place.workspace();
    List<String> paths = place.inside();
    if (stdinName != null) {
      String name = RootPath.resolve(workdir, stdinName);
      if (name == null) {
        throw new UsageError("--stdin-filename leads out of the analysed folder: " + stdinName);
      }
      workspace = new OverlayWorkspace(workspace).put(new Source(name, terminal.console().in()));
      paths = asked.isEmpty() ? List.of(name) : paths;
    }
    return new Subject(place, workspace, options(arguments, place.names()), paths);
  }

  private static Options options(Arguments arguments, Names names) {
    return new Options(
        names.workdir(),
        arguments.values("--file"),
        arguments.values("--profile"),
        arguments.values("--env-file"),
        Map.of(),
        version(arguments.value("--nginx-version")),
        arguments.choice("--platform", "linux", List.of("linux", "desktop")).equals("linux"));
  }

  private static Nginx.Version version(String text) {
    if (text == null) {
      return null;
    }
    String[] parts = text.split("\\.", -1);
    int[] numbers = {0, 0, Nginx.Version.NEWEST};
    boolean good = parts.length == 2 || parts.length == 3;
    for (int i = 0; good && i < parts.length; i++) {
      good =
          !parts[i].isEmpty()
              && parts[i].length() < 5
              && parts[i].chars().allMatch(c -> c >= '0' && c <= '9');
      numbers[i] = good ? Integer.parseInt(parts[i]) : 0;
    }
    if (!good) {
      throw new UsageError("--nginx-version wants a version such as 1.27.3, not " + text);
    }
    return new Nginx.Version(numbers[0], numbers[1], numbers[2]);
  }

  /** The same with what the configuration vouches for. */
  Subject heeding(Config config) {
    return new Subject(place, workspace, options.with(config.assumptions()), paths);
  }
}
