package no502.report;

import java.util.Arrays;

/** A line of code as a terminal will show it: what stands in which column. */
final class Cells {
  private static final int TAB = 4;

  private final StringBuilder written = new StringBuilder();
  private final StringBuilder shown = new StringBuilder();
  private int count;

  /**
   * Where in the shown text each cell ends, and in which column; null while both are told by the
   * number of cells, as in nearly every line.
   */
  private int[] ends;

  private int[] columns;

  /** Appends text; tabs become blanks up to the next stop, dangerous characters become visible. */
  void append(String text) {
    if (Plain.isUsual(text) && (count == 0 || text.indexOf('[') < 0)) {
      appendUsual(text);
      return;
    }
    countEach();
    int i = 0;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      int length = Character.charCount(c);
      written.appendCodePoint(c);
      if (c == '\t') {
        put("    ", TAB - width() % TAB);
      } else if (Plain.deceives(c)) {
        String visible = Plain.text(text.substring(i, i + length));
        put(visible, visible.length());
      } else if (c == '[' && Plain.opensCommand(written, written.length() - 1)) {
        put(" [", 2);
      } else if (c == ':' && Plain.startsCommand(text, i)) {
        put("\\:", 2);
      } else {
        put(c);
      }
      i += length;
    }
  }

  private void appendUsual(String text) {
    int end = shown.length();
    int column = width();
    written.append(text);
    shown.append(text);
    if (ends == null) {
      count += text.length();
      return;
    }
    makeRoom(text.length());
    for (int i = 1; i <= text.length(); i++) {
      ends[count] = end + i;
      columns[count++] = column + i;
    }
  }

  private void countEach() {
    if (ends == null) {
      ends = new int[count + 64];
      for (int i = 0; i < count; i++) {
        ends[i] = i + 1;
      }
      columns = ends.clone();
    }
  }

  private void makeRoom(int more) {
    if (count + more > ends.length) {
      ends = Arrays.copyOf(ends, 2 * (count + more));
      columns = Arrays.copyOf(columns, 2 * (count + more));
    }
  }

  /** So many characters, a cell each. */
  private void put(String text, int cells) {
    for (int i = 0; i < cells; i++) {
      put(text.charAt(i));
    }
  }

  private void put(int c) {
    int wide = widthOf(c);
    if (wide == 0 && count > 0) {
      shown.appendCodePoint(c);
      ends[count - 1] = shown.length();
      return;
    }
    if (wide == 0) {
      shown.append(' ');
    }
    shown.appendCodePoint(c);
    makeRoom(1);
    int before = width();
    ends[count] = shown.length();
    columns[count] = before + Math.max(1, wide);
    count++;
  }

  int width() {
    return before(columns, count);
  }

  int count() {
    return count;
  }

  /** The columns that the cells of a range take. */
  int width(int from, int to) {
    return before(columns, to) - before(columns, from);
  }

  String text(int from, int to) {
    return from < to ? shown.substring(before(ends, from), before(ends, to)) : "";
  }

  private static int before(int[] sums, int cell) {
    return sums == null || cell == 0 ? cell : sums[cell - 1];
  }

  /** The cell after the last one that fits into so many columns, from a cell on. */
  int after(int from, int room) {
    if (columns == null) {
      return Math.min(count, from + room);
    }
    int to = from;
    while (to < count && to - from < room && width(from, to + 1) <= room) {
      to++;
    }
    return to;
  }

  static int width(String text) {
    if (Plain.isUsual(text)) {
      return text.length();
    }
    Cells cells = new Cells();
    cells.append(text);
    return cells.width();
  }

  /** 0 for what combines with the character before, 2 for East Asian wide ones and emoji. */
  static int widthOf(int c) {
    if (c < 0x300) {
      return 1;
    }
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    boolean wide =
        c >= 0x1100 && c <= 0x115F
            || c >= 0x2E80 && c <= 0x303E
            || c >= 0x3041 && c <= 0xA4CF
            || c >= 0xA960 && c <= 0xA97F
            || c >= 0xAC00 && c <= 0xD7A3
            || c >= 0xF900 && c <= 0xFAFF
            || c >= 0xFE30 && c <= 0xFE6F
            || c >= 0xFF00 && c <= 0xFF60
            || c >= 0xFFE0 && c <= 0xFFE6
            || c >= 0x1F300 && c <= 0x1F64F
            || c >= 0x1F680 && c <= 0x1F6FF
            || c >= 0x1F900 && c <= 0x1FAFF
            || c >= 0x20000 && c <= 0x3FFFD;
    return wide ? 2 : 1;
  }
}
