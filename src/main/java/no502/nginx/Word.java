package no502.nginx;

import no502.text.Source;
import no502.text.Span;

/**
 * One word of a directive: where and how it is written, and its decoded value. The value is decoded
 * when it is first asked for: nobody asks for most words of a large file, and a tree of texts and
 * spans takes three times the memory.
 */
public final class Word {
  private final Source source;
  private final int start;
  private final int end;
  private final char quote;
  private final boolean closed;
  private String value;

  /** A word with the bytes from start to end, its quotes included; quote is 0 where it has none. */
  Word(Source source, int start, int end, char quote, boolean closed) {
    this.source = source;
    this.start = start;
    this.end = end;
    this.quote = quote;
    this.closed = closed;
  }

  public String value() {
    if (value == null) {
      value = decode();
    }
    return value;
  }

  public Span span() {
    return source.span(start, end);
  }

  /** From this word to a place further on in the same file. */
  Span spanTo(int offset) {
    return source.span(start, offset);
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  /** The quotation mark around the word, 0 if there is none. */
  public char quote() {
    return quote;
  }

  public boolean quoted() {
    return quote != 0;
  }

  private String decode() {
    int from = quoted() ? start + 1 : start;
    int to = closed ? end - 1 : end;
    byte[] bytes = source.bytes();
    for (int i = from; i < to; i++) {
      if (bytes[i] == '\\') {
        return Escapes.decode(bytes, from, to);
      }
    }
    return source.slice(from, to);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Word word
        && source == word.source
        && start == word.start
        && end == word.end;
  }

  @Override
  public int hashCode() {
    return 31 * start + end;
  }

  @Override
  public String toString() {
    return value();
  }
}
