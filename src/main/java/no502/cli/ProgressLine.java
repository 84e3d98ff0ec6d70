package no502.cli;

import java.nio.charset.StandardCharsets;
import no502.analysis.Crew;

/**
 * One line on the error stream that says how far a long run has come, and is gone before anything
 * else is written. A short run never sees it.
 */
final class ProgressLine implements Crew {
  private static final long PATIENCE_MS = 1000;
  private static final long PAUSE_MS = 100;
  private static final String ERASE = "\r\u001b[K";

  private final Console console;
  private final int width;
  private final long start;
  private long last;
  private boolean shown;

  ProgressLine(Console console, int width) {
    this.console = console;
    this.width = width;
    this.start = console.millis();
    this.last = start;
  }

  @Override
  public void at(Step step, int done, int all) {
    long now = console.millis();
    if (now - start >= PATIENCE_MS && now - last >= PAUSE_MS) {
      String text = text(step, done, all);
      write(ERASE + text.substring(0, Math.min(text.length(), width - 1)));
      last = now;
      shown = true;
    }
  }

  private static String text(Step step, int done, int all) {
    String count = (all == 0 ? "" : done + " of ") + Math.max(done, all);
    return switch (step) {
      case SEARCHING -> "no502: searched " + count + " folders";
      case READING -> "no502: read the Compose files of " + count + " folders";
      case JOINING -> "no502: joined " + count + " stacks";
      case CHECKING -> "no502: checked " + count + " stacks";
      case MENDING -> "no502: tried repairs in " + count + " stacks";
    };
  }

  void clear() {
    if (shown) {
      write(ERASE);
      shown = false;
    }
  }

  private void write(String text) {
    console.err(text.getBytes(StandardCharsets.UTF_8));
  }
}
