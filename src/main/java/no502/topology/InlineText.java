package no502.topology;

import no502.compose.Value;
import no502.text.Source;
import no502.text.Span;
import no502.text.Utf8;

/**
 * A file written inside the Compose file, as a block scalar or a quoted string. Its spans lead to
 * the place in the Compose file, line by line and byte by byte as far as the two texts agree.
 */
final class InlineText {
  private InlineText() {}

  static Source of(Value value) {
    byte[] made = Utf8.bytes(value.text());
    Span span = value.origin().span();
    byte[] written = span.source().bytes();
    int[] map = new int[made.length + 1];
    int at = bodyStart(written, span);
    int end = at;
    for (int i = 0; i < made.length; i++) {
      int found = find(written, at, span.end(), made[i]);
      if (found < 0) {
        map[i] = at;
        end = span.end();
      } else {
        map[i] = found;
        at = found + 1;
        end = at;
      }
    }
    map[made.length] = end;
    return Source.derived(made, span.source(), map);
  }

  /** Behind the line that opens a block; a text in quotes or a plain one has no such line. */
  private static int bodyStart(byte[] written, Span span) {
    int at = span.start();
    if (span.text().startsWith("|") || span.text().startsWith(">")) {
      while (at < span.end() && written[at] != '\n') {
        at++;
      }
    }
    return at;
  }

  /**
   * The next place with this byte: steps over indentation and blank lines, and from there to the
   * line's end over the first of two dollars and over variables. What a variable brings is nowhere.
   */
  private static int find(byte[] written, int from, int end, byte wanted) {
    int at = from;
    while (at < end && written[at] != wanted && isBlank(written[at])) {
      at++;
    }
    while (at < end && written[at] != wanted && written[at] != '\n') {
      at++;
    }
    return at < end && written[at] == wanted ? at : -1;
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t' || b == '\r' || b == '\n';
  }
}
