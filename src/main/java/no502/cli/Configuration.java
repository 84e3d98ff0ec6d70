package no502.cli;

import no502.lint.Baseline;
import no502.lint.Config;
import no502.lint.ConfigReader;
import no502.report.Plain;
import no502.rules.Rules;
import no502.text.Problem;
import no502.text.Source;
import no502.workspace.Entry;
import no502.workspace.RootPath;

/** Finds the configuration and the baseline that a run is to heed. */
final class Configuration {
  private Configuration() {}

  /** Null when there is one and it is wrong; what is wrong has been told. */
  static Config of(Arguments arguments, Subject subject, Terminal terminal) {
    if (arguments.has("--no-config")) {
      return Config.NONE;
    }
    Source source = source(arguments, subject, terminal);
    if (source == null) {
      return Config.NONE;
    }
    Config config = ConfigReader.read(source, Rules.all().ids());
    boolean named = arguments.has("--config");
    for (Problem problem : config.problems()) {
      String name = named ? source.name() : subject.place().names().shown(source.name());
      String place = name + ":" + problem.span().line() + ":" + problem.span().column();
      terminal.complain("no502: " + Plain.text(place + ": " + problem.message()) + "\n");
    }
    return config.problems().isEmpty() ? config : null;
  }

  /** The subject with what its configuration vouches for; null when one of the two is wrong. */
  static Subject heeded(Arguments arguments, Subject subject, Terminal terminal) {
    Config config = subject == null ? null : of(arguments, subject, terminal);
    return config == null ? null : subject.heeding(config);
  }

  private static Source source(Arguments arguments, Subject subject, Terminal terminal) {
    String path = arguments.value("--config");
    if (path != null) {
      Source source = terminal.console().read(path);
      if (source == null) {
        throw new UsageError("cannot read the configuration " + path);
      }
      // Its patterns are seen from the root then, for it may lie anywhere.
      return new Source(Config.FILE, source.bytes());
    }
    String folder = subject.paths().isEmpty() ? "" : subject.paths().get(0);
    while (true) {
      String name = folder.isEmpty() ? Config.FILE : folder + "/" + Config.FILE;
      if (subject.workspace().at(name) instanceof Entry.File file) {
        return file.source();
      }
      if (folder.isEmpty()) {
        return null;
      }
      folder = RootPath.parent(folder);
    }
  }

  static Baseline baseline(Arguments arguments, Terminal terminal) {
    String path = arguments.value("--baseline");
    if (path == null) {
      return null;
    }
    Source source = terminal.console().read(path);
    Baseline baseline = source == null ? null : Baseline.read(source);
    if (baseline == null) {
      throw new UsageError(
          path + (source == null ? " cannot be read" : " is no baseline of no502"));
    }
    return baseline;
  }
}
