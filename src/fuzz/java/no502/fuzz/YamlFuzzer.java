package no502.fuzz;

/** Target for Jazzer; see {@link Fuzz#yaml}. */
public final class YamlFuzzer {
  private YamlFuzzer() {}

  public static void fuzzerTestOneInput(byte[] data) {
    Fuzz.yaml(data);
  }
}
