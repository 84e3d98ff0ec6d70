package no502.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no502.analysis.Options;
import no502.lint.Config;
import no502.report.Names;
import no502.text.Letters;
import no502.text.Parts;
import no502.text.Source;
import no502.topology.Nginx;
import no502.workspace.OverlayWorkspace;
import no502.workspace.RootPath;
import no502.workspace.Workspace;

/** What a command is to look at: the root, the paths below it, and how to read them. */
record Subject(Console.Place place, Workspace workspace, Options options, List<String> paths) {
  /** As much as a file may hold. */
  private static final int MOST_BYTES = 32 << 20;

  /** Null when the paths cannot be placed; the reason has been told. */
  static Subject of(Arguments arguments, Terminal terminal) {
    return of(arguments, arguments.operands(), terminal);
  }

  /** The same for a command whose operands are not all paths of the stack. */
  static Subject of(Arguments arguments, List<String> operands, Terminal terminal) {
    List<String> asked = new ArrayList<>(operands);
    String stdinName = arguments.value("--stdin-filename");
    if (asked.remove("-") && stdinName == null) {
      throw new UsageError("- is standard input: --stdin-filename says which file it stands for");
    }
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
      workspace = new OverlayWorkspace(workspace).put(new Source(name, standardInput(terminal)));
      paths = asked.isEmpty() ? List.of(name) : paths;
    }
    Options options =
        options(
            arguments,
            place.names(),
            files("--file", arguments, place, workspace),
            files("--env-file", arguments, place, workspace));
    return new Subject(place, workspace, options, paths);
  }

  /** Files that an option names, as seen from the working directory; each of them must be there. */
  private static List<String> files(
      String option, Arguments arguments, Console.Place place, Workspace workspace) {
    List<String> files = new ArrayList<>();
    for (String path : arguments.values(option)) {
      String file = below(place, path);
      if (file == null) {
        throw new UsageError(option + " leads out of the analysed folder: " + path);
      }
      if (!workspace.isFile(file)) {
        throw new UsageError(option + ": no such file: " + path);
      }
      // Where the root lies beside the working directory, the root is what they are seen from.
      files.add(place.names().prefix().isEmpty() ? place.names().shown(file) : file);
    }
    return files;
  }

  /** The path as seen from the root; null when it leads out of it. */
  private static String below(Console.Place place, String path) {
    String root = place.folder().equals("/") ? "" : place.folder();
    String whole = path.startsWith("/") ? path : root + "/" + place.names().workdir() + "/" + path;
    String clean = RootPath.normalise(whole);
    boolean inside = clean != null && ("/" + clean).startsWith(root + "/");
    return inside ? clean.substring(root.length()) : null;
  }

  private static byte[] standardInput(Terminal terminal) {
    byte[] bytes = terminal.console().in(MOST_BYTES + 1);
    if (bytes == null) {
      throw new UsageError("cannot read standard input");
    }
    if (bytes.length > MOST_BYTES) {
      throw new UsageError("standard input holds more than " + (MOST_BYTES >> 20) + " MB");
    }
    return bytes;
  }

  private static Options options(
      Arguments arguments, Names names, List<String> composeFiles, List<String> envFiles) {
    return new Options(
        names.workdir(),
        composeFiles,
        arguments.values("--profile"),
        envFiles,
        Map.of(),
        version(arguments.value("--nginx-version")),
        arguments.choice("--platform", "linux", List.of("linux", "desktop")).equals("linux"));
  }

  private static Nginx.Version version(String text) {
    if (text == null) {
      return null;
    }
    List<String> parts = Parts.of(text, '.');
    int[] numbers = {0, 0, Nginx.Version.NEWEST};
    boolean good = parts.size() == 2 || parts.size() == 3;
    for (int i = 0; good && i < parts.size(); i++) {
      String part = parts.get(i);
      good = part.length() < 5 && Letters.isNumber(part);
      numbers[i] = good ? Integer.parseInt(part) : 0;
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
