package no502.text;

import java.util.ArrayList;
import java.util.List;

/** Cuts texts at one character, without the regular expression that {@code String.split} brings. */
public final class Parts {
  private Parts() {}

  /** What stands between the separators, empty parts and the last one included. */
  public static List<String> of(String text, char separator) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
      parts.add(text.substring(from, at));
      from = at + 1;
    }
    parts.add(text.substring(from));
    return parts;
  }

  /** The same without the empty parts at the end; of a text that has no separator, that text. */
  public static List<String> filled(String text, char separator) {
    List<String> parts = of(text, separator);
    int filled = parts.size();
    while (filled > 0 && parts.size() > 1 && parts.get(filled - 1).isEmpty()) {
      filled--;
    }
    return parts.subList(0, filled);
  }
}
