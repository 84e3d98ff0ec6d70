package no502.dockerfile;

import java.util.ArrayList;
import java.util.List;

/**
 * The exec form: a JSON array of strings. Docker falls back to the shell form on any text that is
 * not JSON, so this has to be as strict as Go's decoder, and no stricter.
 */
final class JsonArray {
  private static final int DEEPEST = 10_000;

  /** What a text turned out to be. */
  enum Kind {
    STRINGS,
    OTHER_VALUES,
    NOT_JSON
  }

  private final String in;
  private final int to;
  private int at;
  private final List<Words.Word> strings = new ArrayList<>();
  private boolean others;

  JsonArray(String in, int from, int to) {
    this.in = in;
    this.at = Words.skipSpace(in, from, to);
    this.to = to;
  }

  List<Words.Word> strings() {
    return strings;
  }

  Kind read() {
    if (at == to || in.charAt(at) != '[' || !array()) {
      return Kind.NOT_JSON;
    }
    space();
    if (at < to) {
      return Kind.NOT_JSON;
    }
    return others ? Kind.OTHER_VALUES : Kind.STRINGS;
  }

  private enum Next {
    VALUE,
    VALUE_OR_END,
    KEY,
    KEY_OR_END,
    COMMA_OR_END
  }

  /** One pass with a stack of open brackets instead of recursion: the depth is the input's. */
  private boolean array() {
    StringBuilder open = new StringBuilder();
    Next next = Next.VALUE;
    do {
      space();
      if (at == to || open.length() > DEEPEST) {
        return false;
      }
      next = step(in.charAt(at), open, next);
    } while (next != null && open.length() > 0);
    return next != null;
  }

  private Next step(char c, StringBuilder open, Next next) {
    boolean inArray = open.length() > 0 && open.charAt(open.length() - 1) == '[';
    boolean mayEnd = next != Next.VALUE && next != Next.KEY;
    if (mayEnd && c == (inArray ? ']' : '}')) {
      open.setLength(open.length() - 1);
      at++;
      return Next.COMMA_OR_END;
    }
    if (next == Next.COMMA_OR_END) {
      at++;
      return c != ',' ? null : inArray ? Next.VALUE : Next.KEY;
    }
    if (next == Next.KEY || next == Next.KEY_OR_END) {
      return key() ? Next.VALUE : null;
    }
    if (c == '[' || c == '{') {
      others |= open.length() > 0;
      open.append(c);
      at++;
      return c == '[' ? Next.VALUE_OR_END : Next.KEY_OR_END;
    }
    return scalar(open.length() == 1) ? Next.COMMA_OR_END : null;
  }

  private boolean key() {
    if (in.charAt(at) != '"' || string() == null) {
      return false;
    }
    space();
    return at < to && in.charAt(at++) == ':';
  }

  private boolean scalar(boolean element) {
    int start = at;
    if (in.charAt(at) == '"') {
      String text = string();
      if (text != null && element) {
        strings.add(new Words.Word(text, start, at));
      }
      return text != null;
    }
    others = true;
    for (String word : new String[] {"true", "false", "null"}) {
      if (in.startsWith(word, at) && at + word.length() <= to) {
        at += word.length();
        return true;
      }
    }
    return number();
  }

  private boolean number() {
    if (at < to && in.charAt(at) == '-') {
      at++;
    }
    int first = at;
    if (!digits() || (in.charAt(first) == '0' && at > first + 1)) {
      return false;
    }
    if (at < to && in.charAt(at) == '.') {
      at++;
      if (!digits()) {
        return false;
      }
    }
    if (at < to && (in.charAt(at) == 'e' || in.charAt(at) == 'E')) {
      at++;
      if (at < to && (in.charAt(at) == '+' || in.charAt(at) == '-')) {
        at++;
      }
      return digits();
    }
    return true;
  }

  private boolean digits() {
    int first = at;
    while (at < to && in.charAt(at) >= '0' && in.charAt(at) <= '9') {
      at++;
    }
    return at > first;
  }

  private String string() {
    StringBuilder made = new StringBuilder();
    at++;
    while (at < to) {
      char c = in.charAt(at++);
      if (c == '"') {
        return made.toString();
      }
      if (c < 0x20) {
        return null;
      }
      if (c != '\\') {
        made.append(c);
      } else if (at == to || !escaped(in.charAt(at++), made)) {
        return null;
      }
    }
    return null;
  }

  private boolean escaped(char c, StringBuilder made) {
    int plain = "\"\\/bfnrt".indexOf(c);
    if (plain >= 0) {
      made.append("\"\\/\b\f\n\r\t".charAt(plain));
      return true;
    }
    int unit = c == 'u' ? hex() : -1;
    if (unit < 0) {
      return false;
    }
    String character = String.valueOf((char) unit);
    if (Character.isHighSurrogate((char) unit) && in.startsWith("\\u", at)) {
      int before = at;
      at += 2;
      int low = hex();
      if (low >= 0 && Character.isLowSurrogate((char) low)) {
        character = character + (char) low;
      } else {
        at = before;
      }
    }
    boolean lonely = character.length() == 1 && Character.isSurrogate(character.charAt(0));
    made.append(Bytes.in(lonely ? "\ufffd" : character));
    return true;
  }

  private int hex() {
    if (at + 4 > to) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < 4; i++) {
      int digit = Character.digit(in.charAt(at++), 16);
      if (digit < 0) {
        return -1;
      }
      value = value << 4 | digit;
    }
    return value;
  }

  private void space() {
    while (at < to && " \t\r\n".indexOf(in.charAt(at)) >= 0) {
      at++;
    }
  }
}
