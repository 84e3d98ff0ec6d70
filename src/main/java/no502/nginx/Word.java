package no502.nginx;

import no502.text.Span;

/** One word of a directive: its decoded value, and where and how it is written. */
public record Word(String value, Span span, char quote) {

  /** Written in quotes; {@code quote} is 0 otherwise. */
  public boolean quoted() {
    return quote != 0;
  }

  @Override
  public String toString() {
    return value;
  }
}
