package no502.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What streams offer of one pass through a collection, under the same names and as lazy. A first
 * stream loads a hundred classes and wakes the JVM's machinery of lambdas, which every start would
 * pay; in JavaScript it is code to be read by every start.
 */
public final class Seq<T> {
  private static final Seq<?> NONE = new Seq<>(Collections.emptyIterator());

  private final Iterator<T> from;

  private Seq(Iterator<T> from) {
    this.from = from;
  }

  @SuppressWarnings("unchecked") // an iterator only gives
  public static <T> Seq<T> of(Collection<? extends T> all) {
    return all.isEmpty() ? none() : new Seq<>((Iterator<T>) all.iterator());
  }

  /** What is made of nothing is nothing: of what a stack could have it has little. */
  @SuppressWarnings("unchecked") // it gives nothing
  private static <T> Seq<T> none() {
    return (Seq<T>) NONE;
  }

  public <R> Seq<R> map(Function<? super T, ? extends R> change) {
    return this == NONE ? none() : new Seq<>(new Mapped<T, R>(from, change));
  }

  public Seq<T> filter(Predicate<? super T> wanted) {
    return this == NONE ? this : new Seq<>(new Filtered<>(from, wanted));
  }

  public <R> Seq<R> flatMap(Function<? super T, ? extends Collection<? extends R>> change) {
    return this == NONE ? none() : new Seq<>(new Flattened<T, R>(from, change));
  }

  public Seq<T> limit(int most) {
    List<T> first = new ArrayList<>();
    while (first.size() < most && from.hasNext()) {
      first.add(from.next());
    }
    return of(first);
  }

  /** All but so many at the beginning. */
  public Seq<T> skip(int first) {
    for (int i = 0; i < first && from.hasNext(); i++) {
      from.next();
    }
    return this;
  }

  public boolean anyMatch(Predicate<? super T> wanted) {
    while (from.hasNext()) {
      if (wanted.test(from.next())) {
        return true;
      }
    }
    return false;
  }

  public boolean allMatch(Predicate<? super T> wanted) {
    while (from.hasNext()) {
      if (!wanted.test(from.next())) {
        return false;
      }
    }
    return true;
  }

  public boolean noneMatch(Predicate<? super T> wanted) {
    return !anyMatch(wanted);
  }

  /** The first, or null. */
  public T first() {
    return from.hasNext() ? from.next() : null;
  }

  public void forEach(Consumer<? super T> use) {
    from.forEachRemaining(use);
  }

  public int count() {
    int count = 0;
    for (; from.hasNext(); from.next()) {
      count++;
    }
    return count;
  }

  /** In a list that cannot be changed. */
  public List<T> toList() {
    if (!from.hasNext()) {
      return List.of();
    }
    List<T> list = new ArrayList<>();
    do {
      list.add(from.next());
    } while (from.hasNext());
    return Collections.unmodifiableList(list);
  }

  /** Each once, in the order of their first. */
  public List<T> distinct() {
    return List.copyOf(new LinkedHashSet<>(toList()));
  }

  private record Mapped<T, R>(Iterator<T> from, Function<? super T, ? extends R> change)
      implements Iterator<R> {
    @Override
    public boolean hasNext() {
      return from.hasNext();
    }

    @Override
    public R next() {
      return change.apply(from.next());
    }
  }

  private static final class Filtered<T> implements Iterator<T> {
    private final Iterator<T> from;
    private final Predicate<? super T> wanted;
    private T next;
    private boolean found;

    Filtered(Iterator<T> from, Predicate<? super T> wanted) {
      this.from = from;
      this.wanted = wanted;
    }

    @Override
    public boolean hasNext() {
      while (!found && from.hasNext()) {
        next = from.next();
        found = wanted.test(next);
      }
      return found;
    }

    @Override
    public T next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      found = false;
      return next;
    }
  }

  private static final class Flattened<T, R> implements Iterator<R> {
    private final Iterator<T> from;
    private final Function<? super T, ? extends Collection<? extends R>> change;
    private Iterator<? extends R> inner = Collections.emptyIterator();

    Flattened(Iterator<T> from, Function<? super T, ? extends Collection<? extends R>> change) {
      this.from = from;
      this.change = change;
    }

    @Override
    public boolean hasNext() {
      while (!inner.hasNext() && from.hasNext()) {
        inner = change.apply(from.next()).iterator();
      }
      return inner.hasNext();
    }

    @Override
    public R next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return inner.next();
    }
  }
}
