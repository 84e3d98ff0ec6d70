package no502.dockerfile;

/** What a variable holds while a build runs; {@code hiddenBy} says why it is not known, or null. */
record Value(String text, String hiddenBy) {
  /** Doubling a variable a few dozen times must not fill the memory. */
  private static final int LONGEST = 1 << 16;

  static Value known(String text) {
    return text.length() > LONGEST
        ? new Value("", "it is longer than " + LONGEST + " characters")
        : new Value(text, null);
  }

  static Value hidden(String why) {
    return new Value("", why);
  }
}
