package no502.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Does one piece of work at a time, so that an error of ours in it spoils nothing else. */
final class Guard {
  private final List<Breakdown> breakdowns = new ArrayList<>();

  /** What the work gives, or null when it broke down. */
  <T> T attempt(String stack, String file, Supplier<T> work) {
    try {
      return work.get();
    } catch (Throwable error) {
      // Even a stack overflow or an exhausted heap: both end with the work that caused them.
      breakdowns.add(new Breakdown(stack, file, error));
      return null;
    }
  }

  void attempt(String file, Runnable work) {
    attempt(
        file,
        file,
        () -> {
          work.run();
          return true;
        });
  }

  /** What work that was guarded elsewhere gave; what broke down there has broken down here. */
  <T> T take(Guarded<T> done) {
    breakdowns.addAll(done.breakdowns());
    return done.result();
  }

  List<Breakdown> breakdowns() {
    return breakdowns;
  }

  /** For callers that cannot do with less than everything. */
  void rethrow() {
    if (breakdowns.isEmpty()) {
      return;
    }
    Throwable first = breakdowns.get(0).cause();
    if (first instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) first;
  }
}
