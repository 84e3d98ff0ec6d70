package no502.report;

/**
 * The part of a long line that is shown: always the marked words, and what fits around them.
 *
 * @param from the first cell shown
 * @param to the cell after the last one shown
 */
record Window(int from, int to, boolean cutLeft, boolean cutRight) {
  private static final String CUT = "...";

  static Window of(Cells cells, int first, int after, int room) {
    int most = Math.max(20, room);
    if (cells.width() <= most) {
      return new Window(0, cells.count(), false, false);
    }
    int from = 0;
    int usable = most - 2 * CUT.length();
    if (cells.width(0, after) > usable) {
      int lead = Math.max(0, (usable - cells.width(first, after)) / 2);
      from = first;
      while (from > 0 && cells.width(from - 1, first) <= lead) {
        from--;
      }
    }
    int to = from;
    int used = 0;
    while (to < cells.count() && used + cells.width(to, to + 1) <= usable) {
      used += cells.width(to, to + 1);
      to++;
    }
    return new Window(from, to, from > 0, to < cells.count());
  }

  String text(Cells cells) {
    return (cutLeft ? CUT : "") + cells.text(from, to) + (cutRight ? CUT : "");
  }

  /** Where a cell stands in the shown text. */
  int column(Cells cells, int cell) {
    return (cutLeft ? CUT.length() : 0) + cells.width(from, Math.max(from, Math.min(cell, to)));
  }

  int width(Cells cells, int first, int after) {
    int start = Math.max(first, from);
    int end = Math.min(after, to);
    return end <= start ? 0 : cells.width(start, end);
  }
}
