package no502.compose;

import java.util.List;
import no502.text.Span;

/**
 * Where a value of the effective project was written.
 *
 * @param span the text of the value itself, where a repair of it goes; for an implied value what
 *     implies it
 * @param key the key it stands under; null for list items and implied values
 * @param via the steps it came through, outermost first: alias, merge key, extends, include,
 *     override
 */
public record Origin(Span span, Span key, List<Step> via) {

  /**
   * One step on the way of a value into the project, such as {@code extends} or an alias, and where
   * it stands.
   */
  public record Step(String what, Span span) {}

  public static Origin at(Span span) {
    return new Origin(span, null, List.of());
  }
}
