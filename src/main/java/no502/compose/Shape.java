package no502.compose;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import no502.text.Letters;

/**
 * How a value looks in the effective model, and what makes it vanish from it. Read from {@link
 * ShapeText}.
 *
 * @param kind how the value is converted
 * @param always whether it is printed even when empty
 * @param below the shape of items or entries
 * @param fields the fields of a structure
 */
record Shape(Kind kind, boolean always, Shape below, Map<String, Shape> fields) {

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
    ENTRIES
  }

  /** A loop over all of them for every word would cost more than reading the words. */
  private static Map<String, Kind> kinds() {
    Map<String, Kind> kinds = new HashMap<>();
    for (Kind kind : Kind.values()) {
      kinds.put(Letters.lower(kind.name()), kind);
    }
    return kinds;
  }

  static Shape project() {
    Map<String, Shape> definitions = new HashMap<>();
    kinds().forEach((word, kind) -> definitions.put(word, new Shape(kind, false, null, null)));
    Schema.split(ShapeText.TEXT)
        .forEach((name, text) -> definitions.put(name, new Reader(text, definitions).shape()));
    return definitions.get("project");
  }

  /** Reads the notation of {@link ShapeText}. */
  private static final class Reader {
    private final String text;
    private final Map<String, Shape> definitions;
    private int at;

    Reader(String text, Map<String, Shape> definitions) {
      this.text = text;
      this.definitions = definitions;
    }

    Shape shape() {
      char c = text.charAt(at);
      if (c == '[' || c == '<') {
        at++;
        Shape below = shape();
        at++;
        return new Shape(c == '[' ? Kind.LIST : Kind.ENTRIES, false, below, null);
      }
      boolean always = c == '!';
      at += always ? 1 : 0;
      if (text.charAt(at) == '{') {
        return fields(always);
      }
      Shape known = definitions.get(word());
      return always && !known.always
          ? new Shape(known.kind, true, known.below, known.fields)
          : known;
    }

    private Shape fields(boolean always) {
      at++;
      Map<String, Shape> fields = new LinkedHashMap<>();
      space();
      while (text.charAt(at) != '}') {
        String name = word();
        at++;
        fields.put(name, shape());
        space();
      }
      at++;
      return new Shape(Kind.FIELDS, always, null, fields);
    }

    private String word() {
      int from = at;
      while (at < text.length() && SchemaParser.isWord(text.charAt(at))) {
        at++;
      }
      return text.substring(from, at);
    }

    private void space() {
      while (text.charAt(at) == ' ' || text.charAt(at) == '\n') {
        at++;
      }
    }
  }
}
