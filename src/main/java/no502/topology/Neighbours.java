package no502.topology;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import no502.compose.Project;

/**
 * The projects of one workspace, found by what they can have in common: a name or a network. A tree
 * of ten thousand must not be gone through for each name that does not resolve.
 */
public final class Neighbours {
  private final List<Stack> stacks;
  private final Map<String, Set<Integer>> byName;
  private final Map<String, Set<Integer>> byNetwork;
  private final Stack hidden;
  private Stack shown;
  private int indexed;

  public Neighbours() {
    this(new ArrayList<>(), new HashMap<>(), new HashMap<>(), 0, null, null);
  }

  private Neighbours(
      List<Stack> stacks,
      Map<String, Set<Integer>> byName,
      Map<String, Set<Integer>> byNetwork,
      int indexed,
      Stack hidden,
      Stack shown) {
    this.stacks = stacks;
    this.byName = byName;
    this.byNetwork = byNetwork;
    this.indexed = indexed;
    this.hidden = hidden;
    this.shown = shown;
  }

  public void add(Stack stack) {
    stacks.add(stack);
  }

  public List<Stack> all() {
    List<Stack> all = new ArrayList<>();
    stacks.forEach(stack -> all.add(seen(stack)));
    return all;
  }

  /** The same; another reading of this one can take its place. */
  public Neighbours replacing(Stack one) {
    settle();
    return new Neighbours(stacks, byName, byNetwork, indexed, one, one);
  }

  /** Puts it into the place of the one to be replaced. */
  public void show(Stack reading) {
    shown = reading;
  }

  /** Looks at all of them now, so that asking changes nothing any more. */
  public void settle() {
    for (; indexed < stacks.size(); indexed++) {
      Stack stack = stacks.get(indexed);
      for (Container container : stack.containers().values()) {
        NameTable.of(stack, container).keySet().forEach(name -> put(byName, name));
      }
      if (stack.project() != null) {
        networks(stack).forEach(network -> put(byNetwork, network));
      }
    }
  }

  private void put(Map<String, Set<Integer>> index, String key) {
    // What a variable hides has no name.
    if (key != null) {
      index.computeIfAbsent(key, k -> new TreeSet<>()).add(indexed);
    }
  }

  /** What Docker calls the networks that it declares, and those its containers are on. */
  private static Set<String> networks(Stack stack) {
    Set<String> names = new LinkedHashSet<>();
    for (Project.Network network : stack.project().networks().values()) {
      names.add(Names.realName(network, network.key()));
    }
    Namespaces namespaces = new Namespaces(stack);
    for (Container container : stack.containers().values()) {
      names.addAll(namespaces.of(container).networks());
    }
    return names;
  }

  /** Those with a container that answers to this name, in lower case, on any of its networks. */
  List<Stack> named(String name) {
    settle();
    return at(byName.getOrDefault(name, Set.of()));
  }

  /** Those that declare or use one of these networks. */
  List<Stack> on(Collection<String> networks) {
    settle();
    Set<Integer> found = new TreeSet<>();
    networks.forEach(network -> found.addAll(byNetwork.getOrDefault(network, Set.of())));
    return at(found);
  }

  private List<Stack> at(Set<Integer> places) {
    List<Stack> found = new ArrayList<>(places.size());
    places.forEach(place -> found.add(seen(stacks.get(place))));
    return found;
  }

  private Stack seen(Stack stack) {
    return stack == hidden ? shown : stack;
  }
}
