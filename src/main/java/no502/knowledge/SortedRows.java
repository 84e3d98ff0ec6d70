package no502.knowledge;

import java.util.ArrayList;
import java.util.List;
import no502.text.Parts;
import no502.text.SortedLines;

/** A table sorted by the first cell of its rows, taken apart no more than is asked for. */
final class SortedRows {
  private static final String SAME_AS = "= ";

  private final String text;
  private final SortedLines lines;

  SortedRows(String text) {
    this.text = text;
    this.lines = new SortedLines(text, '\t');
  }

  /** The rows of a name, in their order; those of another where the table says it is the same. */
  List<List<String>> rows(String name) {
    List<List<String>> rows = new ArrayList<>();
    int line = lines.first(name, text.length());
    while (line < text.length() && lines.wordAt(line).equals(name)) {
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
}
