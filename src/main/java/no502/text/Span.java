package no502.text;

/** A piece of a file, from a byte offset up to (not including) another. */
public record Span(Source source, int start, int end) {

  public String text() {
    return source.slice(start, end);
  }

  public int length() {
    return end - start;
  }

  public int line() {
    return source.lineAt(start);
  }

  public int column() {
    return source.columnAt(start);
  }

  public int endLine() {
    return source.lineAt(end);
  }

  public int endColumn() {
    return source.columnAt(end);
  }

  /**
   * From the beginning of this span to the end of the other, which lies in the same file and not
   * before.
   */
  public Span to(Span other) {
    return new Span(source, start, other.end);
  }

  public boolean contains(Span other) {
    return source == other.source && start <= other.start && other.end <= end;
  }

  @Override
  public String toString() {
    return source.name() + ":" + line() + ":" + column();
  }
}
