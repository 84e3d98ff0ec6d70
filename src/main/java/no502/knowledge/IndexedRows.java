package no502.knowledge;

import java.util.ArrayList;
import java.util.List;
import no502.text.WordIndex;

/** A table whose rows are found by their first cell; the rows of one name stand together. */
final class IndexedRows {
  private static final String SAME_AS = "= ";

  private final String text;
  private final WordIndex index;

  IndexedRows(String table) {
    text = Tables.text(table);
    index = WordIndex.of(text, '\t', Tables.index(table));
  }

  /** The rows of a name, in their order; those of another where the table says it is the same. */
  List<String> of(String name) {
    List<String> rows = new ArrayList<>(2);
    int line = index.first(name);
    while (line >= 0 && index.isOf(name, line)) {
      int end = text.indexOf('\n', line);
      int second = line + name.length() + 1;
      if (text.startsWith(SAME_AS, second)) {
        return of(text.substring(second + SAME_AS.length(), end));
      }
      rows.add(text.substring(line, end));
      line = end + 1;
    }
    return rows;
  }
}
