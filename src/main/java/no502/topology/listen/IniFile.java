package no502.topology.listen;

import java.util.ArrayList;
import java.util.List;
import no502.text.Parts;
import no502.text.Source;
import no502.text.Span;

/** Lines of {@code key = value} under {@code [section]} heads: uwsgi, php-fpm, supervisord. */
final class IniFile {
  private IniFile() {}

  /** One setting with its place; {@code line} runs from the key to the end of the value. */
  record Entry(String section, String key, String value, Span line) {}

  static List<Entry> read(Source source) {
    Located located = Located.of(source);
    String text = located.text();
    List<Entry> entries = new ArrayList<>();
    String section = "";
    int from = 0;
    for (String written : Parts.of(text, '\n')) {
      String line = written.trim();
      if (line.startsWith("[") && line.indexOf(']') > 0) {
        section = line.substring(1, line.indexOf(']')).trim();
      } else if (!line.isEmpty() && line.charAt(0) != ';' && line.charAt(0) != '#') {
        int start = text.indexOf(line, from);
        entries.add(entry(section, line, located.span(start, start + line.length())));
      }
      from += written.length() + 1;
    }
    return entries;
  }

  private static Entry entry(String section, String line, Span span) {
    int equals = line.indexOf('=');
    if (equals < 0) {
      return new Entry(section, line, "", span);
    }
    String value = line.substring(equals + 1).trim();
    int comment = value.indexOf(" ;");
    value = comment < 0 ? value : value.substring(0, comment).trim();
    return new Entry(section, line.substring(0, equals).trim(), unquoted(value), span);
  }

  private static String unquoted(String value) {
    int last = value.length() - 1;
    boolean quoted =
        last > 0 && value.charAt(0) == value.charAt(last) && "\"'".indexOf(value.charAt(0)) >= 0;
    return quoted ? value.substring(1, last) : value;
  }
}
