package no502.cli;

/** The command line makes no sense; the message says what is wrong with it. */
final class UsageError extends RuntimeException {
  UsageError(String message) {
    super(message, null, false, false);
  }
}
