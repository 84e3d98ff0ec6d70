package no502.fuzz;

/** Target for Jazzer; see {@link Fuzz#dotEnv}. */
public final class DotEnvFuzzer {
  private DotEnvFuzzer() {}

  public static void fuzzerTestOneInput(byte[] data) {
    Fuzz.dotEnv(data);
  }
}
