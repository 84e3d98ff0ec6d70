package no502.compose;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import no502.text.Letters;

/**
 * How a value looks in the effective model, and what makes it vanish from it. Read from {@link
 * ShapeText} when first asked for: of all there is, a project uses little.
 */
final class Shape {
  private final String notation;
  private final boolean always;
  private Form form;

  private Shape(String notation) {
    this.always = notation.charAt(0) == '!';
    this.notation = always ? notation.substring(1) : notation;
  }

  static Shape project() {
    return new Shape(ShapeText.of("project"));
  }

  /** Whether it is printed even when empty. */
  boolean always() {
    return always;
  }

  /** How the value is converted. */
  Kind kind() {
    return form().kind;
  }

  /** The shape of items or entries. */
  Shape below() {
    return form().below;
  }

  /** The fields of a structure. */
  Map<String, Shape> fields() {
    return form().fields;
  }

  private Form form() {
    Form known = form;
    if (known == null) {
      known = read(notation);
      form = known;
    }
    return known;
  }

  private record Form(Kind kind, Shape below, Map<String, Shape> fields) {}

  private static Form read(String notation) {
    return switch (notation.charAt(0)) {
      case '[' -> new Form(Kind.LIST, inner(notation), null);
      case '<' -> new Form(Kind.ENTRIES, inner(notation), null);
      case '{' -> new Form(Kind.FIELDS, null, fields(notation));
      default -> {
        String definition = ShapeText.of(notation);
        yield definition == null ? new Form(Kind.of(notation), null, null) : read(definition);
      }
    };
  }

  private static Shape inner(String notation) {
    return new Shape(notation.substring(1, notation.length() - 1));
  }

  private static Map<String, Shape> fields(String notation) {
    Map<String, Shape> fields = new LinkedHashMap<>();
    boolean lines = Notation.inLines(notation, 0);
    int at = lines ? 2 : 1;
    while (at < notation.length() - 1) {
      int colon = notation.indexOf(':', at);
      int end = Notation.valueEnd(notation, colon + 1, lines);
      fields.put(notation.substring(at, colon), new Shape(notation.substring(colon + 1, end)));
      at = end;
      while (notation.charAt(at) == ' ' || notation.charAt(at) == '\n') {
        at++;
      }
    }
    return fields;
  }

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
    LIST,
    ENTRIES;

    private static final Map<String, Kind> BY_WORD = byWord();

    static Kind of(String word) {
      return BY_WORD.get(word);
    }

    private static Map<String, Kind> byWord() {
      Map<String, Kind> kinds = new HashMap<>();
      for (Kind kind : values()) {
        kinds.put(Letters.lower(kind.name()), kind);
      }
      return kinds;
    }
  }
}
