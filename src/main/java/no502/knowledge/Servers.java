package no502.knowledge;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no502.text.Parts;

/** The table of server programs: where each listens unless it is told otherwise. */
public final class Servers {
  private Servers() {}

  /**
   * By the program's name, or program and subcommand with a hyphen where that decides ({@code
   * fastapi-dev}, {@code flask-run}); null for one we do not know.
   */
  public static ServerFacts find(String program) {
    String line = Lines.BY_NAME.get(program);
    if (line == null) {
      return null;
    }
    List<String> row = Parts.of(line, '\t');
    return new ServerFacts(
        Tables.words(row.get(0), ' ').get(0),
        row.get(1),
        Integer.parseInt(row.get(2)),
        row.get(3),
        Tables.words(row.get(4), ','),
        Tables.words(row.get(5), ','),
        row.get(6).equals("yes"),
        row.get(7));
  }

  private static final class Lines {
    static final Map<String, String> BY_NAME = read();

    private static Map<String, String> read() {
      Map<String, String> byName = new HashMap<>();
      for (String line : Tables.lines("servers.tsv")) {
        for (String name : Tables.words(line.substring(0, line.indexOf('\t')), ' ')) {
          byName.put(name, line);
        }
      }
      return byName;
    }
  }
}
