package no502.compose;

import java.util.LinkedHashMap;
import java.util.Map;
import no502.text.Letters;
import no502.text.Source;
import no502.text.Utf8;

/** Reads {@code .env} and {@code env_file} files as Docker does. */
final class DotEnv {
  /** Linux takes no longer one; without a limit a short file could make an endless value. */
  private static final int MAX_VALUE = 131_072;

  private final Source source;
  private final String text;
  private final Environment outer;
  private final Map<String, String> out;
  private int at;

  private DotEnv(Source source, Environment outer, Map<String, String> out) {
    this.source = source;
    this.text = source.slice(source.hasBom() ? 3 : 0, source.length());
    this.outer = outer;
    this.out = out;
  }

  /** Adds the file's variables; later ones win, and values may use the outer and earlier ones. */
  static void read(Source source, Environment outer, Map<String, String> out) {
    new DotEnv(source, outer, out).read();
  }

  /** Docker's {@code format: raw}: no quotes, no dollars. */
  static void readRaw(Source source, Environment outer, Map<String, String> out) {
    String text = source.text();
    int from = 0;
    int number = 0;
    while (from < text.length()) {
      int to = text.indexOf('\n', from);
      to = to < 0 ? text.length() : to;
      String line = text.substring(from, to);
      number++;
      from = to + 1;
      line = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
      String shown = line.stripLeading();
      if (shown.isEmpty() || shown.startsWith("#")) {
        continue;
      }
      int equals = shown.indexOf('=');
      String key = equals < 0 ? shown : shown.substring(0, equals);
      if (key.isEmpty() || key.indexOf(' ') >= 0 || key.indexOf('\t') >= 0) {
        throw new ComposeError(
            source.span(source.lineStart(number), source.lineEnd(number)),
            "variable '" + key + "' contains whitespaces or has no name");
      }
      if (equals >= 0) {
        out.put(key, shown.substring(equals + 1));
      } else if (outer.has(key)) {
        out.put(key, outer.get(key));
      }
    }
  }

  private void read() {
    while (nextStatement()) {
      skipExport();
      String key = key();
      if (key != null) {
        int start = at;
        String value = value();
        if (value.length() > MAX_VALUE) {
          throw error(start, "the value of " + key + " is too long for any container");
        }
        out.put(key, value);
      }
    }
  }

  private boolean nextStatement() {
    while (true) {
      while (at < text.length() && isAnySpace(text.charAt(at))) {
        at++;
      }
      if (at == text.length()) {
        return false;
      }
      if (text.charAt(at) != '#') {
        return true;
      }
      int end = text.indexOf('\n', at);
      at = end < 0 ? text.length() : end;
    }
  }

  private void skipExport() {
    if (text.startsWith("export", at)
        && at + 6 < text.length()
        && isAnySpace(text.charAt(at + 6))) {
      at += 6;
      while (at < text.length() && isSpace(text.charAt(at))) {
        at++;
      }
    }
  }

  /** The name before the separator; null when the line only names an inherited variable. */
  private String key() {
    int start = at;
    int end = start;
    char separator = 0;
    while (end < text.length() && separator == 0) {
      char c = text.charAt(end);
      if (c == '=' || c == ':' || c == '\n') {
        separator = c;
      } else if (isSpace(c) || "_.-[]".indexOf(c) >= 0 || Letters.isLetterOrDigit(c)) {
        end++;
      } else {
        throw error(start, "unexpected character \"" + c + "\" in variable name");
      }
    }
    // A last line without line break has no key to Docker: its offset stays at the start.
    String key = separator == 0 ? "" : trimRight(text.substring(start, end));
    if (key.indexOf(' ') >= 0) {
      throw error(start, "key cannot contain a space");
    }
    if (separator == 0) {
      at = start;
    } else {
      at = end + 1;
      while (at < text.length() && isSpace(text.charAt(at))) {
        at++;
      }
    }
    if (separator == '\n') {
      if (outer.has(key)) {
        out.put(key, outer.get(key));
      } else if (out.containsKey(key)) {
        out.put(key, out.get(key));
      }
      return null;
    }
    return key;
  }

  private String value() {
    char quote = at < text.length() ? text.charAt(at) : 0;
    if (quote == '"' || quote == '\'') {
      return quoted(quote);
    }
    int end = text.indexOf('\n', at);
    String value = text.substring(at, end < 0 ? text.length() : end);
    int start = at;
    at = end < 0 ? text.length() : end + 1;
    int comment = value.indexOf(" #");
    value = comment < 0 ? value : value.substring(0, comment);
    return expand(trimRight(value), start);
  }

  private String quoted(char quote) {
    int start = at;
    StringBuilder value = new StringBuilder();
    boolean escaped = false;
    for (int i = start + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != quote) {
        if (!escaped && c == '\\') {
          escaped = true;
          continue;
        }
        if (escaped) {
          escaped = false;
          value.append('\\');
        }
        value.append(c);
      } else if (escaped) {
        escaped = false;
        value.append(c);
      } else {
        at = i + 1;
        String read = value.toString();
        return quote == '"' ? expand(DotEnvEscapes.expand(read), start) : read;
      }
    }
    throw error(start, "unterminated quoted value");
  }

  private String expand(String value, int start) {
    if (value.indexOf('$') < 0) {
      return value;
    }
    Map<String, String> both = new LinkedHashMap<>(out);
    both.putAll(outer.values());
    try {
      return Template.substitute(value, new Environment(both, true)).text();
    } catch (Template.Failure failure) {
      throw error(start, failure.getMessage());
    }
  }

  private ComposeError error(int index, String message) {
    int offset = Utf8.offset(source.bytes(), source.hasBom() ? 3 : 0, index);
    return new ComposeError(
        source.span(offset, source.lineEnd(source.lineAt(offset))),
        "Docker cannot read this file: " + message);
  }

  private static String trimRight(String text) {
    int end = text.length();
    while (end > 0 && isAnySpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end);
  }

  private static boolean isSpace(char c) {
    return c == '\t' || c == 0x0B || c == '\f' || c == '\r' || c == ' ' || c == 0x85 || c == 0xA0;
  }

  private static boolean isAnySpace(char c) {
    return c == '\n' || isSpace(c) || c == 0x2028 || c == 0x2029 || c == 0x3000;
  }
}
