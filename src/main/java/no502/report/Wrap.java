package no502.report;

import java.util.ArrayList;
import java.util.List;
import no502.text.Parts;

/** Breaks a sentence into lines of a given width, at blanks, long words only where they must. */
final class Wrap {
  private Wrap() {}

  /** The lines of a text, which is made harmless. */
  static List<String> lines(String text, int width) {
    int most = Math.max(20, width);
    return Plain.isUsual(text) ? cut(text, most) : filled(Plain.text(text), most);
  }

  /** Where each character takes a column, a line ends at the last blank that it can reach. */
  private static List<String> cut(String text, int most) {
    List<String> lines = new ArrayList<>();
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == ' ') {
      end--;
    }
    int from = 0;
    do {
      while (from < end && text.charAt(from) == ' ') {
        from++;
      }
      int to = end;
      if (end - from > most) {
        int within = text.lastIndexOf(' ', from + most);
        int beyond = within > from ? within : text.indexOf(' ', from);
        to = beyond < 0 ? end : Math.min(beyond, end);
      }
      lines.add(text.substring(from, to));
      from = to + 1;
    } while (from < end);
    return lines;
  }

  /** Where some take none or two, each word is measured. */
  private static List<String> filled(String text, int most) {
    List<String> lines = new ArrayList<>();
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
