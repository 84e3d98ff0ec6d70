package no502.log;

/** Writes words into commands that people paste into a shell: what comes from a log is hostile. */
public final class Shell {
  private static final String PLAIN = "._:/@%+=,-";

  private Shell() {}

  /** The word, quoted where a shell would see more in it than letters. */
  public static String word(String text) {
    boolean plain = !text.isEmpty() && text.charAt(0) != '-';
    StringBuilder clean = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
      plain &= letter || PLAIN.indexOf(c) >= 0;
      if (c == '\'') {
        clean.append("'\\''");
      } else if (c >= ' ' && c < 0x7f) {
        clean.append(c);
      }
    }
    return plain ? text : "'" + clean + "'";
  }
}
