package no502.log;

import java.util.ArrayList;
import java.util.List;
import no502.nginx.Block;

/**
 * Finds the location that nginx takes for a path: an exact one, else the longest prefix with what
 * is nested in it, unless {@code ^~} stands there, overruled by the first regular expression.
 */
final class LocationMatcher {
  private static final int MAX_DEPTH = 50;

  /** The answer so far: the innermost location found, and whether the search is over. */
  private record Found(Block location, boolean settled) {}

  private LocationMatcher() {}

  /** The location block, or null when the server answers by itself. */
  static Block find(Block server, String path) {
    return find(server, UriPath.normal(path), 0).location();
  }

  private static Found find(Block outer, String path, int depth) {
    Block longest = null;
    int length = -1;
    List<Block> patterns = new ArrayList<>();
    for (Block location : outer.blocks("location")) {
      Modifier modifier = Modifier.of(location);
      if (modifier.isPattern()) {
        patterns.add(location);
      } else if (modifier.kind == Modifier.Kind.EXACT) {
        if (path.equals(modifier.text)) {
          return new Found(location, true);
        }
      } else if (modifier.isPrefix() && path.startsWith(modifier.text)) {
        if (modifier.text.length() > length) {
          longest = location;
          length = modifier.text.length();
        }
      }
    }
    Block found = longest;
    if (longest != null && depth < MAX_DEPTH) {
      Found nested = find(longest, path, depth + 1);
      if (nested.settled()) {
        return nested;
      }
      found = nested.location() == null ? longest : nested.location();
    }
    boolean final_ = longest != null && Modifier.of(longest).kind == Modifier.Kind.FINAL;
    return final_ ? new Found(found, false) : byPattern(patterns, path, found, depth);
  }

  private static Found byPattern(List<Block> patterns, String path, Block found, int depth) {
    for (Block location : patterns) {
      Modifier modifier = Modifier.of(location);
      if (PathPattern.matches(modifier.text, modifier.kind == Modifier.Kind.NO_CASE, path)) {
        Found nested = depth < MAX_DEPTH ? find(location, path, depth + 1) : new Found(null, false);
        return new Found(nested.location() == null ? location : nested.location(), true);
      }
    }
    return new Found(found, false);
  }

  /** A location's first words: {@code =}, {@code ^~}, {@code ~}, {@code ~*}, glued to it or not. */
  private record Modifier(Kind kind, String text) {
    enum Kind {
      EXACT,
      FINAL,
      CASE,
      NO_CASE,
      PREFIX,
      NAMED
    }

    static Modifier of(Block location) {
      String first = location.header().arg(0) == null ? "" : location.header().arg(0);
      String second = location.header().arg(1);
      Kind kind = kind(first);
      if (second != null) {
        return new Modifier(kind, second);
      }
      int skip =
          switch (kind) {
            case EXACT, CASE -> 1;
            case FINAL, NO_CASE -> 2;
            default -> 0;
          };
      return new Modifier(kind, first.substring(skip));
    }

    private static Kind kind(String word) {
      if (word.startsWith("=")) {
        return Kind.EXACT;
      }
      if (word.startsWith("^~")) {
        return Kind.FINAL;
      }
      if (word.startsWith("~*")) {
        return Kind.NO_CASE;
      }
      if (word.startsWith("~")) {
        return Kind.CASE;
      }
      return word.startsWith("@") ? Kind.NAMED : Kind.PREFIX;
    }

    boolean isPattern() {
      return kind == Kind.CASE || kind == Kind.NO_CASE;
    }

    boolean isPrefix() {
      return kind == Kind.PREFIX || kind == Kind.FINAL;
    }
  }
}
