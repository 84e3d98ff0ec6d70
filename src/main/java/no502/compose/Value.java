package no502.compose;

/**
 * A scalar of the effective project: its text after interpolation, where it came from, and what
 * hides it, if anything.
 *
 * @param hiddenBy null when the text is what Docker will use; else why it cannot be known here, for
 *     instance a variable that is not set and has no default
 */
public record Value(String text, Origin origin, String hiddenBy) {

  public static Value of(String text, Origin origin) {
    return new Value(text, origin, null);
  }

  public boolean known() {
    return hiddenBy == null;
  }

  @Override
  public String toString() {
    return text;
  }
}
