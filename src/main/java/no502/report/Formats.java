package no502.report;

import java.util.List;

/** Every output format by its name. */
public final class Formats {
  public static final List<String> NAMES =
      List.of(
          "terminal",
          "json",
          "sarif",
          "github",
          "gitlab",
          "junit",
          "checkstyle",
          "rdjson",
          "markdown",
          "diff");

  private Formats() {}

  /** The reporter of that name, or null. */
  public static Reporter of(String name) {
    return switch (name) {
      case "terminal" -> new TerminalReport();
      case "json" -> new JsonReport();
      case "sarif" -> new SarifReport();
      case "github" -> new GithubReport();
      case "gitlab" -> new GitlabReport();
      case "junit" -> new JunitReport();
      case "checkstyle" -> new CheckstyleReport();
      case "rdjson" -> new RdjsonReport();
      case "markdown" -> new MarkdownReport();
      case "diff" -> new DiffReport();
      default -> null;
    };
  }
}
