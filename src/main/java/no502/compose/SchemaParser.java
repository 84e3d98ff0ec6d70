package no502.compose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no502.text.Parts;

/** Reads the notation of {@link SchemaText}. */
final class SchemaParser {
  private static final Set<String> PRIMITIVES = Set.of("str", "num", "int", "bool", "null", "map");

  private final String text;
  private int at;

  SchemaParser(String text) {
    this.text = text;
  }

  Schema parse() {
    List<Schema> options = new ArrayList<>();
    options.add(term());
    while (take('|')) {
      options.add(term());
    }
    return options.size() == 1 ? options.get(0) : new Schema.Choice(options);
  }

  private Schema term() {
    space();
    if (take('[')) {
      Schema item = parse();
      expect(']');
      return new Schema.Items(item, take('!'));
    }
    if (take('{')) {
      return fields();
    }
    if (take('<')) {
      String keys = word();
      boolean open = take('+');
      expect(':');
      Schema value = parse();
      expect('>');
      return new Schema.Entries(keys, open, value);
    }
    if (take('\'')) {
      int end = text.indexOf('\'', at);
      Set<String> words = new LinkedHashSet<>(Parts.of(text.substring(at, end), ' '));
      at = end + 1;
      return new Schema.Words(words);
    }
    return take('~') ? new Schema.Matching(word()) : named();
  }

  private Schema fields() {
    boolean lines = Notation.inLines(text, at - 1);
    boolean closed = take('-');
    boolean open = take('+');
    Map<String, Schema> fields = new LinkedHashMap<>();
    Set<String> required = new LinkedHashSet<>();
    space();
    while (!take('}')) {
      int colon = text.indexOf(':', at);
      boolean needed = text.charAt(colon - 1) == '!';
      String name = text.substring(at, needed ? colon - 1 : colon);
      if (needed) {
        required.add(name);
      }
      int from = colon + 1;
      at = Notation.valueEnd(text, from, lines);
      fields.put(name, new Schema.Later(text.substring(from, at)));
      space();
    }
    return new Schema.Fields(fields, required, !closed, open);
  }

  private Schema named() {
    String first = word();
    if (!PRIMITIVES.contains(first)) {
      return new Schema.Later(SchemaText.of(first));
    }
    if (first.equals("int") && take('(')) {
      int dots = text.indexOf("..", at);
      int end = text.indexOf(')', at);
      long least = Long.parseLong(text.substring(at, dots));
      long most = end == dots + 2 ? Long.MAX_VALUE : Long.parseLong(text.substring(dots + 2, end));
      at = end + 1;
      return new Schema.Whole(least, most);
    }
    List<String> names = new ArrayList<>();
    names.add(first);
    while (take(',')) {
      names.add(word());
    }
    // "map&{…}" is a mapping among other types, with these keys.
    if (take('&')) {
      names.remove("map");
      Schema body = term();
      return names.isEmpty() ? body : new Schema.Choice(List.of(new Schema.Types(names), body));
    }
    return new Schema.Types(names);
  }

  private String word() {
    int from = at;
    at = Notation.wordEnd(text, from);
    return text.substring(from, at);
  }

  private void space() {
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\n')) {
      at++;
    }
  }

  private boolean take(char c) {
    boolean there = at < text.length() && text.charAt(at) == c;
    at += there ? 1 : 0;
    return there;
  }

  private void expect(char c) {
    if (!take(c)) {
      throw new IllegalStateException(
          "schema notation: " + c + " expected before " + text.substring(at));
    }
  }
}
