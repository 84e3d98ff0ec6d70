package no502.lint;

import java.util.List;
import java.util.Map;
import no502.text.Problem;
import no502.text.Source;
import no502.topology.Assumptions;

/**
 * What {@code .no502.yaml} says.
 *
 * @param source the file, or null when there is none
 * @param preset one of {@link #PRESETS}
 * @param failOn the gate, or null when the file does not say
 * @param rules levels by rule id
 * @param paths levels for some files, in the order of the file; the last that fits wins
 * @param problems what is wrong with the file; with any of them it must not be used
 */
public record Config(
    Source source,
    String preset,
    String failOn,
    Map<String, Level> rules,
    List<ForPath> paths,
    Assumptions assumptions,
    List<Problem> problems) {
  public static final String FILE = ".no502.yaml";

  /** As it is; the same with warnings failing the run; errors alone. */
  public static final List<String> PRESETS = List.of("recommended", "strict", "errors");

  public static final List<String> GATES = List.of("error", "warning", "note", "never");

  /** Stands for every rule where a rule is asked for. */
  public static final String ANY = "*";

  public static final Config NONE =
      new Config(null, "recommended", null, Map.of(), List.of(), Assumptions.NONE, List.of());

  /** Levels for the files that a pattern fits, seen from the configuration's folder. */
  public record ForPath(String pattern, Map<String, Level> rules) {}

  /** The gate that holds when the command line does not set one. */
  public String gate() {
    if (failOn != null) {
      return failOn;
    }
    return preset.equals("strict") ? "warning" : "error";
  }

  /** The finding as this configuration has it, or null when it is not wanted. */
  public Finding apply(Finding finding) {
    Level level = level(finding);
    Severity severity = level == null ? finding.severity() : level.severity();
    if (severity == null || preset.equals("errors") && severity != Severity.ERROR) {
      return null;
    }
    if (severity == finding.severity()) {
      return finding;
    }
    return new Finding(
        finding.rule(),
        severity,
        finding.confidence(),
        finding.span(),
        finding.message(),
        finding.related(),
        finding.path(),
        finding.help(),
        finding.fix());
  }

  private Level level(Finding finding) {
    Level level = level(rules, finding.rule());
    String name = seenFromHere(finding.span().source().name());
    for (ForPath path : paths) {
      if (name != null && PathPattern.fits(path.pattern, name)) {
        Level own = level(path.rules, finding.rule());
        level = own == null ? level : own;
      }
    }
    return level;
  }

  private static Level level(Map<String, Level> levels, String rule) {
    Level level = levels.get(rule);
    return level == null ? levels.get(ANY) : level;
  }

  /** Null for a file outside the configuration's folder. */
  private String seenFromHere(String name) {
    int slash = source == null ? -1 : source.name().lastIndexOf('/');
    String folder = slash < 0 ? "" : source.name().substring(0, slash + 1);
    return name.startsWith(folder) ? name.substring(folder.length()) : null;
  }
}
