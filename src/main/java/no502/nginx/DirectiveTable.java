package no502.nginx;

import java.util.ArrayList;
import java.util.List;
import no502.platform.Packed;
import no502.text.EditDistance;
import no502.text.SortedLines;

/** Every directive nginx knows, with its contexts and argument counts, from a resource. */
final class DirectiveTable {

  /** One way to use a directive; the letters are explained in the resource. */
  record Entry(
      String name,
      String contexts,
      String arguments,
      boolean block,
      boolean ownLanguage,
      boolean once,
      String since,
      String last,
      String edition) {

    boolean allowedIn(char context) {
      return contexts.indexOf(context) >= 0 || contexts.equals("*");
    }

    boolean takes(int count) {
      return switch (arguments) {
        case "*" -> true;
        case "f" -> count == 1;
        case "1+" -> count >= 1;
        case "2+" -> count >= 2;
        default -> count <= 7 && arguments.indexOf((char) ('0' + count)) >= 0;
      };
    }
  }

  /** Lines sorted by their first word, behind a comment, and before those that begin with ~. */
  private final String text;

  private final SortedLines lines;
  private final int to;

  private DirectiveTable(String text) {
    this.text = text;
    lines = new SortedLines(text, ' ');
    to = modules(text);
  }

  /** Where the lines that begin with ~ do; from the end, for they are few. */
  private static int modules(String text) {
    int line = text.length();
    int before = text.lastIndexOf('\n', line - 2) + 1;
    while (text.charAt(before) == '~') {
      line = before;
      before = text.lastIndexOf('\n', line - 2) + 1;
    }
    return line;
  }

  /** Read at its first use, and never changed. */
  private static final class Holder {
    static final DirectiveTable TABLE = new DirectiveTable(Packed.needed("nginx/directives.txt"));
  }

  static DirectiveTable get() {
    return Holder.TABLE;
  }

  /** By hand: at every start a regular expression would cost more than all the rest. */
  private static String[] fields(String line) {
    int count = 1;
    for (int at = line.indexOf(' '); at >= 0; at = line.indexOf(' ', at + 1)) {
      count++;
    }
    String[] fields = new String[count];
    int from = 0;
    for (int i = 0; i < count; i++) {
      int to = line.indexOf(' ', from);
      fields[i] = line.substring(from, to < 0 ? line.length() : to);
      from = to + 1;
    }
    return fields;
  }

  private static Entry entry(String[] fields) {
    String since = null;
    String last = null;
    String edition = null;
    boolean block = false;
    boolean ownLanguage = false;
    boolean once = false;
    for (int i = 3; i < fields.length; i++) {
      String field = fields[i];
      switch (field.charAt(0)) {
        case '+' -> since = field.substring(1);
        case '-' -> last = field.substring(1);
        case '@' -> edition = field.substring(1);
        case 'u' -> once = true;
        default -> {
          block = true;
          ownLanguage = field.equals("{=");
        }
      }
    }
    return new Entry(
        fields[0], fields[1], fields[2], block, ownLanguage, once, since, last, edition);
  }

  /** All ways to use a directive of this name; empty when nginx knows none. */
  List<Entry> entries(String name) {
    int line = lines.first(name, to);
    if (line == to || !name.equals(lines.wordAt(line))) {
      return List.of();
    }
    List<Entry> entries = new ArrayList<>(1);
    while (line < to && name.equals(lines.wordAt(line))) {
      int end = text.indexOf('\n', line);
      entries.add(entry(fields(text.substring(line, end))));
      line = end + 1;
    }
    return entries;
  }

  /** The module by others that a name belongs to by its beginning, or null. */
  String moduleOf(String name) {
    for (int line = to; line < text.length(); line = text.indexOf('\n', line) + 1) {
      int equals = text.indexOf('=', line);
      if (name.startsWith(text.substring(line + 1, equals))) {
        return text.substring(equals + 1, text.indexOf('\n', equals));
      }
    }
    return null;
  }

  /** The known name nearest to a misspelt one, allowed in the context; null when none is near. */
  String nearest(String name, char context) {
    int allowed = name.length() < 5 ? 1 : 2;
    String nearest = null;
    String last = null;
    for (int line = lines.start(); line < to; line = text.indexOf('\n', line) + 1) {
      String known = lines.wordAt(line);
      int distance = known.equals(last) ? allowed + 1 : EditDistance.upTo(allowed, name, known);
      if (distance <= allowed && isAllowed(entries(known), context)) {
        allowed = distance - 1;
        nearest = known;
      }
      last = known;
    }
    return nearest;
  }

  private static boolean isAllowed(List<Entry> ways, char context) {
    for (Entry way : ways) {
      if (way.edition == null && way.allowedIn(context)) {
        return true;
      }
    }
    return false;
  }
}
