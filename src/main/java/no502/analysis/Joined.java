package no502.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import no502.text.Seq;
import no502.topology.Neighbours;
import no502.topology.Stack;
import no502.topology.StackBuilder;

/** The stacks of one run as they are joined, each with the Compose files that it is loaded from. */
final class Joined {
  private final StackBuilder builder;
  private final Guard guard;
  private final Crew crew;
  private final Neighbours neighbours = new Neighbours();
  private final List<Stack> stacks = new ArrayList<>();
  private final List<List<String>> files = new ArrayList<>();

  Joined(StackBuilder builder, Guard guard, Crew crew) {
    this.builder = builder;
    this.guard = guard;
    this.crew = crew;
  }

  List<Stack> stacks() {
    return stacks;
  }

  List<List<String>> files() {
    return files;
  }

  /** Those that are wanted; each can see the others. */
  void add(List<StackFinder.Found> all, Predicate<Stack> wanted) {
    List<Guarded<Stack>> made = crew.each(Crew.Step.JOINING, all.size(), i -> joined(all.get(i)));
    for (int i = 0; i < all.size(); i++) {
      Stack stack = guard.take(made.get(i));
      if (stack != null && wanted.test(stack)) {
        neighbours.add(stack);
        stacks.add(stack);
        files.add(all.get(i).files());
      }
    }
  }

  private Guarded<Stack> joined(StackFinder.Found found) {
    return Guarded.of(
        found.name(),
        found.files().get(0),
        () -> builder.of(found.name(), found.project(), neighbours));
  }

  /**
   * No more are added: from now on asking changes nothing, and a crew may ask from several sides.
   */
  void settle() {
    neighbours.settle();
  }

  /** A configuration by itself, unless one of the stacks loads it. */
  void addLone(String path) {
    boolean loaded =
        Seq.of(stacks).flatMap(Stack::nginxes).anyMatch(nginx -> Concern.loads(nginx, path));
    Stack stack = loaded ? null : guard.attempt(path, path, () -> builder.ofLoneConfig(path));
    if (stack != null) {
      stacks.add(stack);
      files.add(List.of());
    }
  }

  /** Of these files the ones that no stack has anything to do with. */
  List<String> homeless(List<String> paths) {
    return Seq.of(paths)
        .filter(path -> Seq.of(stacks).noneMatch(stack -> Concern.of(stack, path)))
        .toList();
  }
}
