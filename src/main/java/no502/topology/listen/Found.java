package no502.topology.listen;

import no502.text.Span;

/**
 * One setting that decides where a server listens, and the place that sets it.
 *
 * @param why a clause for people, such as {@code --host is 0.0.0.0}
 */
record Found(String text, Span span, String hiddenBy, String why) {

  static Found of(String text, Span span, String why) {
    return new Found(text, span, null, why);
  }

  static Found hidden(Span span, String hiddenBy) {
    return new Found(null, span, hiddenBy, hiddenBy);
  }

  boolean known() {
    return hiddenBy == null;
  }
}
