package no502.topology;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import no502.text.Source;

/** The files that an image brings; most are mounted over, and not even made. */
final class Stock {
  private final String owner;
  private final Map<String, String> texts = new LinkedHashMap<>();
  private final Map<String, Source> made = new HashMap<>();

  /** {@code owner} tells the files apart from those of the workspace. */
  Stock(String owner) {
    this.owner = owner;
  }

  void put(String path, String text) {
    texts.put(path, text);
  }

  Set<String> paths() {
    return texts.keySet();
  }

  /** The one file at an absolute path; null when the image brings none there. */
  Source at(String path) {
    String text = texts.get(path);
    return text == null
        ? null
        : made.computeIfAbsent(path, unused -> Source.of(owner + ":" + path, text));
  }
}
