package no502.compose;

/**
 * Stands in a text for the value of a variable that nobody knows, so that {@code ${CONF}:/etc}
 * still falls into its parts. Taken out again when the model is done: there the value is blank.
 */
final class Unknown {
  static final String MARK = "\uE503";

  private Unknown() {}

  static boolean in(String text) {
    return text.indexOf('\uE503') >= 0;
  }

  static String blanked(String text) {
    return in(text) ? text.replace(MARK, "") : text;
  }

  /** What hides a piece of a text: nothing, when the piece holds no unknown variable. */
  static String hiding(Node whole, String piece) {
    String hiddenBy = Nodes.hiddenBy(whole);
    String text = Nodes.text(whole);
    boolean marked = text != null && in(text);
    return marked && !in(piece) ? null : hiddenBy;
  }
}
