package no502.compose;

import java.util.HashMap;
import java.util.Map;
import no502.text.Parts;

/**
 * Rules for places in the model, keyed by dotted patterns such as {@code services.*.build.args}; a
 * walker goes {@link #down} it step by step beside the tree.
 */
final class PathTable<T> {
  private Map<String, PathTable<T>> next = Map.of();
  private PathTable<T> any;
  private T rule;

  PathTable<T> put(String pattern, T rule) {
    at(pattern).rule = rule;
    return this;
  }

  /** The same rule for several patterns, with blanks between them. */
  PathTable<T> putEach(String patterns, T rule) {
    Parts.of(patterns, ' ').forEach(pattern -> put(pattern, rule));
    return this;
  }

  /** The table at a place, where what many patterns begin with is gone through once. */
  PathTable<T> at(String pattern) {
    PathTable<T> at = this;
    int from = 0;
    while (from <= pattern.length()) {
      int to = pattern.indexOf('.', from);
      to = to < 0 ? pattern.length() : to;
      at = at.make(pattern.substring(from, to));
      from = to + 1;
    }
    return at;
  }

  private PathTable<T> make(String part) {
    if (part.equals("*")) {
      any = any == null ? new PathTable<>() : any;
      return any;
    }
    if (next.isEmpty()) {
      next = new HashMap<>();
    }
    return next.computeIfAbsent(part, ignored -> new PathTable<>());
  }

  /** The table below a key; null when no rule lies that way. */
  PathTable<T> down(String key) {
    PathTable<T> named = next.get(key);
    return named != null ? named : any;
  }

  static <T> PathTable<T> down(PathTable<T> table, String key) {
    return table == null ? null : table.down(key);
  }

  static <T> T rule(PathTable<T> table) {
    return table == null ? null : table.rule;
  }
}
