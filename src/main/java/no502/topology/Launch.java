package no502.topology;

import java.util.List;
import no502.text.Seq;
import no502.text.Span;

/**
 * What a container starts: entrypoint and command put together as Docker does.
 *
 * @param words the words of the exec form; for a shell form {@code [sh, -c, script]}
 * @param fromImage true when nothing we can read sets it, so that the base image's own command runs
 */
public record Launch(List<Arg> words, boolean fromImage, List<Evidence> evidence) {

  /** One word with its place; {@code hiddenBy} is null when the text is known. */
  public record Arg(String text, Span span, String hiddenBy) {

    /** Of a variable: a script has taken it away. */
    public boolean isUnset() {
      return text == null && hiddenBy == null;
    }
  }

  public boolean known() {
    return !fromImage && Seq.of(words).allMatch(w -> w.hiddenBy() == null);
  }
}
