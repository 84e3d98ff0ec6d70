package no502.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import no502.analysis.Crew;

/** A crew of as many threads as there are cores, for runs that are worth starting one. */
final class Threads implements Crew {
  private static final int WORTH_A_THREAD = 8;

  /** Each keeps a stack and its repairs in memory. */
  private static final int MOST = 4;

  private final Crew listener;

  Threads(Crew listener) {
    this.listener = listener;
  }

  @Override
  public void at(Step step, int done, int all) {
    listener.at(step, done, all);
  }

  @Override
  public <T> List<T> each(Step step, int pieces, IntFunction<T> work) {
    if (pieces < WORTH_A_THREAD) {
      return Crew.super.each(step, pieces, work);
    }
    Shared<T> shared = new Shared<>(pieces, work);
    List<Thread> helpers = new ArrayList<>();
    for (int i = 1; i < Math.min(Runtime.getRuntime().availableProcessors(), MOST); i++) {
      Thread helper = new Thread(shared::takeAll, "no502-" + i);
      helper.setDaemon(true);
      helper.start();
      helpers.add(helper);
    }
    // This thread alone tells how far it is, so that nobody hears two at once.
    for (int i = shared.take(); i < pieces; i = shared.take()) {
      at(step, i, pieces);
      shared.work(i);
    }
    helpers.forEach(Threads::await);
    return shared.results();
  }

  private static void await(Thread helper) {
    boolean interrupted = false;
    while (helper.isAlive()) {
      try {
        helper.join();
      } catch (InterruptedException waitOn) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** The pieces, of which whoever is free takes the next. */
  private static final class Shared<T> {
    private final IntFunction<T> work;
    private final Object[] results;
    private final AtomicInteger next = new AtomicInteger();
    private volatile Throwable failure;

    Shared(int pieces, IntFunction<T> work) {
      this.work = work;
      this.results = new Object[pieces];
    }

    int take() {
      return next.getAndIncrement();
    }

    void takeAll() {
      for (int i = take(); i < results.length; i = take()) {
        work(i);
      }
    }

    void work(int piece) {
      try {
        results[piece] = work.apply(piece);
      } catch (Throwable error) {
        // Told by the thread that asked, as if it had done the work.
        failure = error;
      }
    }

    @SuppressWarnings("unchecked") // each is what the work gave
    List<T> results() {
      if (failure instanceof Error error) {
        throw error;
      }
      if (failure instanceof RuntimeException error) {
        throw error;
      }
      return (List<T>) Arrays.asList(results);
    }
  }
}
