package no502.dockerfile;

import java.util.ArrayList;
import java.util.List;

/** An instruction's keyword, the {@code --flags} behind it, and where its arguments begin. */
final class Flags {

  /** {@code value} is null for a flag without {@code =}. */
  record Flag(String name, String value, int start, int end) {}

  private final String text;
  private final char escape;
  private String keyword = "";
  private final List<Flag> flags = new ArrayList<>();
  private int at;

  private Flags(String text, int from, char escape) {
    this.text = text;
    this.escape = escape;
    this.at = from;
  }

  static Flags of(String text, int from, char escape) {
    Flags made = new Flags(text, from, escape);
    made.read();
    return made;
  }

  String keyword() {
    return keyword;
  }

  List<Flag> flags() {
    return flags;
  }

  int args() {
    return at;
  }

  private void read() {
    int to = Words.endOfText(text);
    at = Words.skipSpace(text, Math.min(at, to), to);
    int start = at;
    while (at < to && !Bytes.blank(text.charAt(at))) {
      at++;
    }
    keyword = text.substring(start, at);
    boolean more = true;
    while (more) {
      at = Words.skipSpace(text, at, to);
      more = text.startsWith("--", at) && at < to && flag(to);
    }
  }

  /** False at the lone {@code --} that ends the flags. */
  private boolean flag(int to) {
    int start = at;
    StringBuilder word = new StringBuilder();
    char quote = 0;
    while (at < to && (quote != 0 || !Bytes.space(text.charAt(at)))) {
      char c = text.charAt(at++);
      if (c == quote) {
        quote = 0;
      } else if (quote == 0 && (c == '"' || c == '\'')) {
        quote = c;
      } else if (c != escape) {
        word.append(c);
      } else if (at < to) {
        word.append(text.charAt(at++));
      }
    }
    String flag = word.toString();
    if (flag.equals("--")) {
      at = Words.skipSpace(text, at, to);
      return false;
    }
    int equals = flag.indexOf('=');
    flags.add(
        new Flag(
            equals < 0 ? flag.substring(2) : flag.substring(2, equals),
            equals < 0 ? null : flag.substring(equals + 1),
            start,
            at));
    return true;
  }
}
