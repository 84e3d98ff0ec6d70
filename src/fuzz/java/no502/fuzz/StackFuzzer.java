package no502.fuzz;

/** Target for Jazzer; see {@link Fuzz#stack}. */
public final class StackFuzzer {
  private StackFuzzer() {}

  public static void fuzzerTestOneInput(byte[] data) {
    Fuzz.stack(data);
  }
}
