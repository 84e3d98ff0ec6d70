package no502.fix;

import no502.text.Span;

/** Finds a text inside a span where it stands exactly once, so that it can be edited there. */
public final class ExactText {
  private ExactText() {}

  /** Null when it is not there, or more than once. */
  public static Span once(Span within, String text) {
    byte[] bytes = within.source().bytes();
    int found = -1;
    for (int at = within.start(); at + text.length() <= within.end(); at++) {
      if (matches(bytes, at, text)) {
        if (found >= 0) {
          return null;
        }
        found = at;
      }
    }
    return found < 0 ? null : within.source().span(found, found + text.length());
  }

  /** Only ASCII is looked for, so that one byte is one character. */
  private static boolean matches(byte[] bytes, int at, String text) {
    for (int i = 0; i < text.length(); i++) {
      if (bytes[at + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
