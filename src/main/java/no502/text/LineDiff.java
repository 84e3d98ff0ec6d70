package no502.text;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which lines of two states of a file differ. Line ends are part of the lines. */
final class LineDiff {
  /**
   * The shortest difference takes time with the square of what differs: of more lines than these,
   * those that stand once in both states are taken as the same, and what is between them compared.
   */
  private static final int FEW = 500;

  private static final int REPEATED = -1;

  private final Source before;
  private final Source after;
  private final List<Change> changes = new ArrayList<>();

  /** Lines from one number up to another, counted from 0, and what is in their place. */
  record Change(int from, int to, int newFrom, int newTo) {}

  /** A line of both states. */
  private record Anchor(int line, int newLine) {}

  private LineDiff(Source before, Source after) {
    this.before = before;
    this.after = after;
  }

  static List<Change> of(Source before, Source after) {
    LineDiff diff = new LineDiff(before, after);
    diff.compare(0, count(before), 0, count(after), true);
    return diff.changes;
  }

  /** What follows the last line break is a line only if there is something. */
  static int count(Source source) {
    int lines = source.lineCount();
    return source.lineStart(lines) == source.length() ? lines - 1 : lines;
  }

  static String line(Source source, int line) {
    return source.slice(source.lineStart(line + 1), source.lineEndWithBreak(line + 1));
  }

  private void compare(int from, int to, int newFrom, int newTo, boolean divide) {
    int start = from;
    int newStart = newFrom;
    while (start < to && newStart < newTo && same(start, newStart)) {
      start++;
      newStart++;
    }
    int end = to;
    int newEnd = newTo;
    while (start < end && newStart < newEnd && same(end - 1, newEnd - 1)) {
      end--;
      newEnd--;
    }
    int lines = end - start + newEnd - newStart;
    if (lines > FEW && divide) {
      divide(start, end, newStart, newEnd);
    } else if (lines > 0) {
      add(start, end, newStart, newEnd);
    }
  }

  private boolean same(int line, int newLine) {
    int at = before.lineStart(line + 1);
    int length = before.lineEndWithBreak(line + 1) - at;
    int newAt = after.lineStart(newLine + 1);
    boolean same = after.lineEndWithBreak(newLine + 1) - newAt == length;
    for (int i = 0; same && i < length; i++) {
      same = before.bytes()[at + i] == after.bytes()[newAt + i];
    }
    return same;
  }

  private void divide(int from, int to, int newFrom, int newTo) {
    int start = from;
    int newStart = newFrom;
    for (Anchor anchor : rising(anchors(from, to, newFrom, newTo))) {
      compare(start, anchor.line, newStart, anchor.newLine, false);
      start = anchor.line + 1;
      newStart = anchor.newLine + 1;
    }
    compare(start, to, newStart, newTo, false);
  }

  private List<Anchor> anchors(int from, int to, int newFrom, int newTo) {
    Map<String, Integer> places = places(before, from, to);
    Map<String, Integer> newPlaces = places(after, newFrom, newTo);
    List<Anchor> anchors = new ArrayList<>();
    places.forEach(
        (text, line) -> {
          int newLine = newPlaces.getOrDefault(text, REPEATED);
          if (line != REPEATED && newLine != REPEATED) {
            anchors.add(new Anchor(line, newLine));
          }
        });
    return anchors;
  }

  /** Where each line stands, in order. */
  private static Map<String, Integer> places(Source source, int from, int to) {
    Map<String, Integer> places = new LinkedHashMap<>();
    for (int i = from; i < to; i++) {
      places.merge(line(source, i), i, (one, other) -> REPEATED);
    }
    return places;
  }

  /** The most of them that are in order in both states. */
  private static List<Anchor> rising(List<Anchor> anchors) {
    int[] ends = new int[anchors.size()];
    int[] previous = new int[anchors.size()];
    int longest = 0;
    for (int i = 0; i < anchors.size(); i++) {
      int low = 0;
      int high = longest;
      while (low < high) {
        int middle = (low + high) >>> 1;
        boolean less = anchors.get(ends[middle]).newLine < anchors.get(i).newLine;
        low = less ? middle + 1 : low;
        high = less ? high : middle;
      }
      previous[i] = low == 0 ? -1 : ends[low - 1];
      ends[low] = i;
      longest = Math.max(longest, low + 1);
    }
    Anchor[] rising = new Anchor[longest];
    for (int i = longest == 0 ? -1 : ends[longest - 1]; i >= 0; i = previous[i]) {
      rising[--longest] = anchors.get(i);
    }
    return Arrays.asList(rising);
  }

  /** Neither the first nor the last lines of these are the same. */
  private void add(int from, int to, int newFrom, int newTo) {
    if (to - from <= 1 && newTo - newFrom <= 1 || from == to || newFrom == newTo) {
      changes.add(new Change(from, to, newFrom, newTo));
      return;
    }
    List<String> old = lines(before, from, to);
    for (AbstractDelta<String> delta :
        DiffUtils.diff(old, lines(after, newFrom, newTo)).getDeltas()) {
      int start = from + delta.getSource().getPosition();
      int newStart = newFrom + delta.getTarget().getPosition();
      int end = start + delta.getSource().size();
      changes.add(new Change(start, end, newStart, newStart + delta.getTarget().size()));
    }
  }

  private static List<String> lines(Source source, int from, int to) {
    List<String> lines = new ArrayList<>();
    for (int i = from; i < to; i++) {
      lines.add(line(source, i));
    }
    return lines;
  }
}
