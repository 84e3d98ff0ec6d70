package no502.lint;

import no502.text.Source;

/**
 * Which lines belong together, seen from a comment: by braces in an nginx file, by indentation in
 * YAML. Rough on purpose: it must work in files with errors.
 */
final class Blocks {
  private final Source source;
  private final boolean braces;

  Blocks(Source source) {
    this.source = source;
    String name = source.name();
    this.braces = !name.endsWith(".yml") && !name.endsWith(".yaml");
  }

  /** First and last line that a comment on a line of its own speaks for. */
  int[] after(int line) {
    int next = line + 1;
    while (next <= source.lineCount() && skipped(text(next))) {
      next++;
    }
    if (next > source.lineCount()) {
      return new int[] {line, line};
    }
    int before = line - 1;
    while (before > 0 && skipped(text(before))) {
      before--;
    }
    boolean first =
        before > 0
            && (braces
                ? opens(text(before)) > 0
                : indent(before) < indent(next) && indent(before) < indent(line));
    int from = first ? before : next;
    return new int[] {from, braces ? closing(from) : dedent(from)};
  }

  private String text(int line) {
    return source.line(line);
  }

  private static boolean skipped(String text) {
    String bare = text.trim();
    return bare.isEmpty() || bare.startsWith("#");
  }

  private int closing(int from) {
    int depth = 0;
    for (int line = from; line <= source.lineCount(); line++) {
      depth += opens(text(line));
      if (depth <= 0) {
        return line;
      }
    }
    return source.lineCount();
  }

  /** How many more blocks a line opens than it closes. */
  private static int opens(String text) {
    int depth = 0;
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '#' && (i == 0 || text.charAt(i - 1) <= ' ')) {
        break;
      } else if (c == '{' && (i == 0 || text.charAt(i - 1) != '$')) {
        depth++;
      } else if (c == '}' && !insideVariable(text, i)) {
        depth--;
      }
    }
    return depth;
  }

  private static boolean insideVariable(String text, int brace) {
    int open = text.lastIndexOf("${", brace);
    return open >= 0 && text.indexOf('}', open) == brace;
  }

  private int dedent(int from) {
    int last = from;
    for (int line = from + 1; line <= source.lineCount(); line++) {
      if (!skipped(text(line))) {
        if (indent(line) <= indent(from)) {
          break;
        }
        last = line;
      }
    }
    return last;
  }

  private int indent(int line) {
    String text = text(line);
    int blanks = 0;
    while (blanks < text.length() && text.charAt(blanks) == ' ') {
      blanks++;
    }
    return blanks;
  }
}
