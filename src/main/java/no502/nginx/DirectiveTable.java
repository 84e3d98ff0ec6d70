package no502.nginx;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no502.platform.Packed;
import no502.text.EditDistance;

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

  /** In the order of the table, which is sorted by name. */
  private final Map<String, List<Entry>> entries = new LinkedHashMap<>();

  private final Map<String, String> modules = new TreeMap<>();

  private DirectiveTable(String text) {
    int from = 0;
    for (int to = text.indexOf('\n'); to >= 0; to = text.indexOf('\n', from)) {
      String line = text.substring(from, to);
      if (line.startsWith("~")) {
        int equals = line.indexOf('=');
        modules.put(line.substring(1, equals), line.substring(equals + 1));
      } else if (!line.startsWith("#")) {
        Entry entry = entry(fields(line));
        entries.computeIfAbsent(entry.name, n -> new ArrayList<>(1)).add(entry);
      }
      from = to + 1;
    }
  }

  /** Read at its first use, and never changed. */
  private static final class Holder {
    static final DirectiveTable TABLE = load();
  }

  static DirectiveTable get() {
    return Holder.TABLE;
  }

  private static DirectiveTable load() {
    return new DirectiveTable(Packed.needed("nginx/directives.txt"));
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
    return entries.getOrDefault(name, List.of());
  }

  /** The module by others that a name belongs to by its beginning, or null. */
  String moduleOf(String name) {
    for (Map.Entry<String, String> module : modules.entrySet()) {
      if (name.startsWith(module.getKey())) {
        return module.getValue();
      }
    }
    return null;
  }

  /** The known name nearest to a misspelt one, allowed in the context; null when none is near. */
  String nearest(String name, char context) {
    int allowed = name.length() < 5 ? 1 : 2;
    String nearest = null;
    for (Map.Entry<String, List<Entry>> known : entries.entrySet()) {
      int distance = EditDistance.upTo(allowed, name, known.getKey());
      if (distance <= allowed && isAllowed(known.getValue(), context)) {
        allowed = distance - 1;
        nearest = known.getKey();
      }
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
