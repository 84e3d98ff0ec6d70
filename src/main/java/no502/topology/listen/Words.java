package no502.topology.listen;

import java.util.ArrayList;
import java.util.List;
import no502.text.Parts;

/** Cuts texts at one character. */
final class Words {
  private Words() {}

  /** The parts between the separators, blanks around them and empty ones gone. */
  static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    for (String written : Parts.of(text, separator)) {
      String part = written.trim();
      if (!part.isEmpty()) {
        parts.add(part);
      }
    }
    return parts;
  }
}
