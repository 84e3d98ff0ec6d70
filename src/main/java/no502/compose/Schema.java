package no502.compose;

import java.util.List;
import java.util.function.Function;

/**
 * What may stand where in a Compose file. {@link ComposeSchema} holds the knowledge, {@link
 * Validator} applies it.
 */
sealed interface Schema {

  /**
   * One of several primitive types.
   *
   * @param allowed the sum of their numbers
   */
  record Types(int allowed) implements Schema {
    static final int BOOL = 1;
    static final int INT = 2;
    static final int MAP = 4;
    static final int NULL = 8;
    static final int NUM = 16;
    static final int STR = 32;

    boolean allow(int type) {
      return (allowed & type) != 0;
    }
  }

  record Choice(List<Schema> options) implements Schema {}

  record Words(List<String> allowed) implements Schema {}

  record Whole(long least, long most) implements Schema {}

  record Matching(String rule) implements Schema {}

  record Items(Schema item, boolean unique) implements Schema {}

  /**
   * @param fields what may stand under a key; null when nothing may
   * @param extensions whether {@code x-} keys may stand here
   * @param open whether any other key may
   */
  record Fields(
      Function<String, Schema> fields, List<String> required, boolean extensions, boolean open)
      implements Schema {}

  /**
   * A mapping with keys of the user's choice.
   *
   * @param keys the kind of names: {@code name}, {@code any} or {@code lower}
   * @param open whether keys that are no such names are let through
   */
  record Entries(String keys, boolean open, Schema value) implements Schema {}
}
