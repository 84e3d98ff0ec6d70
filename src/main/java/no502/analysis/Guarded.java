package no502.analysis;

import java.util.List;
import java.util.function.Supplier;

/** What a piece of work gave, or null, and what broke down in it. */
record Guarded<T>(T result, List<Breakdown> breakdowns) {

  static <T> Guarded<T> of(String stack, String file, Supplier<T> work) {
    Guard guard = new Guard();
    T result = guard.attempt(stack, file, work);
    return new Guarded<>(result, guard.breakdowns());
  }
}
