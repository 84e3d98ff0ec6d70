package no502.text;

/**
 * A text of lines sorted by their first word, below a head of comments. Of its hundreds a run needs
 * a few: they are looked for where they stand, and nothing else is taken apart.
 */
public final class SortedLines {
  private final String text;
  private final char separator;
  private final int start;

  /** {@code separator} stands behind the first word. */
  public SortedLines(String text, char separator) {
    this.text = text;
    this.separator = separator;
    int line = 0;
    while (text.charAt(line) == '#') {
      line = text.indexOf('\n', line) + 1;
    }
    start = line;
  }

  /** Where the first line below the head begins. */
  public int start() {
    return start;
  }

  /** The first line before {@code end} whose word is not before this one; else {@code end}. */
  public int first(String word, int end) {
    int low = start;
    int high = end;
    while (low < high) {
      int line = text.lastIndexOf('\n', (low + high) / 2 - 1) + 1;
      if (wordAt(line).compareTo(word) < 0) {
        low = text.indexOf('\n', line) + 1;
      } else {
        high = line;
      }
    }
    return low;
  }

  /** The first word of the line that begins here. */
  public String wordAt(int line) {
    return text.substring(line, text.indexOf(separator, line));
  }
}
