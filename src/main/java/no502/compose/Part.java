package no502.compose;

import no502.compose.Node.Scalar;
import no502.text.Span;

/** A piece of a short form such as {@code 8080:80}, with the piece's own place where it has one. */
final class Part {
  private Part() {}

  static Scalar of(Node whole, String piece) {
    return valued(whole, piece, piece);
  }

  /** The place is that of the last occurrence for a value that ends the text, else the first. */
  static Scalar valued(Node whole, String piece, Object value) {
    Origin origin = whole.origin();
    Span span = origin.span();
    String written = span.length() > 4096 ? "" : span.text();
    int at = value instanceof Long ? written.lastIndexOf(piece) : written.indexOf(piece);
    boolean ascii = written.length() == span.length();
    Origin place =
        at < 0 || !ascii || piece.isEmpty()
            ? origin
            : new Origin(
                span.source().span(span.start() + at, span.start() + at + piece.length()),
                origin.key(),
                origin.via());
    return new Scalar(value, place, Nodes.hiddenBy(whole));
  }

  /** What stands after the first equals sign of a {@code key=value} line. */
  static Scalar afterEquals(Node line, String value) {
    Origin origin = line.origin();
    Span span = origin.span();
    String written = span.length() > 65_536 ? "" : span.text();
    int at = written.lastIndexOf("=" + value) + 1;
    boolean exact = at > 0 && written.length() == span.length();
    Span place =
        exact ? span.source().span(span.start() + at, span.start() + at + value.length()) : span;
    return new Scalar(value, new Origin(place, origin.key(), origin.via()), Nodes.hiddenBy(line));
  }
}
