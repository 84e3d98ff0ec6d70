package no502.dockerfile;

/** An instruction that BuildKit turns down, in its words. */
final class Refused extends Exception {
  Refused(String message) {
    super(message, null, false, false);
  }
}
