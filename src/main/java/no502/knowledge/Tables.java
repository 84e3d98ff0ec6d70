package no502.knowledge;

import java.util.ArrayList;
import java.util.List;
import no502.platform.Packed;
import no502.text.Parts;

/** The one way to the tables and stock files that are packed beside the classes of this room. */
final class Tables {
  private Tables() {}

  /** The rows of a table as their cells; comments and empty lines are left out. */
  static List<List<String>> rows(String name) {
    List<List<String>> rows = new ArrayList<>();
    for (String line : lines(name)) {
      rows.add(Parts.of(line, '\t'));
    }
    return rows;
  }

  /** The rows of a table as they are written. */
  static List<String> lines(String name) {
    List<String> lines = new ArrayList<>();
    for (String line : Parts.of(text(name), '\n')) {
      if (!line.isEmpty() && line.charAt(0) != '#') {
        lines.add(line);
      }
    }
    return lines;
  }

  static String text(String name) {
    return Packed.needed("knowledge/" + name);
  }

  static String index(String name) {
    return Packed.index("knowledge/" + name);
  }

  /** A cell's words; a hyphen stands for none. */
  static List<String> words(String cell, char separator) {
    return cell.equals("-") || cell.isEmpty() ? List.of() : Parts.of(cell, separator);
  }
}
