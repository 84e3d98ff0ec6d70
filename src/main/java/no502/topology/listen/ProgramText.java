package no502.topology.listen;

import java.util.ArrayList;
import java.util.List;
import no502.text.Letters;
import no502.text.Source;
import no502.text.Span;

/**
 * The text of a program or a configuration written in JavaScript, Python or Ruby, comments blanked
 * out, with the few searches that finding a port takes.
 */
final class ProgramText implements Expression.Scope {
  private final Located located;
  private final String text;
  private final Command command;
  private final Inside inside;

  ProgramText(Source source, boolean hashComments, Command command, Inside inside) {
    this.located = Located.of(source);
    this.text = blanked(located.text(), hashComments);
    this.command = command;
    this.inside = inside;
  }

  /** Same length, comments replaced by blanks. */
  private static String blanked(String text, boolean hash) {
    char[] out = text.toCharArray();
    int i = 0;
    while (i < out.length) {
      char c = out[i];
      boolean line = hash ? c == '#' : text.startsWith("//", i);
      if (c == '"' || c == '\'' || c == '`') {
        i = stringEnd(text, i);
      } else if (line || !hash && text.startsWith("/*", i)) {
        int end = line ? text.indexOf('\n', i) : text.indexOf("*/", i);
        end = end < 0 ? out.length : line ? end : end + 2;
        for (; i < end; i++) {
          out[i] = out[i] == '\n' ? '\n' : ' ';
        }
      } else {
        i++;
      }
    }
    return new String(out);
  }

  /**
   * The offset after the string that begins here; strings other than template ones end their line.
   */
  private static int stringEnd(String text, int quote) {
    char q = text.charAt(quote);
    for (int i = quote + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == q) {
        return i + 1;
      } else if (c == '\n' && q != '`') {
        return i;
      }
    }
    return text.length();
  }

  String text() {
    return text;
  }

  Span span(int from, int to) {
    return located.span(from, to);
  }

  /** Offsets at which this stands as a word of its own. */
  List<Integer> occurrences(String word) {
    List<Integer> found = new ArrayList<>();
    int at = text.indexOf(word);
    while (at >= 0) {
      boolean before = at == 0 || !nameChar(word.charAt(0)) || !nameChar(text.charAt(at - 1));
      int after = at + word.length();
      boolean behind =
          !nameChar(word.charAt(word.length() - 1))
              || after >= text.length()
              || !nameChar(text.charAt(after));
      if (before && behind) {
        found.add(at);
      }
      at = text.indexOf(word, at + 1);
    }
    return found;
  }

  static boolean nameChar(char c) {
    return c == '$' || Letters.isNameChar(c, false);
  }

  int skipBlanks(int from) {
    int i = from;
    while (i < text.length() && " \t\r\n".indexOf(text.charAt(i)) >= 0) {
      i++;
    }
    return i;
  }

  /** The offset of the bracket that closes the one here; the end of the text when none does. */
  int closing(int bracket) {
    int depth = 0;
    int i = bracket;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '"' || c == '\'' || c == '`') {
        i = stringEnd(text, i);
        continue;
      }
      depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
      if (depth == 0) {
        return i;
      }
      i++;
    }
    return text.length();
  }

  /** The parts between commas, from here up to (not including) the end. */
  List<Part> parts(int from, int to) {
    List<Part> parts = new ArrayList<>();
    int start = from;
    int i = from;
    while (i < to) {
      char c = text.charAt(i);
      if (c == '"' || c == '\'' || c == '`') {
        i = stringEnd(text, i);
      } else if ("([{".indexOf(c) >= 0) {
        i = closing(i) + 1;
      } else {
        if (c == ',') {
          parts.add(part(start, i));
          start = i + 1;
        }
        i++;
      }
    }
    if (start < to && !text.substring(start, to).isBlank()) {
      parts.add(part(start, to));
    }
    return parts;
  }

  private Part part(int from, int to) {
    int start = Math.min(skipBlanks(from), to);
    int end = to;
    while (end > start && " \t\r\n".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return new Part(text.substring(start, end), start, end);
  }

  /** A piece of the text without the blanks around it. */
  record Part(String text, int from, int to) {}

  Found evaluate(Part part) {
    return Expression.evaluate(part.text(), span(part.from(), part.to()), this);
  }

  @Override
  public Found variable(String name) {
    return inside.variable(command, name);
  }

  @Override
  public String constant(String name) {
    String found = null;
    for (int at : occurrences(name)) {
      int equals = skipBlanks(at + name.length());
      equals = equals < text.length() && text.charAt(equals) == ':' ? typed(equals) : equals;
      boolean assigns =
          equals < text.length()
              && text.charAt(equals) == '='
              && !text.startsWith("==", equals)
              && !text.startsWith("=>", equals);
      if (assigns && (at == 0 || text.charAt(at - 1) != '.')) {
        if (found != null) {
          return null;
        }
        found = expression(equals + 1);
      }
    }
    return found;
  }

  /** What is written from here to the end of the statement, or to a comma. */
  String expression(int from) {
    return text.substring(from, statementEnd(from)).trim();
  }

  /** Past a type annotation such as {@code : number}. */
  private int typed(int colon) {
    int i = skipBlanks(colon + 1);
    while (i < text.length() && nameChar(text.charAt(i))) {
      i++;
    }
    return skipBlanks(i);
  }

  private int statementEnd(int from) {
    int i = skipBlanks(from);
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '"' || c == '\'' || c == '`') {
        i = stringEnd(text, i);
      } else if ("([{".indexOf(c) >= 0) {
        i = closing(i) + 1;
      } else if (c == ';' || c == ',' || c == '\n') {
        return i;
      } else {
        i++;
      }
    }
    return Math.min(i, text.length());
  }
}
