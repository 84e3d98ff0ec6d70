package no502.topology.listen;

import java.util.LinkedHashMap;
import java.util.Map;
import no502.text.Source;

/** Reads the {@code scripts} of a package.json, with their places. */
final class PackageJson {
  private final Located json;
  private final String text;
  private final StringBuilder open = new StringBuilder();
  private final Map<String, Found> scripts = new LinkedHashMap<>();
  private String outer = "";
  private String inner = "";
  private boolean key;

  private PackageJson(Located json) {
    this.json = json;
    this.text = json.text();
  }

  /** Script by name; empty when there are none. */
  static Map<String, Found> scripts(Source source) {
    PackageJson reader = new PackageJson(Located.of(source));
    reader.read();
    return reader.scripts;
  }

  private void read() {
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '"') {
        int end = stringEnd(at);
        string(at + 1, end);
        at = end + 1;
        continue;
      }
      if (c == '{' || c == '[') {
        open.append(c);
      } else if (c == '}' || c == ']') {
        open.setLength(Math.max(0, open.length() - 1));
      }
      boolean inObject = open.length() > 0 && open.charAt(open.length() - 1) == '{';
      key = c == '{' || c == ',' && inObject || key && c != ':';
      at++;
    }
  }

  private int stringEnd(int quote) {
    int i = quote + 1;
    while (i < text.length() && text.charAt(i) != '"') {
      i += text.charAt(i) == '\\' ? 2 : 1;
    }
    return Math.min(i, text.length());
  }

  private void string(int from, int to) {
    String value = unescape(text.substring(Math.min(from, to), to));
    if (key && open.length() == 1) {
      outer = value;
    } else if (key && open.length() == 2) {
      inner = value;
    } else if (open.length() == 2 && outer.equals("scripts")) {
      scripts.put(inner, Found.of(value, json.span(from, to), "script " + inner));
    }
    key = false;
  }

  private static String unescape(String raw) {
    if (raw.indexOf('\\') < 0) {
      return raw;
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '\\' && i + 1 < raw.length()) {
        i++;
        char escaped = raw.charAt(i);
        out.append(escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped);
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }
}
