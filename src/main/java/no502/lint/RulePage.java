package no502.lint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no502.platform.Packed;
import no502.text.Parts;

/**
 * One page of {@code rules/}: front matter (id, title, severity, since, tags) and the body under
 * fixed headings. Packaged into the jar, read only when somebody asks for it.
 */
public record RulePage(Map<String, String> facts, String body) {

  public static final List<String> HEADINGS =
      List.of(
          "What it does",
          "Why it ends in a 502",
          "Example",
          "Use instead",
          "Fix safety",
          "When to ignore it",
          "References");

  /** The page of a rule, or null when there is none. */
  public static RulePage of(String rule) {
    String text = Packed.text("rules/" + rule + ".md");
    return text == null ? null : parse(text);
  }

  public static RulePage parse(String text) {
    Map<String, String> facts = new LinkedHashMap<>();
    int end = text.startsWith("---\n") ? text.indexOf("\n---\n") : -1;
    if (end < 0) {
      return new RulePage(facts, text);
    }
    for (String line : Parts.of(text.substring(4, end), '\n')) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        facts.put(line.substring(0, colon).trim(), line.substring(colon + 1).trim());
      }
    }
    return new RulePage(facts, text.substring(end + 5).trim());
  }

  public String title() {
    return facts.getOrDefault("title", "");
  }

  public String severity() {
    return facts.getOrDefault("severity", "");
  }

  /** The text under a heading, without it; empty when the page lacks the heading. */
  public String section(String heading) {
    String mark = "## " + heading + "\n";
    int from = body.startsWith(mark) ? 0 : body.indexOf("\n" + mark) + 1;
    if (from == 0 && !body.startsWith(mark)) {
      return "";
    }
    int to = body.indexOf("\n## ", from + mark.length() - 1);
    return body.substring(from + mark.length(), to < 0 ? body.length() : to).trim();
  }

  /** The fenced files of a section: {@code ```yaml title=docker-compose.yml} … name to text. */
  public Map<String, String> files(String heading) {
    Map<String, String> files = new LinkedHashMap<>();
    String name = null;
    StringBuilder text = new StringBuilder();
    for (String line : Parts.of(section(heading), '\n')) {
      if (line.startsWith("```") && name != null) {
        files.put(name, text.toString());
        name = null;
      } else if (line.startsWith("```")) {
        int title = line.indexOf("title=");
        name = title < 0 ? null : line.substring(title + 6).trim();
        text.setLength(0);
      } else if (name != null) {
        text.append(line).append('\n');
      }
    }
    return files;
  }
}
