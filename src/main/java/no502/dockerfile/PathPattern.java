package no502.dockerfile;

import java.util.ArrayList;
import java.util.List;

/**
 * One path pattern, either of {@code COPY} (Go's filepath.Match) or of {@code .dockerignore}, where
 * {@code **} stands for any folders. It walks all possible states at once, so that no pattern can
 * make it slow.
 */
final class PathPattern {
  private static final char ANY = '?';
  private static final char STAR = '*';
  private static final char FOLDERS = '/';
  private static final char EVERYTHING = '+';
  private static final char SET = '[';
  private static final char LITERAL = '=';

  /** {@code text} is the literal, or the ranges of a set as pairs of their ends. */
  private record Token(char kind, String text, boolean not) {}

  private final List<Token> tokens = new ArrayList<>();
  private boolean broken;

  private PathPattern() {}

  static PathPattern ofCopy(String pattern) {
    return new PathPattern().read(pattern, false);
  }

  static PathPattern ofIgnore(String pattern) {
    return new PathPattern().read(pattern, true);
  }

  static boolean hasWildcard(String pattern) {
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '*' || c == '?' || c == '[') {
        return true;
      }
      i += c == '\\' ? 1 : 0;
    }
    return false;
  }

  private PathPattern read(String pattern, boolean doubleStars) {
    int at = 0;
    while (at < pattern.length()) {
      char c = pattern.charAt(at++);
      if (c == '*' && doubleStars && at < pattern.length() && pattern.charAt(at) == '*') {
        boolean slash = at + 1 < pattern.length() && pattern.charAt(at + 1) == '/';
        tokens.add(new Token(slash ? FOLDERS : EVERYTHING, "", false));
        at += slash ? 2 : 1;
      } else if (c == '*') {
        tokens.add(new Token(STAR, "", false));
      } else if (c == '?') {
        tokens.add(new Token(ANY, "", false));
      } else if (c == '[') {
        at = set(pattern, at);
      } else {
        boolean escaped = c == '\\' && at < pattern.length();
        tokens.add(new Token(LITERAL, String.valueOf(escaped ? pattern.charAt(at++) : c), false));
      }
    }
    return this;
  }

  private int set(String pattern, int from) {
    int at = from;
    boolean not = at < pattern.length() && pattern.charAt(at) == '^';
    at += not ? 1 : 0;
    StringBuilder ranges = new StringBuilder();
    while (at < pattern.length() && (pattern.charAt(at) != ']' || ranges.length() == 0)) {
      at += pattern.charAt(at) == '\\' && at + 1 < pattern.length() ? 1 : 0;
      char low = pattern.charAt(at++);
      char high = low;
      if (at + 1 < pattern.length() && pattern.charAt(at) == '-' && pattern.charAt(at + 1) != ']') {
        high = pattern.charAt(at + 1);
        at += 2;
      }
      ranges.append(low).append(high);
    }
    broken |= at >= pattern.length();
    tokens.add(new Token(SET, ranges.toString(), not));
    return at + 1;
  }

  boolean matches(String path) {
    if (broken) {
      return false;
    }
    boolean[] now = new boolean[tokens.size() + 1];
    now[0] = true;
    skipEmpty(now, true);
    for (int i = 0; i < path.length(); i++) {
      boolean[] next = new boolean[now.length];
      char c = path.charAt(i);
      for (int state = 0; state < tokens.size(); state++) {
        if (now[state]) {
          step(next, state, c);
        }
      }
      skipEmpty(next, c == '/');
      now = next;
    }
    return now[tokens.size()];
  }

  private void step(boolean[] next, int state, char c) {
    Token token = tokens.get(state);
    switch (token.kind) {
      case LITERAL -> next[state + 1] |= token.text.charAt(0) == c;
      case ANY -> next[state + 1] |= c != '/';
      case STAR -> next[state] |= c != '/';
      case SET -> next[state + 1] |= c != '/' && inSet(token, c);
      default -> next[state] = true;
    }
  }

  private static boolean inSet(Token token, char c) {
    boolean in = false;
    for (int i = 0; i + 1 < token.text.length(); i += 2) {
      in |= token.text.charAt(i) <= c && c <= token.text.charAt(i + 1);
    }
    return in != token.not;
  }

  /** Stars may stand for nothing; {@code **}{@code /} ends only where a folder begins. */
  private void skipEmpty(boolean[] states, boolean folderBegins) {
    for (int state = 0; state < tokens.size(); state++) {
      char kind = tokens.get(state).kind;
      if (states[state]
          && (kind == STAR || kind == EVERYTHING || (kind == FOLDERS && folderBegins))) {
        states[state + 1] = true;
      }
    }
  }
}
