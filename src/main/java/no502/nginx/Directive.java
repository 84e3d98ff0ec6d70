package no502.nginx;

import java.util.List;
import no502.text.Span;

/**
 * One directive as written: name, arguments, and for a block its children ({@code null} for a
 * simple directive).
 *
 * @param end the offset after the {@code ;} or {@code }}
 */
public record Directive(Word name, List<Word> args, List<Directive> block, int end) {

  /** From the name to the {@code ;} or {@code }}. */
  public Span span() {
    return name.spanTo(end);
  }

  public boolean isBlock() {
    return block != null;
  }

  public boolean is(String directive) {
    return name.value().equals(directive);
  }

  /** The argument's value, or null when there are not that many. */
  public String arg(int index) {
    return index < args.size() ? args.get(index).value() : null;
  }

  @Override
  public String toString() {
    return span().text();
  }

  /** Cheap on purpose: the whole tree below would be hashed else. */
  @Override
  public int hashCode() {
    return name.start();
  }
}
