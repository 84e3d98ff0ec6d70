package no502.report;

/**
 * Everything a report depends on besides the outcome, decided by the caller.
 *
 * @param names how files are called
 * @param palette colours, or none
 * @param width of the terminal in columns
 * @param quiet one line a finding
 * @param verbose also what hides the unknown routes, and every frame
 * @param diff repairs in full instead of their first lines
 * @param exact true when the text goes to a file or a pipe that takes bytes as they are; false when
 *     somebody or something reads it that control characters or a log's commands could deceive
 * @param version of the tool
 */
public record ReportContext(
    Names names,
    Palette palette,
    int width,
    boolean quiet,
    boolean verbose,
    boolean diff,
    boolean exact,
    String version) {

  /** For machines: no colour, names relative to the root. */
  public static ReportContext plain(String version) {
    return new ReportContext(Names.ROOT, Palette.NONE, 80, false, false, false, true, version);
  }

  public ReportContext toFile() {
    return new ReportContext(names, Palette.NONE, 80, quiet, verbose, diff, true, version);
  }
}
