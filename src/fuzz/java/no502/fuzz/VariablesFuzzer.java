package no502.fuzz;

/** Target for Jazzer; see {@link Fuzz#variables}. */
public final class VariablesFuzzer {
  private VariablesFuzzer() {}

  public static void fuzzerTestOneInput(byte[] data) {
    Fuzz.variables(data);
  }
}
