package no502.compose;

import java.util.function.Function;

/**
 * A rule for a place in the model, and the places below it: a walker goes {@link #down} them step
 * by step beside the tree. They are made as it comes there.
 *
 * @param rule null where there is none
 * @param below the place below a key, null when no rule lies that way; itself null for none at all
 */
record Place<T>(T rule, Function<String, Place<T>> below) {

  /** What the items of a list stand under. */
  static final String ITEM = "[]";

  static <T> Place<T> at(T rule) {
    return new Place<>(rule, null);
  }

  static <T> Place<T> above(Function<String, Place<T>> below) {
    return new Place<>(null, below);
  }

  /** Whose one key has a rule. */
  static <T> Place<T> above(String key, T rule) {
    return above(given -> given.equals(key) ? at(rule) : null);
  }

  /** The same below every key, and for every item of a list. */
  static <T> Place<T> eachAbove(Function<String, Place<T>> below) {
    return above(key -> above(below));
  }

  static <T> Place<T> eachAt(T rule) {
    return above(key -> at(rule));
  }

  static <T> Place<T> down(Place<T> place, String key) {
    return place == null || place.below == null ? null : place.below.apply(key);
  }

  static <T> T rule(Place<T> place) {
    return place == null ? null : place.rule;
  }
}
