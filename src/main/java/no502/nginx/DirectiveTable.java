package no502.nginx;

import java.util.ArrayList;
import java.util.List;
import no502.platform.Packed;
import no502.text.EditDistance;
import no502.text.WordIndex;

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
      boolean parameters,
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

  private final WordIndex index;

  private DirectiveTable(String text, WordIndex index) {
    this.text = text;
    this.index = index;
  }

  /** Read at its first use, and never changed. */
  private static final class Holder {
    static final DirectiveTable TABLE = read("nginx/directives.txt");

    private static DirectiveTable read(String path) {
      String text = Packed.needed(path);
      return new DirectiveTable(text, WordIndex.of(text, ' ', Packed.index(path)));
    }
  }

  static DirectiveTable get() {
    return Holder.TABLE;
  }

  /** All ways to use a directive of this name; empty when nginx knows none. */
  List<Entry> entries(String name) {
    int line = index.first(name);
    if (line < 0) {
      return List.of();
    }
    List<Entry> entries = new ArrayList<>(1);
    do {
      int end = text.indexOf('\n', line);
      entries.add(entry(name, text.substring(line + name.length() + 1, end)));
      line = end + 1;
    } while (index.isOf(name, line));
    return entries;
  }

  /** Of the words behind the name. By hand: a regular expression would cost more than the rest. */
  private static Entry entry(String name, String line) {
    String since = null;
    String last = null;
    String edition = null;
    boolean block = false;
    boolean ownLanguage = false;
    boolean once = false;
    boolean parameters = false;
    int space = line.indexOf(' ');
    int end = wordEnd(line, space + 1);
    String arguments = line.substring(space + 1, end);
    while (end < line.length()) {
      int word = end + 1;
      end = wordEnd(line, word);
      switch (line.charAt(word)) {
        case '+' -> since = line.substring(word + 1, end);
        case '-' -> last = line.substring(word + 1, end);
        case '@' -> edition = line.substring(word + 1, end);
        case 'u' -> once = true;
        case ':' -> parameters = true;
        default -> {
          block = true;
          ownLanguage = line.startsWith("{=", word);
        }
      }
    }
    String contexts = line.substring(0, space);
    return new Entry(
        name, contexts, arguments, block, ownLanguage, once, parameters, since, last, edition);
  }

  private static int wordEnd(String line, int word) {
    int space = line.indexOf(' ', word);
    return space < 0 ? line.length() : space;
  }

  /** Where the lines that begin with ~ do; from the end, for they are few. */
  private int modules() {
    int line = text.length();
    int before = text.lastIndexOf('\n', line - 2) + 1;
    while (text.charAt(before) == '~') {
      line = before;
      before = text.lastIndexOf('\n', line - 2) + 1;
    }
    return line;
  }

  /** The module by others that a name belongs to by its beginning, or null. */
  String moduleOf(String name) {
    for (int line = modules(); line < text.length(); line = text.indexOf('\n', line) + 1) {
      int equals = text.indexOf('=', line);
      if (name.startsWith(text.substring(line + 1, equals))) {
        return text.substring(equals + 1, text.indexOf('\n', equals));
      }
    }
    return null;
  }

  private int start() {
    int line = 0;
    while (text.charAt(line) == '#') {
      line = text.indexOf('\n', line) + 1;
    }
    return line;
  }

  /** The known name nearest to a misspelt one, allowed in the context; null when none is near. */
  String nearest(String name, char context) {
    int allowed = name.length() < 5 ? 1 : 2;
    String nearest = null;
    String last = null;
    int to = modules();
    for (int line = start(); line < to; line = text.indexOf('\n', line) + 1) {
      String known = text.substring(line, text.indexOf(' ', line));
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
