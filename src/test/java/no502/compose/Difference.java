package no502.compose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** What two models disagree about, one line a place. */
final class Difference {
  private final List<String> lines = new ArrayList<>();

  static List<String> between(Object docker, Object ours) {
    Difference difference = new Difference();
    difference.compare("", docker, ours);
    return difference.lines;
  }

  /** The model with every string changed. */
  static Object mapped(Object value, UnaryOperator<String> change) {
    if (value instanceof String text) {
      return change.apply(text);
    }
    if (value instanceof List<?> list) {
      List<Object> items = new ArrayList<>();
      list.forEach(item -> items.add(mapped(item, change)));
      return items;
    }
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> entries = new LinkedHashMap<>();
      map.forEach((key, item) -> entries.put(key, mapped(item, change)));
      return entries;
    }
    return value;
  }

  private void compare(String path, Object docker, Object ours) {
    if (docker instanceof Map<?, ?> left && ours instanceof Map<?, ?> right) {
      TreeSet<String> keys = new TreeSet<>();
      left.keySet().forEach(key -> keys.add((String) key));
      right.keySet().forEach(key -> keys.add((String) key));
      for (String key : keys) {
        String below = path + "." + key;
        if (!left.containsKey(key)) {
          lines.add(below + ": only ours: " + right.get(key));
        } else if (!right.containsKey(key)) {
          lines.add(below + ": only Docker's: " + left.get(key));
        } else {
          compare(below, left.get(key), right.get(key));
        }
      }
    } else if (docker instanceof List<?> left
        && ours instanceof List<?> right
        && left.size() == right.size()) {
      for (int i = 0; i < left.size(); i++) {
        compare(path + "[" + i + "]", left.get(i), right.get(i));
      }
    } else if (!Objects.equals(docker, ours)) {
      lines.add(path + ": Docker " + docker + ", ours " + ours);
    }
  }
}
