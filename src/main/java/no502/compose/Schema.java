package no502.compose;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What may stand where in a Compose file. {@link SchemaText} holds the knowledge in a small
 * notation of our own, {@link SchemaParser} turns it into these, {@link Validator} applies them.
 */
sealed interface Schema {

  /** One of several primitive types: str, num, int, bool, null. */
  record Types(List<String> names) implements Schema {}

  record Choice(List<Schema> options) implements Schema {}

  record Words(Set<String> allowed) implements Schema {}

  record Whole(long least, long most) implements Schema {}

  record Matching(String rule) implements Schema {}

  record Items(Schema item, boolean unique) implements Schema {}

  /**
   * @param extensions whether {@code x-} keys may stand here
   * @param open whether any other key may
   */
  record Fields(Map<String, Schema> fields, Set<String> required, boolean extensions, boolean open)
      implements Schema {}

  /**
   * A mapping with keys of the user's choice.
   *
   * @param keys the kind of names: {@code name}, {@code any} or {@code lower}
   * @param open whether keys that are no such names are let through
   */
  record Entries(String keys, boolean open, Schema value) implements Schema {}

  /** Another definition by its name, looked up when needed. */
  record Named(String name, Map<String, Schema> definitions) implements Schema {
    Schema target() {
      return definitions.get(name);
    }
  }

  static Schema compose() {
    Map<String, Schema> definitions = new HashMap<>();
    for (Map.Entry<String, String> definition : split(SchemaText.TEXT).entrySet()) {
      definitions.put(
          definition.getKey(), new SchemaParser(definition.getValue(), definitions).parse());
    }
    return definitions.get("file");
  }

  /** Definitions, each {@code name = …}, with an empty line between them. */
  static Map<String, String> split(String text) {
    Map<String, String> definitions = new LinkedHashMap<>();
    int from = 0;
    while (from < text.length()) {
      int to = text.indexOf("\n\n", from);
      to = to < 0 ? text.length() : to;
      int equals = text.indexOf('=', from);
      definitions.put(text.substring(from, equals).trim(), text.substring(equals + 1, to).trim());
      from = to + 2;
    }
    return definitions;
  }
}
