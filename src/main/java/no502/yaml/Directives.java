package no502.yaml;

import no502.yaml.YamlReader.Refusal;
import org.snakeyaml.engine.v2.common.SpecVersion;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;

/** The {@code %} lines before a document: go-yaml knows version 1.1 and tags, nothing else. */
final class Directives {
  private Directives() {}

  static void check(
      Characters characters, int fromIndex, int documentIndex, DocumentStartEvent event) {
    SpecVersion version = event.getSpecVersion().orElse(null);
    if (version != null && (version.getMajor() != 1 || version.getMinor() != 1)) {
      throw new Refusal(
          characters.span(fromIndex, documentIndex),
          "found incompatible YAML document: Docker reads only %YAML 1.1, remove the line");
    }
    if (event.isExplicit()) {
      refuseUnknown(characters, characters.offset(fromIndex), characters.offset(documentIndex));
    }
  }

  private static void refuseUnknown(Characters characters, int from, int to) {
    byte[] bytes = characters.source.bytes();
    for (int i = from; i < to; i++) {
      boolean lineStart = i == from || bytes[i - 1] == '\n' || bytes[i - 1] == '\r';
      if (lineStart && bytes[i] == '%') {
        int end = i;
        while (end < to && bytes[end] != '\n' && bytes[end] != '\r') {
          end++;
        }
        String line = characters.source.slice(i, end);
        if (!line.startsWith("%YAML") && !line.startsWith("%TAG")) {
          throw new Refusal(
              characters.source.span(i, end), "found unknown directive name: remove the line");
        }
      }
    }
  }
}
