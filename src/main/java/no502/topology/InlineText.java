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
    for (int i = 0; i < made.length; i++) {
      if (i == 0 || made[i - 1] == '\n') {
        at = lineText(written, at, span.end(), made[i]);
      }
      at = follow(written, at, span.end(), made[i]);
      map[i] = Math.min(at, span.end());
      at++;
    }
    map[made.length] = span.end();
    return Source.derived(made, span.source(), map);
  }

  private static int bodyStart(byte[] written, Span span) {
    int at = span.start();
    boolean block = at < span.end() && (written[at] == '|' || written[at] == '>');
    while (block && at < span.end() && written[at] != '\n') {
      at++;
    }
    return block ? at + 1 : at;
  }

  /** Skips a line's indentation, unless the made text has blanks there too. */
  private static int lineText(byte[] written, int at, int end, byte first) {
    int text = at;
    while (text < end && (written[text] == ' ' || written[text] == '\t')) {
      text++;
    }
    return first == ' ' || first == '\t' ? at : text;
  }

  /**
   * The next place with this byte on the same line: steps over a doubled dollar and substituted
   * variables.
   */
  private static int follow(byte[] written, int at, int end, byte wanted) {
    for (int i = at; i < end; i++) {
      if (written[i] == wanted) {
        boolean doubled = wanted == '$' && i + 1 < end && written[i + 1] == '$';
        return doubled ? i + 1 : i;
      }
      if (written[i] == '\n') {
        return at;
      }
    }
    return at;
  }
}
