package no502.text;

import java.util.List;
import no502.text.LineDiff.Change;

/**
 * The difference between two states of a file, as {@code git diff} prints it and {@code git apply}
 * takes it. Line ends are part of the lines, so CRLF stays and a change of line ends shows.
 */
public final class UnifiedDiff {
  private static final int CONTEXT = 3;

  /** Said of a last line that has no break. */
  public static final String NO_BREAK = "\\ No newline at end of file";

  private final Source before;
  private final Source after;
  private final Lines lines;

  /** Who is told of a difference, in the order in which it is printed. */
  public interface Lines {

    /** What follows takes the place of so many lines from one on, counted from 0. */
    void hunk(int from, int count, int newFrom, int newCount);

    /**
     * @param sign {@code -} for a line that goes, {@code +} for one that comes, a blank for others
     * @param number the line's, from 1, among the old ones if it goes, else among the new ones
     * @param text with its break, if it has one
     */
    void line(char sign, int number, String text);
  }

  private UnifiedDiff(Source before, Source after, Lines lines) {
    this.before = before;
    this.after = after;
    this.lines = lines;
  }

  /** The whole patch with its header; empty when nothing differs. */
  public static String of(String name, Source before, Source after) {
    String hunks = hunks(before, after);
    if (hunks.isEmpty()) {
      return "";
    }
    return "--- " + label("a/" + name) + "\n+++ " + label("b/" + name) + "\n" + hunks;
  }

  /** The hunks alone, each from its {@code @@} line on. */
  public static String hunks(Source before, Source after) {
    StringBuilder out = new StringBuilder();
    Lines printed =
        new Lines() {
          @Override
          public void hunk(int from, int count, int newFrom, int newCount) {
            out.append(head(from, count, newFrom, newCount)).append('\n');
          }

          @Override
          public void line(char sign, int number, String text) {
            out.append(sign).append(text);
            if (!text.endsWith("\n")) {
              out.append('\n').append(NO_BREAK).append('\n');
            }
          }
        };
    tell(before, after, printed);
    return out.toString();
  }

  /** Tells of all that differs, with some lines around it. */
  public static void tell(Source before, Source after, Lines lines) {
    new UnifiedDiff(before, after, lines).tell();
  }

  /** How a hunk begins. */
  public static String head(int from, int count, int newFrom, int newCount) {
    return "@@ -" + range(from, count) + " +" + range(newFrom, newCount) + " @@";
  }

  private void tell() {
    List<Change> changes = LineDiff.of(before, after);
    int first = 0;
    while (first < changes.size()) {
      int last = first;
      while (last + 1 < changes.size()
          && changes.get(last + 1).from() - changes.get(last).to() <= 2 * CONTEXT) {
        last++;
      }
      hunk(changes.subList(first, last + 1));
      first = last + 1;
    }
  }

  private void hunk(List<Change> changes) {
    Change head = changes.get(0);
    Change tail = changes.get(changes.size() - 1);
    int from = Math.max(0, head.from() - CONTEXT);
    int to = Math.min(LineDiff.count(before), tail.to() + CONTEXT);
    int newFrom = head.newFrom() - (head.from() - from);
    int newTo = tail.newTo() + (to - tail.to());
    lines.hunk(from, to - from, newFrom, newTo - newFrom);
    int at = from;
    int newAt = newFrom;
    for (Change change : changes) {
      same(at, change.from(), newAt);
      for (int i = change.from(); i < change.to(); i++) {
        lines.line('-', i + 1, LineDiff.line(before, i));
      }
      for (int i = change.newFrom(); i < change.newTo(); i++) {
        lines.line('+', i + 1, LineDiff.line(after, i));
      }
      at = change.to();
      newAt = change.newTo();
    }
    same(at, to, newAt);
  }

  private void same(int from, int to, int newFrom) {
    for (int i = from; i < to; i++) {
      lines.line(' ', newFrom + i - from + 1, LineDiff.line(before, i));
    }
  }

  private static String range(int from, int count) {
    int start = count == 0 ? from : from + 1;
    return count == 1 ? String.valueOf(start) : start + "," + count;
  }

  /** A name git would quote is quoted: a newline in it must not forge a header. */
  private static String label(String name) {
    boolean plain = true;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      plain &= c >= ' ' && c != 0x7F && c != '"' && c != '\\' && c < 0x80;
    }
    if (plain) {
      // A tab ends a name that has blanks, for programs that would cut it there.
      return name.indexOf(' ') < 0 ? name : name + "\t";
    }
    StringBuilder quoted = new StringBuilder("\"");
    for (byte b : Utf8.bytes(name)) {
      int c = b & 0xFF;
      if (c == '"' || c == '\\') {
        quoted.append('\\').append((char) c);
      } else if (c < ' ' || c >= 0x7F) {
        quoted.append('\\').append((char) ('0' + (c >> 6)));
        quoted.append((char) ('0' + (c >> 3 & 7))).append((char) ('0' + (c & 7)));
      } else {
        quoted.append((char) c);
      }
    }
    return quoted.append('"').toString();
  }
}
