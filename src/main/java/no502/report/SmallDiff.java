package no502.report;

import java.util.List;
import java.util.Map;
import no502.lint.Fix;
import no502.text.Edit;
import no502.text.Letters;
import no502.text.Parts;
import no502.text.Patch;
import no502.text.Source;
import no502.text.UnifiedDiff;

/** Shows a repair beneath its finding: only the lines that change, and in which file. */
final class SmallDiff {
  private static final int MOST_LINES = 14;
  private static final int MOST_ROWS = 6;

  private final Fix fix;
  private final ReportContext context;
  private final int gutter;
  private int oldLine;
  private int newLine;

  SmallDiff(Fix fix, ReportContext context, int gutter) {
    this.fix = fix;
    this.context = context;
    this.gutter = gutter;
  }

  void print(StringBuilder out) {
    Map<Source, byte[]> changed = Patch.apply(fix.edits());
    if (changed == null) {
      return;
    }
    int left = context.diff() ? Integer.MAX_VALUE : MOST_LINES;
    for (Map.Entry<Source, byte[]> file : changed.entrySet()) {
      Source before = file.getKey();
      line("", "in " + context.names().shown(before.name()) + ":", out);
      String hunks = UnifiedDiff.hunks(before, new Source(before.name(), file.getValue()));
      for (String line : Parts.filled(hunks, '\n')) {
        boolean wanted = context.diff() || line.startsWith("+") || line.startsWith("-");
        count(line);
        if (wanted && left-- > 0) {
          hunkLine(line, out);
        }
      }
    }
    if (left < 0) {
      line("", "... " + -left + " more lines; --diff shows them", out);
    }
  }

  /** How many digits the lines of the repair may need. */
  static int gutter(Fix fix) {
    int added = 0;
    int last = 1;
    for (Edit edit : fix.edits()) {
      added += Letters.count(edit.replacement(), '\n');
      last = Math.max(last, edit.span().line());
    }
    return Frame.gutter(last + added);
  }

  /** Keeps both files' line numbers up with the hunks. */
  private void count(String line) {
    if (line.startsWith("@@")) {
      List<String> words = Parts.of(line, ' ');
      oldLine = start(words.get(1)) - 1;
      newLine = start(words.get(2)) - 1;
    } else if (!line.startsWith("\\")) {
      oldLine += line.startsWith("+") ? 0 : 1;
      newLine += line.startsWith("-") ? 0 : 1;
    }
  }

  /** The number in {@code -12,7} or {@code +12}; an empty range names the line before it. */
  private static int start(String range) {
    int comma = range.indexOf(',');
    int start = Integer.parseInt(range.substring(1, comma < 0 ? range.length() : comma));
    return range.endsWith(",0") ? start + 1 : start;
  }

  private String colour(String line) {
    if (line.startsWith("+")) {
      return context.palette().add();
    }
    return line.startsWith("-") ? context.palette().remove() : "";
  }

  private void hunkLine(String line, StringBuilder out) {
    String code = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    if (code.startsWith("@@") || code.startsWith("\\")) {
      line("", code, out);
    } else {
      int number = line.startsWith("-") ? oldLine : newLine;
      String sign = code.substring(0, 1);
      line(colour(line), String.valueOf(number), sign, code.substring(1), out);
    }
  }

  private void line(String colour, String text, StringBuilder out) {
    line(colour, "", "", text, out);
  }

  /**
   * The sign stands before the code, so that tab stops are those of the file. A long line goes on
   * below: what changes may stand at its end.
   */
  private void line(String colour, String number, String sign, String code, StringBuilder out) {
    Cells cells = new Cells();
    cells.append(code);
    Palette palette = context.palette();
    String blank = Frame.blanks(gutter, new StringBuilder()) + " |";
    String bar = Frame.blanks(gutter - number.length(), new StringBuilder()) + number + " |";
    int room = Math.max(20, context.width() - gutter - 4);
    int from = 0;
    for (int row = 0; row < MOST_ROWS && (row == 0 || from < cells.count()); row++) {
      int to = cells.after(from, room);
      String lead = row == 0 || sign.isEmpty() ? sign : " ";
      out.append(palette.paint(palette.frame(), row == 0 ? bar : blank)).append(' ');
      out.append(palette.paint(colour, lead + cells.text(from, to))).append('\n');
      from = to;
    }
  }
}
