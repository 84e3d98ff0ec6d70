package no502.compose;

import no502.compose.Node.Scalar;
import no502.text.Span;

/** A piece of a short form such as {@code 8080:80}, with the piece's own place where it has one. */
final class Part {
  private static final String SEPARATORS = " :\"'=,/";

  private Part() {}

  static Scalar of(Node whole, String piece) {
    return placed(whole, piece, piece, false);
  }

  /** The piece where it stands last: in {@code 80:80} the target is the second one. */
  static Scalar last(Node whole, String piece, Object value) {
    return placed(whole, piece, value, true);
  }

  private static Scalar placed(Node whole, String piece, Object value, boolean last) {
    Origin origin = whole.origin();
    Span span = origin.span();
    String written = span.length() > 4096 ? "" : span.text();
    boolean ascii = written.length() == span.length();
    int at = ascii && !piece.isEmpty() ? section(written, piece, last) : -1;
    Origin place =
        at < 0
            ? origin
            : new Origin(
                span.source().span(span.start() + at, span.start() + at + piece.length()),
                origin.key(),
                origin.via());
    return new Scalar(value, place, Unknown.hiding(whole, piece));
  }

  /** Where the piece makes a whole section; else where its letters stand first. */
  private static int section(String written, String piece, boolean last) {
    int found = -1;
    for (int at = written.indexOf(piece); at >= 0; at = written.indexOf(piece, at + 1)) {
      int end = at + piece.length();
      boolean begins = at == 0 || SEPARATORS.indexOf(written.charAt(at - 1)) >= 0;
      boolean ends = end == written.length() || SEPARATORS.indexOf(written.charAt(end)) >= 0;
      if (begins && ends) {
        found = at;
        if (!last) {
          break;
        }
      }
    }
    return found >= 0 ? found : written.indexOf(piece);
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
    String hiddenBy = Unknown.hiding(line, value);
    return new Scalar(value, new Origin(place, origin.key(), origin.via()), hiddenBy);
  }
}
