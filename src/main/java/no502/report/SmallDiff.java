package no502.report;

import java.util.Map;
import no502.lint.Fix;
import no502.text.Edit;
import no502.text.Letters;
import no502.text.Patch;
import no502.text.Source;
import no502.text.UnifiedDiff;

/** Shows a repair beneath its finding: only the lines that change, and in which file. */
final class SmallDiff implements UnifiedDiff.Lines {
  private static final int MOST_LINES = 14;
  private static final int MOST_ROWS = 6;

  private final Fix fix;
  private final ReportContext context;
  private final int gutter;
  private final StringBuilder out;
  private int left;

  private SmallDiff(Fix fix, ReportContext context, int gutter, StringBuilder out) {
    this.fix = fix;
    this.context = context;
    this.gutter = gutter;
    this.out = out;
    this.left = context.diff() ? Integer.MAX_VALUE : MOST_LINES;
  }

  static void print(Fix fix, ReportContext context, int gutter, StringBuilder out) {
    new SmallDiff(fix, context, gutter, out).print();
  }

  private void print() {
    Map<Source, byte[]> changed = Patch.apply(fix.edits());
    if (changed == null) {
      return;
    }
    for (Map.Entry<Source, byte[]> file : changed.entrySet()) {
      Source before = file.getKey();
      remark("in " + context.names().shown(before.name()) + ":");
      UnifiedDiff.tell(before, new Source(before.name(), file.getValue()), this);
    }
    if (left < 0) {
      remark("... " + -left + " more lines; --diff shows them");
    }
  }

  @Override
  public void hunk(int from, int count, int newFrom, int newCount) {
    if (context.diff() && left-- > 0) {
      remark(UnifiedDiff.head(from, count, newFrom, newCount));
    }
  }

  @Override
  public void line(char sign, int number, String text) {
    if ((context.diff() || sign != ' ') && left-- > 0) {
      int end = text.length();
      end -= end > 0 && text.charAt(end - 1) == '\n' ? 1 : 0;
      end -= end > 0 && text.charAt(end - 1) == '\r' ? 1 : 0;
      String colour =
          switch (sign) {
            case '+' -> context.palette().add();
            case '-' -> context.palette().remove();
            default -> "";
          };
      line(colour, String.valueOf(number), String.valueOf(sign), text.substring(0, end));
    }
    if (context.diff() && !text.endsWith("\n") && left-- > 0) {
      remark(UnifiedDiff.NO_BREAK);
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

  private void remark(String text) {
    line("", "", "", text);
  }

  /**
   * The sign stands before the code, so that tab stops are those of the file. A long line goes on
   * below: what changes may stand at its end.
   */
  private void line(String colour, String number, String sign, String code) {
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
