package no502.text;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;

/**
 * The difference between two states of a file, as {@code git diff} prints it and {@code git apply}
 * takes it. Line ends are part of the lines, so CRLF stays and a change of line ends shows.
 */
public final class UnifiedDiff {
  private static final int CONTEXT = 3;

  private final List<String> before;
  private final List<String> after;
  private final StringBuilder out = new StringBuilder();

  private UnifiedDiff(List<String> before, List<String> after) {
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
    UnifiedDiff diff = new UnifiedDiff(lines(before.text()), lines(after.text()));
    diff.print();
    return diff.out.toString();
  }

  private void print() {
    List<AbstractDelta<String>> deltas = DiffUtils.diff(before, after).getDeltas();
    int first = 0;
    while (first < deltas.size()) {
      int last = first;
      while (last + 1 < deltas.size()
          && deltas.get(last + 1).getSource().getPosition() - end(deltas.get(last))
              <= 2 * CONTEXT) {
        last++;
      }
      hunk(deltas.subList(first, last + 1));
      first = last + 1;
    }
  }

  private static int end(AbstractDelta<String> delta) {
    return delta.getSource().getPosition() + delta.getSource().size();
  }

  private void hunk(List<AbstractDelta<String>> deltas) {
    int from = Math.max(0, deltas.get(0).getSource().getPosition() - CONTEXT);
    int to = Math.min(before.size(), end(deltas.get(deltas.size() - 1)) + CONTEXT);
    AbstractDelta<String> head = deltas.get(0);
    int newFrom = head.getTarget().getPosition() - (head.getSource().getPosition() - from);
    int grown = 0;
    for (AbstractDelta<String> delta : deltas) {
      grown += delta.getTarget().size() - delta.getSource().size();
    }
    out.append("@@ -").append(range(from, to - from));
    out.append(" +").append(range(newFrom, to - from + grown)).append(" @@\n");
    int at = from;
    for (AbstractDelta<String> delta : deltas) {
      at = context(at, delta.getSource().getPosition());
      delta.getSource().getLines().forEach(line -> line('-', line));
      delta.getTarget().getLines().forEach(line -> line('+', line));
      at += delta.getSource().size();
    }
    context(at, to);
  }

  private int context(int from, int to) {
    for (int i = from; i < to; i++) {
      line(' ', before.get(i));
    }
    return to;
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

  /** Lines with their line ends; what follows the last one is a line only if there is something. */
  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      int end = text.indexOf('\n', from);
      int next = end < 0 ? text.length() : end + 1;
      lines.add(text.substring(from, next));
      from = next;
    }
    return lines;
  }
}
