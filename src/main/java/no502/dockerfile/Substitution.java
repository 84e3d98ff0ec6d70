package no502.dockerfile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import no502.text.Letters;

/**
 * Quotes and variables of one word, as BuildKit's own small shell replaces them: {@code $A}, {@code
 * ${A:-b}}, {@code ${A:+b}}, {@code ${A?text}}, {@code ${A#pattern}}, {@code ${A/x/y}}.
 */
final class Substitution {
  private static final int DEEPEST = 100;
  private static final char NONE = 0;
  private static final int MOST_TAKEN = 1 << 20;

  private final String in;
  private final Scope scope;
  private final char escape;
  private final boolean quotesMatter;
  private int at;
  private int depth;
  private int taken;
  private String hidden;
  private final List<String> words = new ArrayList<>();
  private StringBuilder word = new StringBuilder();
  private boolean inWord;
  private int[] places;
  private int placed;
  private Value result;

  private Substitution(String in, Scope scope, char escape, boolean quotesMatter) {
    this.in = in;
    this.scope = scope;
    this.escape = escape;
    this.quotesMatter = quotesMatter;
  }

  /** The word with its quotes gone and its variables replaced. */
  static Value word(String in, Scope scope, char escape) throws Refused {
    if (in.indexOf('$') < 0 && plain(in, escape)) {
      return new Value(in, null);
    }
    return new Substitution(in, scope, escape, true).whole();
  }

  /** Only variables and escapes: the body of a heredoc that COPY writes. */
  static Substitution heredoc(String in, Scope scope) throws Refused {
    Substitution made = new Substitution(in, scope, '\\', false);
    made.places = new int[in.length() + 1];
    made.result = made.whole();
    return made;
  }

  Value value() {
    return result;
  }

  /** For every character of the value, and its end, the place it stems from. */
  int[] origins(int[] ofInput) {
    int[] made = new int[result.text().length() + 1];
    for (int i = 0; i < made.length; i++) {
      made[i] = ofInput[i < placed ? places[i] : in.length()];
    }
    return made;
  }

  /** Notes that the result's new characters come from here. */
  private void place(int length, int from) {
    if (places != null && depth == 1) {
      if (placed + length >= places.length) {
        places = Arrays.copyOf(places, 2 * (placed + length));
      }
      Arrays.fill(places, placed, placed + length, from);
      placed += length;
    }
  }

  /** As {@link #word}, then cut at the blanks that the replaced variables brought. */
  static List<Value> words(String in, Scope scope, char escape) throws Refused {
    Substitution one = new Substitution(in, scope, escape, true);
    Value whole = one.whole();
    List<Value> found = new ArrayList<>();
    if (whole.hiddenBy() != null) {
      found.add(whole);
      return found;
    }
    one.endWord();
    for (String word : one.words) {
      found.add(Value.known(word));
    }
    return found;
  }

  private static boolean plain(String in, char escape) {
    return in.indexOf('\'') < 0 && in.indexOf('"') < 0 && in.indexOf(escape) < 0;
  }

  private Value whole() throws Refused {
    String text;
    try {
      text = upTo(NONE, false);
    } catch (Refused e) {
      throw new Refused("failed to process " + Bytes.quoted(in) + ": " + e.getMessage());
    }
    return hidden == null && text.length() <= in.length() ? new Value(text, null) : grown(text);
  }

  private Value grown(String text) {
    return hidden == null ? Value.known(text) : new Value(text, hidden);
  }

  private String upTo(char stop, boolean rawEscapes) throws Refused {
    if (++depth > DEEPEST) {
      throw new Refused("variables are nested more than " + DEEPEST + " deep");
    }
    StringBuilder made = new StringBuilder();
    while (at < in.length()) {
      char c = in.charAt(at);
      if (stop != NONE && c == stop) {
        at++;
        depth--;
        return made.toString();
      }
      int from = at;
      if (c == '$') {
        String value = dollar();
        made.append(value);
        place(value.length(), from);
        spread(value);
      } else if (quotesMatter && (c == '\'' || c == '"')) {
        String value = c == '"' ? doubleQuoted(rawEscapes) : singleQuoted();
        made.append(value);
        keep(value);
      } else {
        at++;
        if (c == escape) {
          if (rawEscapes) {
            made.append(c);
          }
          if (at < in.length()) {
            made.append(in.charAt(at));
            place(1, at);
            keep(in.substring(at, ++at));
          }
        } else {
          made.append(c);
          place(1, from);
          spread(String.valueOf(c));
        }
      }
    }
    depth--;
    if (stop != NONE) {
      throw new Refused("unexpected end of statement while looking for matching " + stop);
    }
    return made.toString();
  }

  private String singleQuoted() throws Refused {
    int end = in.indexOf('\'', at + 1);
    if (end < 0) {
      throw new Refused("unexpected end of statement while looking for matching single-quote");
    }
    String text = in.substring(at + 1, end);
    at = end + 1;
    return text;
  }

  private String doubleQuoted(boolean rawEscapes) throws Refused {
    StringBuilder made = new StringBuilder();
    at++;
    while (at < in.length()) {
      char c = in.charAt(at);
      if (c == '"') {
        at++;
        return made.toString();
      }
      if (c == '$') {
        made.append(dollar());
        continue;
      }
      at++;
      if (c == escape) {
        if (rawEscapes) {
          made.append(c);
        }
        if (at == in.length()) {
          break;
        }
        char after = in.charAt(at);
        if (after == '"' || after == '$' || after == escape) {
          c = after;
          at++;
        }
      }
      made.append(c);
    }
    throw new Refused("unexpected end of statement while looking for matching double-quote");
  }

