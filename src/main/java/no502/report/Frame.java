package no502.report;

import java.util.ArrayList;
import java.util.List;
import no502.text.Source;
import no502.text.Span;

/** Draws the lines of one file that a finding speaks of, with the words underlined. */
final class Frame {
  private static final int MOST_LINES = 8;

  private final Source source;
  private final List<Mark> marks = new ArrayList<>();
  private final ReportContext context;
  private final int gutter;
  private final String bar;

  /** One underlined span; the first is the finding's own. */
  private record Mark(Span span, int line, String label, boolean primary, String colour) {}

  Frame(Source source, ReportContext context, int gutter) {
    this.source = source;
    this.context = context;
    this.gutter = gutter;
    String bare = blanks(gutter, new StringBuilder()) + " |";
    this.bar = context.palette().paint(context.palette().frame(), bare);
  }

  void mark(Span span, String label, boolean primary, String colour) {
    for (Mark mark : marks) {
      if (mark.span.start() == span.start() && mark.span.end() == span.end()) {
        return;
      }
    }
    marks.add(new Mark(span, span.line(), label, primary, colour));
  }

  static int gutter(int line) {
    return String.valueOf(line).length();
  }

  void print(StringBuilder out) {
    Palette palette = context.palette();
    Mark first = marks.get(0);
    String place =
        Plain.text(context.names().shown(source.name()))
            + ":"
            + first.line
            + ":"
            + first.span.column();
    blanks(gutter, out).append(palette.paint(palette.frame(), "-->")).append(' ');
    out.append(place).append('\n');
    if (source.length() == 0) {
      return;
    }
    bar(out).append('\n');
    List<Mark> ordered = new ArrayList<>(marks);
    ordered.sort((a, b) -> Integer.compare(a.span.start(), b.span.start()));
    int shown = 0;
    int last = 0;
    for (Mark mark : ordered) {
      int line = mark.line;
      if (line != last) {
        if (++shown > MOST_LINES && !context.verbose()) {
          dots(out);
          break;
        }
        if (last != 0 && line > last + 1) {
          dots(out);
        }
      }
      print(mark, leader(ordered, line), line != last, out);
      last = line;
    }
    bar(out).append('\n');
  }

  /** Of a line too long to show, the part is shown that holds the finding's own mark. */
  private static Mark leader(List<Mark> marks, int line) {
    Mark leader = null;
    for (Mark mark : marks) {
      if (mark.line == line && (leader == null || mark.primary)) {
        leader = mark;
      }
    }
    return leader;
  }

  /** A line of code with the cells that a mark takes. */
  private record Code(Cells cells, int first, int after) {}

  private Code code(Mark mark, int line) {
    int start = source.lineStart(line) == 0 && source.hasBom() ? 3 : source.lineStart(line);
    int end = source.lineEnd(line);
    int from = Math.min(Math.max(mark.span.start(), start), end);
    int to = Math.min(Math.max(mark.span.end(), from), end);
    Cells cells = new Cells();
    cells.append(source.slice(start, from));
    int first = cells.count();
    cells.append(source.slice(from, to));
    int after = cells.count();
    cells.append(source.slice(to, end));
    return new Code(cells, first, after);
  }

  private void print(Mark mark, Mark leader, boolean withCode, StringBuilder out) {
    int line = mark.line;
    Code own = code(mark, line);
    Code lead = leader == mark ? own : code(leader, line);
    Cells cells = own.cells;
    Window window = Window.of(lead.cells, lead.first, lead.after, context.width() - gutter - 3);
    int first = own.first;
    int after = own.after;
    if (withCode) {
      String number = String.valueOf(line);
      String head = blanks(gutter - number.length(), new StringBuilder()) + number + " |";
      out.append(context.palette().paint(context.palette().frame(), head));
      if (cells.count() > 0) {
        out.append(' ').append(window.text(cells));
      }
      out.append('\n');
    }
    underline(mark, window.column(cells, first), window.width(cells, first, after), out);
  }

  private void underline(Mark mark, int column, int width, StringBuilder out) {
    String sign = (mark.primary ? "^" : "-").repeat(Math.max(1, width));
    String label = Plain.text(mark.label);
    int room = context.width() - gutter - 3 - column - sign.length() - 1;
    bar(out).append(' ');
    blanks(column, out);
    if (label.isEmpty() || Cells.width(label) <= room) {
      String text = label.isEmpty() ? sign : sign + " " + label;
      out.append(context.palette().paint(mark.colour, text)).append('\n');
      return;
    }
    out.append(context.palette().paint(mark.colour, sign)).append('\n');
    int indent = Math.max(0, Math.min(column, context.width() - gutter - 3 - 40));
    for (String part : Wrap.lines(label, context.width() - gutter - 3 - indent)) {
      blanks(indent, bar(out).append(' ')).append(context.palette().paint(mark.colour, part));
      out.append('\n');
    }
  }

  private StringBuilder bar(StringBuilder out) {
    return out.append(bar);
  }

  private void dots(StringBuilder out) {
    out.append(context.palette().paint(context.palette().frame(), "...")).append('\n');
  }

  static StringBuilder blanks(int count, StringBuilder out) {
    for (int i = 0; i < count; i++) {
      out.append(' ');
    }
    return out;
  }
}
