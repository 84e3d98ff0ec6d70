package no502.topology;

/**
 * Proven rests on lines of files and measured facts alone; likely on a default or table row that
 * something could change.
 */
public enum Confidence {
  PROVEN,
  LIKELY;

  public Confidence and(Confidence other) {
    return this == LIKELY ? LIKELY : other;
  }
}
