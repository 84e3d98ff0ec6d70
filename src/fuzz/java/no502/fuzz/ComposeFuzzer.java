package no502.fuzz;

/** Target for Jazzer; see {@link Fuzz#compose}. */
public final class ComposeFuzzer {
  private ComposeFuzzer() {}

  public static void fuzzerTestOneInput(byte[] data) {
    Fuzz.compose(data);
  }
}
