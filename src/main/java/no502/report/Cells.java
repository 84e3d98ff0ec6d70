package no502.report;

import java.util.ArrayList;
import java.util.List;

/** A line of code as a terminal will show it: what stands in which column. */
final class Cells {
  private static final int TAB = 4;

  private final List<String> glyphs = new ArrayList<>();
  private final List<Integer> widths = new ArrayList<>();
  private final StringBuilder written = new StringBuilder();
  private int width;

  /** Appends text; tabs become blanks up to the next stop, dangerous characters become visible. */
  void append(String text) {
    int i = 0;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      int length = Character.charCount(c);
      written.append(text, i, i + length);
      if (c == '\t') {
        int blanks = TAB - width % TAB;
        for (int b = 0; b < blanks; b++) {
          put(" ", 1);
        }
      } else if (Plain.deceives(c)) {
        String shown = Plain.text(text.substring(i, i + length));
        for (int k = 0; k < shown.length(); k++) {
          put(shown.substring(k, k + 1), 1);
        }
      } else if (c == '[' && Plain.opensCommand(written, written.length() - 1)) {
        put(" ", 1);
        put("[", 1);
      } else if (c == ':' && Plain.startsCommand(text, i)) {
        put("\\", 1);
        put(":", 1);
      } else {
        put(text.substring(i, i + length), widthOf(c));
      }
      i += length;
    }
  }

  private void put(String glyph, int columns) {
    if (columns == 0 && !glyphs.isEmpty()) {
      int last = glyphs.size() - 1;
      glyphs.set(last, glyphs.get(last) + glyph);
      return;
    }
    glyphs.add(columns == 0 ? " " + glyph : glyph);
    widths.add(Math.max(1, columns));
    width += Math.max(1, columns);
  }

  int width() {
    return width;
  }

  int count() {
    return glyphs.size();
  }

  /** The columns that the cells of a range take. */
  int width(int from, int to) {
    int sum = 0;
    for (int i = from; i < to; i++) {
      sum += widths.get(i);
    }
    return sum;
  }

  String text(int from, int to) {
    StringBuilder out = new StringBuilder();
    for (int i = from; i < to; i++) {
      out.append(glyphs.get(i));
    }
    return out.toString();
  }

  static int width(String text) {
    Cells cells = new Cells();
    cells.append(text);
    return cells.width;
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