  private String dollar() throws Refused {
    at++;
    if (at == in.length() || in.charAt(at) != '{') {
      String name = name();
      return name.isEmpty() ? "$" : text(lookUp(name));
    }
    at++;
    if (at == in.length()) {
      throw new Refused("syntax error: missing '}'");
    }
    if ("{}:".indexOf(in.charAt(at)) >= 0) {
      throw new Refused("syntax error: bad substitution");
    }
    String name = name();
    char c = at < in.length() ? in.charAt(at++) : NONE;
    if (c == '}') {
      return text(lookUp(name));
    }
    boolean emptyIsUnset = c == ':';
    if (emptyIsUnset) {
      c = at < in.length() ? in.charAt(at++) : NONE;
    }
    return modified(name, c, emptyIsUnset);
  }

  private String modified(String name, char how, boolean emptyIsUnset) throws Refused {
    if (!emptyIsUnset && how == '/') {
      return replaced(name);
    }
    if (how == NONE || "+-?#%".indexOf(how) < 0 || (emptyIsUnset && "#%".indexOf(how) >= 0)) {
      throw new Refused(
          "unsupported modifier ("
              + (emptyIsUnset ? ":" : "")
              + (how == NONE ? "" : how)
              + ") in substitution");
    }
    String before = hidden;
    String operand = operand('}', how == '#' || how == '%');
    String operandHidden = hidden;
    hidden = before;
    Value value = lookUp(name);
    boolean unsure = value != null && value.hiddenBy() != null;
    boolean unset = value == null || unsure || (emptyIsUnset && value.text().isEmpty());
    if (how == '?') {
      if (unset && !unsure) {
        throw new Refused(
            Bytes.out(name)
                + ": "
                + (!operand.isEmpty()
                    ? Bytes.out(operand)
                    : value == null ? "is not allowed to be unset" : "is not allowed to be empty"));
      }
      return text(value);
    }
    if (how == '#' || how == '%') {
      return trimmed(text(value), operand, how);
    }
    if (unsure) {
      hide(value.hiddenBy());
      return how == '-' ? operand : "";
    }
    if (how == '-' ? unset : !unset) {
      hide(operandHidden);
      return operand;
    }
    return how == '-' ? text(value) : "";
  }

  private String operand(char stop, boolean rawEscapes) throws Refused {
    StringBuilder outer = word;
    boolean outerIn = inWord;
    int known = words.size();
    word = new StringBuilder();
    String made;
    try {
      made = upTo(stop, rawEscapes);
    } catch (Refused e) {
      throw at < in.length()
          ? e
          : new Refused("syntax error: missing '" + stop + "'" + (stop == '/' ? " in ${}" : ""));
    }
    while (words.size() > known) {
      words.remove(words.size() - 1);
    }
    word = outer;
    inWord = outerIn;
    return made;
  }

  private String trimmed(String value, String pattern, char how) {
    boolean longest = !pattern.isEmpty() && pattern.charAt(0) == how;
    Pattern glob = new Pattern(longest ? pattern.substring(1) : pattern);
    if (glob.tooCostly(value)) {
      hide("the text is too long for the pattern " + Bytes.out(pattern));
      return value;
    }
    return how == '#' ? glob.withoutPrefix(value, longest) : glob.withoutSuffix(value, longest);
  }

  private String replaced(String name) throws Refused {
    boolean all = at < in.length() && in.charAt(at) == '/';
    if (all) {
      at++;
    }
    String pattern = operand('/', true);
    String replacement = operand('}', true);
    String value = text(lookUp(name));
    Pattern glob = new Pattern(pattern);
    if (glob.tooCostly(value)) {
      hide("the text is too long for the pattern " + Bytes.out(pattern));
      return value;
    }
    return glob.replace(value, replacement, all);
  }

  private String name() {
    int start = at;
    if (at < in.length() && in.charAt(at) >= '0' && in.charAt(at) <= '9') {
      while (at < in.length() && in.charAt(at) >= '0' && in.charAt(at) <= '9') {
        at++;
      }
    } else if (at < in.length() && "@*#?-$!".indexOf(in.charAt(at)) >= 0) {
      at++;
    } else {
      while (at < in.length() && Letters.isNameChar(in.charAt(at), false)) {
        at++;
      }
    }
    return in.substring(start, at);
  }

  private Value lookUp(String name) {
    return name.isEmpty() ? null : scope.get(name);
  }

  private String text(Value value) {
    if (value == null) {
      return "";
    }
    hide(value.hiddenBy());
    taken += value.text().length();
    if (taken > MOST_TAKEN) {
      hide("its variables bring more than " + MOST_TAKEN + " characters");
      return "";
    }
    return value.text();
  }

  private void hide(String why) {
    if (hidden == null) {
      hidden = why;
    }
  }

  private void spread(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Bytes.space(text.charAt(i))) {
        endWord();
      } else {
        word.append(text.charAt(i));
        inWord = true;
      }
    }
  }

  private void keep(String text) {
    word.append(text);
    inWord = true;
  }

  private void endWord() {
    if (inWord && word.length() > 0) {
      words.add(word.toString());
    }
    word.setLength(0);
    inWord = false;
  }
}
