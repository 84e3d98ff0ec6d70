package no502.text;

import java.util.List;
import no502.text.LineDiff.Change;

/**
 * The difference between two states of a file, as {@code git diff} prints it and {@code git apply}
 * takes it. Line ends are part of the lines, so CRLF stays and a change of line ends shows.
 */
public final class UnifiedDiff {
  private static final int CONTEXT = 3;

  private final Source before;
  private final Source after;
  private final StringBuilder out = new StringBuilder();

  private UnifiedDiff(Source before, Source after) {
    this.before = before;
    this.after = after;
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
    UnifiedDiff diff = new UnifiedDiff(before, after);
    diff.print();
    return diff.out.toString();
  }

  private void print() {
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
    out.append("@@ -").append(range(from, to - from));
    out.append(" +").append(range(newFrom, newTo - newFrom)).append(" @@\n");
    int at = from;
    for (Change change : changes) {
      lines(' ', before, at, change.from());
      lines('-', before, change.from(), change.to());
      lines('+', after, change.newFrom(), change.newTo());
      at = change.to();
    }
    lines(' ', before, at, to);
  }

  private void lines(char sign, Source source, int from, int to) {
    for (int i = from; i < to; i++) {
      line(sign, LineDiff.line(source, i));
    }
  }

  private void line(char sign, String line) {
    out.append(sign).append(line);
    if (!line.endsWith("\n")) {
      out.append("\n\\ No newline at end of file\n");
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
