package no502.report;

import java.util.ArrayList;
import java.util.List;
import no502.text.Parts;

/** Breaks a sentence into lines of a given width, at blanks, long words only where they must. */
final class Wrap {
  private Wrap() {}

  /** Wraps text that is already harmless. */
  static List<String> lines(String text, int width) {
    List<String> lines = new ArrayList<>();
    int most = Math.max(20, width);
    StringBuilder line = new StringBuilder();
    int used = 0;
    for (String word : Parts.filled(text, ' ')) {
      int wide = Cells.width(word);
      if (used > 0 && used + 1 + wide > most) {
        lines.add(line.toString());
        line.setLength(0);
        used = 0;
      }
      if (used > 0) {
        line.append(' ');
        used++;
      }
      line.append(word);
      used += wide;
    }
    if (used > 0 || lines.isEmpty()) {
      lines.add(line.toString());
    }
    return lines;
  }
}
