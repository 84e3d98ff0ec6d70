package no502.nginx;

import java.util.List;
import no502.text.Span;

/** What a word with variables can turn into when nginx uses it. */
public sealed interface Possible {

  /** Always this text; the spans are the lines that make it so. */
  record Constant(String text, List<Span> evidence) implements Possible {}

  /** One of these, as the request decides; {@code orElse} is null when nothing else is possible. */
  record OneOf(List<Constant> texts, Unknown orElse) implements Possible {}

  /** Decided by something that no file shows. */
  record Unknown(String why, String variable) implements Possible {}

  /** The texts we know to be possible. */
  default List<Constant> known() {
    if (this instanceof Constant constant) {
      return List.of(constant);
    }
    return this instanceof OneOf oneOf ? oneOf.texts : List.of();
  }
}
