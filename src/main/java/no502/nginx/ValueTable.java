package no502.nginx;

import java.util.ArrayList;
import java.util.List;

/** The lines of a {@code map}, {@code geo} or {@code split_clients} that give a value. */
final class ValueTable {
  private ValueTable() {}

  static List<Directive> entries(Block table) {
    List<Directive> entries = new ArrayList<>();
    for (Directive line : table.directives()) {
      if (line.args().size() == 1 && !isParameter(table, line)) {
        entries.add(line);
      }
    }
    return entries;
  }

  static boolean hasDefault(Block table) {
    for (Directive line : table.directives()) {
      if (line.is("default") || line.is("*") && table.name().equals("split_clients")) {
        return true;
      }
    }
    return false;
  }

  /**
   * The one line that a known source picks, an empty list when none does, null when a pattern may
   * decide.
   */
  static List<Directive> chosen(Block map, String source) {
    Directive fallback = null;
    boolean patterns = false;
    for (Directive line : entries(map)) {
      String key = line.name().value();
      if (key.equals("default")) {
        fallback = line;
      } else if (key.startsWith("~")
          || key.startsWith("*.")
          || key.startsWith(".")
          || key.endsWith(".*")) {
        patterns = true;
      } else if (unescaped(key).equalsIgnoreCase(source)) {
        return List.of(line);
      }
    }
    if (patterns) {
      return null;
    }
    return fallback == null ? List.of() : List.of(fallback);
  }

  private static String unescaped(String key) {
    return key.startsWith("\\") ? key.substring(1) : key;
  }

  private static boolean isParameter(Block table, Directive line) {
    return table.name().equals("geo")
        && (line.is("proxy") || line.is("delete") || line.is("include"));
  }
}
