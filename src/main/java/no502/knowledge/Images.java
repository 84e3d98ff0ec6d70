package no502.knowledge;

/** Stand-in until the real one lands: on a conflict take the real one. */
public final class Images {
  private Images() {}

  public static ImageFacts find(String r) {
    return null;
  }
}
