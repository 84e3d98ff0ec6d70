package no502.topology.listen;

import no502.text.Source;
import no502.text.Span;
import no502.text.Utf8;

/**
 * A text to scan, with the way back to where it is written. One char stands for one byte (Latin-1),
 * so that offsets are the file's own; ports, addresses and flags are ASCII anyway.
 */
final class Located {
  private final String text;
  private final Source source;
  private final Span whole;
  private final int shift;

  private Located(String text, Source source, Span whole, int shift) {
    this.text = text;
    this.source = source;
    this.whole = whole;
    this.shift = shift;
  }

  static Located of(Source source) {
    String text = Utf8.latin(source.bytes(), 0, source.length());
    return new Located(text, source, null, 0);
  }

  /** A decoded value and the span it was written at, which may quote or fold it. */
  static Located of(String value, Span span) {
    byte[] given = Utf8.bytes(value);
    String text = Utf8.latin(given, 0, given.length);
    if (span == null) {
      return new Located(text, null, null, 0);
    }
    byte[] bytes = span.source().bytes();
    String written = Utf8.latin(bytes, span.start(), span.end());
    int at = written.indexOf(text);
    return at < 0
        ? new Located(text, null, span, 0)
        : new Located(text, span.source(), span, span.start() + at);
  }

  String text() {
    return text;
  }

  /** Where these chars are written; the whole value when it is not written word by word. */
  Span span(int from, int to) {
    return source == null ? whole : source.span(shift + from, shift + to);
  }
}
