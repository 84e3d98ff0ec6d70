package no502.compose;

import java.util.List;
import java.util.function.Function;

/**
 * How a value looks in the effective model, and what makes it vanish from it.
 *
 * @param place where among its structure's fields Docker looks at it
 * @param kind how the value is converted
 * @param always whether it is printed even when empty
 * @param below the shape of items or entries
 * @param fields a structure's fields by their names; null for any other name
 * @param printed those of them that are printed even when nothing is given
 */
record Shape(
    int place,
    Kind kind,
    boolean always,
    Shape below,
    Function<String, Shape> fields,
    List<String> printed) {

  /** What a value is turned into. */
  enum Kind {
    TEXT,
    BOOL,
    INT,
    FLOAT32,
    BYTES,
    DURATION,
    TEXTS,
    TEXTS_OF_ANY,
    MAP,
    ENVIRONMENT,
    LABELS,
    MULTI,
    HOSTS,
    COMMAND,
    TEST,
    COUNT,
    MODE,
    SSH,
    ULIMIT,
    FIELDS,

    /** Fields that Docker prints with capitals, which no file writes. */
    LIMIT,
    LIST,
    ENTRIES
  }
}
