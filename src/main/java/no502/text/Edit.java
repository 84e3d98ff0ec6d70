package no502.text;

/** One exact change: the span's bytes give way to the replacement; an empty span inserts. */
public record Edit(Span span, String replacement) {

  public static Edit replace(Span span, String text) {
    return new Edit(span, text);
  }

  public static Edit insert(Source source, int offset, String text) {
    return new Edit(source.span(offset, offset), text);
  }

  public static Edit delete(Span span) {
    return new Edit(span, "");
  }
}
