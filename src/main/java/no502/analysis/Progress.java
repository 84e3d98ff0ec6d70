package no502.analysis;

/**
 * Hears how far a long run has come. What it does with that is its own business: the engine knows
 * neither clock nor screen.
 */
public interface Progress {
  /** Nobody is interested. */
  Progress NONE = (step, done, all) -> {};

  /** What is being done to one stack after the other. */
  enum Step {
    FINDING,
    JOINING,
    CHECKING,
    MENDING
  }

  /**
   * So many stacks are done.
   *
   * @param all 0 as long as nobody knows
   */
  void at(Step step, int done, int all);
}
