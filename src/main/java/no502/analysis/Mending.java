package no502.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no502.lint.Finding;
import no502.text.Source;
import no502.workspace.OverlayWorkspace;
import no502.workspace.Workspace;

/**
 * Applies one repair after the other, each to what the ones before it left. All that was accepted
 * lies in one layer over the files, however many there are.
 */
final class Mending {
  private final Repair repair;
  private final Guard guard;
  private final Workspace original;
  private final OverlayWorkspace now;
  private final List<Outcome.StackOutcome> stacks;
  private final Nearby nearby;
  private final boolean suggestedToo;
  private final Set<String> names = new LinkedHashSet<>();
  private final Set<String> tried = new LinkedHashSet<>();

  Mending(Repair repair, Guard guard, Workspace original, Outcome outcome, boolean suggestedToo) {
    this.repair = repair;
    this.guard = guard;
    this.original = original;
    this.now = new OverlayWorkspace(original);
    this.stacks = new ArrayList<>(outcome.stacks());
    this.nearby = new Nearby(stacks, original);
    this.suggestedToo = suggestedToo;
  }

  /** Only files that change, each with what becomes of it. */
  Map<Source, byte[]> run() {
    int at = 0;
    while (at < stacks.size()) {
      int touched = mendOne(at);
      at = touched < 0 ? at + 1 : Math.min(at, touched);
    }
    Map<Source, byte[]> files = new LinkedHashMap<>();
    for (String name : names) {
      files.put(Repair.source(original, name), Repair.source(now, name).bytes());
    }
    return files;
  }

  /** Gives the first stack that must be looked at again, or -1 when nothing more holds here. */
  private int mendOne(int index) {
    Outcome.StackOutcome stack = stacks.get(index);
    List<Integer> near = null;
    for (Finding finding : stack.findings()) {
      boolean wanted = finding.fix() != null && (finding.fix().safe() || suggestedToo);
      if (wanted && tried.add(key(stack, finding))) {
        near = near == null ? nearby.indexes(index) : near;
        List<Outcome.StackOutcome> before = nearby.at(near);
        String file = finding.span().source().name();
        Repair.Trial trial =
            guard.attempt(
                stack.stack().name(),
                file,
                () -> repair.attempt(now, before, stack, List.of(finding)));
        if (trial != null && (suggestedToo || !trial.newAdvice())) {
          return accept(trial, near);
        }
      }
    }
    return -1;
  }

  private int accept(Repair.Trial trial, List<Integer> near) {
    for (Source changed : trial.changed().keySet()) {
      names.add(changed.name());
      now.put(Repair.source(trial.workspace(), changed.name()));
    }
    int first = stacks.size();
    for (int i = 0; i < near.size(); i++) {
      if (stacks.get(near.get(i)) != trial.stacks().get(i)) {
        stacks.set(near.get(i), trial.stacks().get(i));
        first = Math.min(first, near.get(i));
      }
    }
    return first;
  }

  private static String key(Outcome.StackOutcome stack, Finding finding) {
    return stack.stack().name()
        + "\n"
        + finding.rule()
        + "\n"
        + finding.span().source().name()
        + "\n"
        + finding.span().text()
        + "\n"
        + finding.message()
        + "\n"
        + finding.span().line();
  }
}
