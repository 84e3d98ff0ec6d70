package no502.topology.listen;

import java.util.ArrayList;
import java.util.List;

/** Cuts texts at one character. */
final class Words {
  private Words() {}

  /** The parts between the separators, blanks around them and empty ones gone. */
  static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    while (from <= text.length()) {
      int found = text.indexOf(separator, from);
      int to = found < 0 ? text.length() : found;
      String part = text.substring(from, to).trim();
      if (!part.isEmpty()) {
        parts.add(part);
      }
      from = to + 1;
    }
    return parts;
  }
}
