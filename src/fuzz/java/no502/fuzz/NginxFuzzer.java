package no502.fuzz;

/** Target for Jazzer; see {@link Fuzz#nginx}. */
public final class NginxFuzzer {
  private NginxFuzzer() {}

  public static void fuzzerTestOneInput(byte[] data) {
    Fuzz.nginx(data);
  }
}
