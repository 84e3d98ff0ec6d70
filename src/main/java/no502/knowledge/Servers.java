package no502.knowledge;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The table of server programs: where each listens unless it is told otherwise. */
public final class Servers {
  private Servers() {}

  /**
   * By the program's name, or program and subcommand with a hyphen where that decides ({@code
   * fastapi-dev}, {@code flask-run}); null for one we do not know.
   */
  public static ServerFacts find(String program) {
    List<String> row = Rows.BY_NAME.get(program);
    return row == null
        ? null
        : new ServerFacts(
            Tables.words(row.get(0), ' ').get(0),
            row.get(1),
            Integer.parseInt(row.get(2)),
            row.get(3),
            Tables.words(row.get(4), ','),
            Tables.words(row.get(5), ','),
            row.get(6).equals("yes"),
            row.get(7));
  }

  private static final class Rows {
    static final Map<String, List<String>> BY_NAME = read();

    private static Map<String, List<String>> read() {
      Map<String, List<String>> byName = new HashMap<>();
      for (List<String> row : Tables.rows("servers.tsv")) {
        for (String name : Tables.words(row.get(0), ' ')) {
          byName.put(name, row);
        }
      }
      return byName;
    }
  }
}
