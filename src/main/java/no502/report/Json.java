package no502.report;

import java.util.function.Consumer;

/** Writes JSON, one value a line, in the order given. Text needs no care: it is escaped here. */
final class Json {
  private static final int MUCH = 1 << 16;

  private final StringBuilder out = new StringBuilder();
  private int depth;
  private boolean first = true;
  private boolean named;
  private final Consumer<String> sink;

  Json() {
    this(null);
  }

  /** Gives away what it has whenever that is much; {@link #end} gives the rest. */
  Json(Consumer<String> sink) {
    this.sink = sink;
  }

  Json open() {
    return open('{');
  }

  Json openList() {
    return open('[');
  }

  Json close() {
    return close('}');
  }

  Json closeList() {
    return close(']');
  }

  Json name(String name) {
    separate();
    quote(name, out);
    out.append(": ");
    named = true;
    return this;
  }

  Json value(String text) {
    separate();
    if (text == null) {
      out.append("null");
    } else {
      quote(text, out);
    }
    return this;
  }

  Json value(long number) {
    separate();
    out.append(number);
    return this;
  }

  Json value(boolean truth) {
    separate();
    out.append(truth);
    return this;
  }

  Json field(String name, String text) {
    return name(name).value(text);
  }

  Json field(String name, long number) {
    return name(name).value(number);
  }

  Json field(String name, boolean truth) {
    return name(name).value(truth);
  }

  String text() {
    return out.append('\n').toString();
  }

  void end() {
    sink.accept(text());
  }

  private Json open(char bracket) {
    separate();
    out.append(bracket);
    depth++;
    first = true;
    return this;
  }

  private Json close(char bracket) {
    depth--;
    if (!first) {
      line();
    }
    out.append(bracket);
    first = false;
    return this;
  }

  private void separate() {
    if (named) {
      named = false;
      return;
    }
    if (sink != null && out.length() > MUCH) {
      sink.accept(out.toString());
      out.setLength(0);
    }
    if (depth > 0) {
      out.append(first ? "" : ",");
      line();
    }
    first = false;
  }

  private void line() {
    out.append('\n');
    Frame.blanks(2 * depth, out);
  }

  /**
   * A JSON string in which everything invisible is escaped, so that it may also be printed to a
   * terminal or a log.
   */
  static void quote(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        char low = text.charAt(++i);
        if (Plain.deceives(Character.toCodePoint(c, low))) {
          escape(c, out);
          escape(low, out);
        } else {
          out.append(c).append(low);
        }
        continue;
      }
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (Plain.deceives(c) || c == '[' && Plain.opensCommand(text, i)) {
            escape(c, out);
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  private static void escape(char c, StringBuilder out) {
    out.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      out.append("0123456789abcdef".charAt(c >> shift & 15));
    }
  }
}
