package no502.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a run that is told to stop (Ctrl-C, a signal) bring what it has read to its end first, and
 * leave with its own exit code.
 */
final class Ending {
  private static final int PATIENCE_S = 10;

  private final CountDownLatch over = new CountDownLatch(1);
  private volatile int code;

  /** What makes the run come to its end soon; without one the JVM just stops. */
  void onStop(Runnable stop) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> finish(stop), "ending"));
  }

  void over(int exitCode) {
    code = exitCode;
    over.countDown();
  }

  private void finish(Runnable stop) {
    if (over.getCount() == 0) {
      return;
    }
    stop.run();
    try {
      if (over.await(PATIENCE_S, TimeUnit.SECONDS)) {
        Runtime.getRuntime().halt(code);
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
