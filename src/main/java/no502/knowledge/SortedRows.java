package no502.knowledge;

import java.util.ArrayList;
import java.util.List;
import no502.text.Parts;

/**
 * A table sorted by the first cell of its rows. Of its hundreds a run needs a few: they are looked
 * for where they stand, and nothing else is taken apart.
 */
final class SortedRows {
  private static final String SAME_AS = "= ";

  private final String text;
  private final int from;

  SortedRows(String text) {
    this.text = text;
    int start = 0;
    while (text.charAt(start) == '#') {
      start = text.indexOf('\n', start) + 1;
    }
    from = start;
  }

  /** The rows of a name, in their order; those of another where the table says it is the same. */
  List<List<String>> rows(String name) {
    List<List<String>> rows = new ArrayList<>();
    int line = first(name);
    while (line < text.length() && nameAt(line).equals(name)) {
      int end = text.indexOf('\n', line);
      List<String> cells = Parts.of(text.substring(line, end), '\t');
      if (cells.get(1).startsWith(SAME_AS)) {
        return rows(cells.get(1).substring(SAME_AS.length()));
      }
      rows.add(cells);
      line = end + 1;
    }
    return rows;
  }

  /** The first line whose name is not before this one. */
  private int first(String name) {
    int low = from;
    int high = text.length();
    while (low < high) {
      int line = text.lastIndexOf('\n', (low + high) / 2 - 1) + 1;
      if (nameAt(line).compareTo(name) < 0) {
        low = text.indexOf('\n', line) + 1;
      } else {
        high = line;
      }
    }
    return low;
  }

  private String nameAt(int line) {
    return text.substring(line, text.indexOf('\t', line));
  }
}
