package no502.fix;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no502.text.Letters;
import no502.text.Seq;

/** A piece of YAML to be written into a file, in whichever style the file has there. */
public sealed interface YamlText {

  record Word(String text) implements YamlText {}

  record Items(List<YamlText> items) implements YamlText {}

  /** {@code flow} asks for {@code [a, b]} even in block style, as people write commands. */
  record Flow(List<String> words) implements YamlText {}

  record Entries(Map<String, YamlText> entries) implements YamlText {}

  static YamlText word(String text) {
    return new Word(text);
  }

  static YamlText items(String... texts) {
    return new Items(Seq.of(List.of(texts)).map(YamlText::word).toList());
  }

  static YamlText flow(String... words) {
    return new Flow(List.of(words));
  }

  /** A key without a value, as in a list of networks written as a mapping. */
  static YamlText nothing() {
    return new Word(null);
  }

  static YamlText entries(Map<String, YamlText> entries) {
    return new Entries(new LinkedHashMap<>(entries));
  }

  /** Keys and values in turn; a value is a text or a piece of YAML. */
  static YamlText entries(Object... keysAndValues) {
    Map<String, YamlText> entries = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      Object value = keysAndValues[i + 1];
      entries.put(
          (String) keysAndValues[i],
          value instanceof YamlText text ? text : new Word((String) value));
    }
    return new Entries(entries);
  }

  /**
   * {@code key: value} in block style, without the first line's indentation, without a last line
   * break.
   */
  default String block(String key, String indent, String unit, String lineBreak) {
    if (this instanceof Word word) {
      return word.text() == null ? quoted(key) + ":" : quoted(key) + ": " + quoted(word.text());
    }
    if (this instanceof Flow) {
      return quoted(key) + ": " + flow();
    }
    List<String> lines = new ArrayList<>(List.of(quoted(key) + ":"));
    if (this instanceof Items list) {
      for (YamlText item : list.items()) {
        lines.add(indent + unit + "- " + item.flow());
      }
    } else if (this instanceof Entries map) {
      map.entries()
          .forEach(
              (name, value) ->
                  lines.add(indent + unit + value.block(name, indent + unit, unit, lineBreak)));
    }
    return String.join(lineBreak, lines);
  }

  /** On one line, as inside braces. */
  default String flow() {
    if (this instanceof Word word) {
      return word.text() == null ? "null" : quoted(word.text());
    }
    if (this instanceof Flow flow) {
      return "["
          + String.join(", ", Seq.of(flow.words()).map(YamlText::doubleQuoted).toList())
          + "]";
    }
    if (this instanceof Items list) {
      return "[" + String.join(", ", Seq.of(list.items()).map(YamlText::flow).toList()) + "]";
    }
    List<String> parts = new ArrayList<>();
    ((Entries) this)
        .entries()
        .forEach((name, value) -> parts.add(quoted(name) + ": " + value.flow()));
    return "{" + String.join(", ", parts) + "}";
  }

  /** Plain where every YAML reader takes it as that very string, else in double quotes. */
  static String quoted(String text) {
    return isPlain(text) ? text : doubleQuoted(text);
  }

  static String doubleQuoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private static boolean isPlain(String text) {
    if (text.isEmpty() || "-?:,[]{}#&*!|>'\"%@` ".indexOf(text.charAt(0)) >= 0) {
      return false;
    }
    boolean letter = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || ",[]{}#\"'".indexOf(c) >= 0 || c == ':' && endsKey(text, i)) {
        return false;
      }
      letter |= c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '/';
    }
    return isDuration(text) || letter && !isOtherType(text) && !text.endsWith(" ");
  }

  private static boolean endsKey(String text, int colon) {
    return colon + 1 == text.length()
        || text.charAt(colon + 1) == ' '
        || Letters.isDigit(text.charAt(0));
  }

  private static boolean isDuration(String text) {
    int last = text.length() - 1;
    for (int i = 0; i < last; i++) {
      if (!Letters.isDigit(text.charAt(i))) {
        return false;
      }
    }
    return last >= 0
        && (text.charAt(last) == 's'
            || text.charAt(last) == 'm'
            || Letters.isDigit(text.charAt(last)));
  }

  private static boolean isOtherType(String text) {
    return switch (Letters.lower(text)) {
      case "true", "false", "null", "yes", "no", "on", "off", "y", "n" -> true;
      default -> Letters.isDigit(text.charAt(0)) && !text.contains(".") && !text.contains("/");
    };
  }
}
