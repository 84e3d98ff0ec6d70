package no502.analysis;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import no502.compose.Service;
import no502.compose.Value;
import no502.text.Seq;
import no502.topology.Neighbours;
import no502.topology.Stack;

/**
 * The sets of profiles in which a project can be started: none, each one alone, and all. What is
 * wrong in any of them will fail for whoever starts it so.
 */
final class Readings {
  /** More profiles than any real project has; each costs a judgement of its own. */
  private static final int MOST = 12;

  private Readings() {}

  /** The other ways to start a stack, beside the one that was loaded. */
  static List<Stack> others(Stack stack) {
    Set<String> profiles = new LinkedHashSet<>();
    if (stack.project() != null) {
      for (Service service : stack.project().services().values()) {
        Seq.of(service.profiles()).filter(Value::known).forEach(p -> profiles.add(p.text()));
      }
    }
    List<Stack> readings = new ArrayList<>();
    Seq.of(profiles).limit(MOST).forEach(p -> readings.add(with(stack, p)));
    if (profiles.size() > 1) {
      readings.add(with(stack, "*"));
    }
    return readings;
  }

  private static Stack with(Stack stack, String profile) {
    Neighbours neighbours = stack.neighbours().replacing(stack);
    Stack reading =
        new Stack(
            stack.name(),
            stack.project().with(List.of(profile)),
            stack.containers(),
            stack.nginxes(),
            stack.listening(),
            neighbours,
            stack.problems(),
            stack.assumptions());
    neighbours.show(reading);
    return reading;
  }

  /** How people say it. */
  static String name(Stack reading) {
    String profile = reading.project().profiles().get(0);
    return profile.equals("*") ? "with all profiles" : "with the profile " + profile;
  }
}
