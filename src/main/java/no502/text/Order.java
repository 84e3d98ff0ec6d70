package no502.text;

import java.util.Comparator;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * What {@link Comparator} offers under the same names. The lambdas of the JDK's own can be
 * serialised, and such the JVM keeps in no archive: one of them would cost every start a class made
 * anew.
 */
public final class Order {
  private Order() {}

  public static <T, K extends Comparable<? super K>> Comparator<T> comparing(
      Function<? super T, ? extends K> key) {
    return (a, b) -> key.apply(a).compareTo(key.apply(b));
  }

  public static <T> Comparator<T> comparingInt(ToIntFunction<? super T> key) {
    return (a, b) -> Integer.compare(key.applyAsInt(a), key.applyAsInt(b));
  }
}
