package no502.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Does the pieces of a long run, and hears how far it has come. The engine knows neither thread nor
 * clock nor screen: a platform that has them brings a crew of its own.
 */
public interface Crew {
  /** Does one piece after the other and tells nobody. */
  Crew ALONE = (step, done, all) -> {};

  /** What is being done, piece by piece. */
  enum Step {
    SEARCHING,
    READING,
    JOINING,
    CHECKING,
    MENDING
  }

  /**
   * So many pieces are done.
   *
   * @param all 0 as long as nobody knows
   */
  void at(Step step, int done, int all);

  /**
   * What the work makes of the pieces 0, 1, 2 and so on, in this order. Pieces must have nothing to
   * do with each other: they may be worked on at the same time.
   */
  default <T> List<T> each(Step step, int pieces, IntFunction<T> work) {
    List<T> results = new ArrayList<>(pieces);
    for (int i = 0; i < pieces; i++) {
      at(step, i, pieces);
      results.add(work.apply(i));
    }
    return results;
  }
}
