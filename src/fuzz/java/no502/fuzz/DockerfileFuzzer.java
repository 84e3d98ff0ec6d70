package no502.fuzz;

/** Target for Jazzer; see {@link Fuzz#dockerfile}. */
public final class DockerfileFuzzer {
  private DockerfileFuzzer() {}

  public static void fuzzerTestOneInput(byte[] data) {
    Fuzz.dockerfile(data);
  }
}
