package no502.cli;

import java.util.List;
import no502.lint.Config;
import no502.report.Formats;

/** What {@code no502 check} understands. */
final class CheckOptions {
  static final Arguments.Option COLOR =
      new Arguments.Option(
          "--color",
          null,
          "auto|always|never",
          "colours; NO_COLOR and FORCE_COLOR count too",
          List.of("auto", "always", "never"));

  static final List<Arguments.Option> FILES =
      List.of(
          option(
              "--file", "-f", "FILE", "a Compose file, as with docker compose -f; may be repeated"),
          option("--profile", null, "NAME", "judge only this set of profiles; may be repeated"),
          option("--env-file", null, "FILE", "variables for Compose; may be repeated"),
          option("--nginx-version", null, "X.Y.Z", "where the files do not say which nginx it is"),
          new Arguments.Option(
              "--platform",
              null,
              "linux|desktop",
              "Docker Engine (the default) or Docker Desktop",
              List.of("linux", "desktop")));

  static final List<Arguments.Option> CONFIGURATION =
      List.of(
          option("--config", null, "FILE", "this configuration instead of the nearest .no502.yaml"),
          option("--no-config", null, null, "no configuration file"));

  static final List<Arguments.Option> CHECK =
      List.of(
          new Arguments.Option(
              "--format", null, "FORMAT", String.join(", ", Formats.NAMES), Formats.NAMES),
          option("--output", null, "FORMAT=FILE", "write a report to a file; may be repeated"),
          option(
              "--diff",
              null,
              "[=all]",
              "print what --fix would do as a patch; with =all what --fix=all would"),
          option(
              "--fix", null, "[=all]", "apply the safe repairs; with =all the suggested ones too"),
          new Arguments.Option(
              "--fail-on",
              null,
              "SEVERITY",
              "error (the default), warning, note or never",
              Config.GATES),
          option("--baseline", null, "FILE", "only what this file does not hold counts"),
          option("--write-baseline", null, "FILE", "keep today's findings as the baseline"),
          option("--stdin-filename", null, "NAME", "read standard input as this file of the tree"),
          COLOR,
          option("--quiet", "-q", null, "one line a finding"),
          option(
              "--verbose",
              "-v",
              null,
              "also what hides the unknown routes, and all advice in full"));

  private CheckOptions() {}

  private static Arguments.Option option(String name, String brief, String value, String help) {
    return new Arguments.Option(name, brief, value, help);
  }
}
