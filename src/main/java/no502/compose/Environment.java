package no502.compose;

import java.util.Map;

/**
 * The variables that interpolation sees.
 *
 * @param complete true when nothing else can be set: an unset variable is blank then, else it is
 *     unknown
 */
record Environment(Map<String, String> values, boolean complete) {

  String get(String name) {
    return values.get(name);
  }

  boolean has(String name) {
    return values.containsKey(name);
  }
}
