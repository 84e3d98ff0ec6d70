package no502.compose;

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

  /** Read from its notation when first asked for: of all there is, a file uses little. */
  final class Later implements Schema {
    private final String notation;
    private Schema read;

    Later(String notation) {
      this.notation = notation;
    }

    Schema target() {
      Schema known = read;
      if (known == null) {
        known = new SchemaParser(notation).parse();
        read = known;
      }
      return known;
    }
  }

  static Schema compose() {
    return new Later(SchemaText.of("file"));
  }
}
