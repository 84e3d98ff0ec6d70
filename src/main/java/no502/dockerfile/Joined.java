package no502.dockerfile;

import java.util.Arrays;
import no502.text.Source;
import no502.text.Span;

/**
 * One instruction's text with its continuation lines joined, which still knows where in the file
 * each of its characters stands.
 */
final class Joined {
  private final Source source;
  private final StringBuilder text = new StringBuilder();
  private int[] starts = new int[4];
  private int[] offsets = new int[4];
  private int pieces;
  private String whole;

  Joined(Source source) {
    this.source = source;
  }

  void add(int from, int to) {
    if (pieces == starts.length) {
      starts = Arrays.copyOf(starts, 2 * pieces);
      offsets = Arrays.copyOf(offsets, 2 * pieces);
    }
    starts[pieces] = text.length();
    offsets[pieces++] = from;
    text.append(Bytes.in(source.bytes(), from, to));
  }

  String text() {
    if (whole == null) {
      whole = text.toString();
    }
    return whole;
  }

  Source source() {
    return source;
  }

  Span span(int start, int end) {
    int from = offset(start);
    return source.span(from, start == end ? from : offset(end - 1) + 1);
  }

  private int offset(int place) {
    int found = Arrays.binarySearch(starts, 0, pieces, place);
    int piece = found >= 0 ? found : -found - 2;
    // A line that brings nothing leaves an empty piece at the same place; the last one counts.
    while (piece + 1 < pieces && starts[piece + 1] == place && place < text.length()) {
      piece++;
    }
    return offsets[piece] + place - starts[piece];
  }
}
