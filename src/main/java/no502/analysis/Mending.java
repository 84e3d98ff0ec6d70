package no502.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no502.lint.Finding;
import no502.text.Seq;
import no502.text.Source;
import no502.workspace.OverlayWorkspace;
import no502.workspace.Workspace;

/**
 * Applies one repair after the other, each to what the ones before it left; where a stack has very
 * many, those of one rule at once. All that was accepted lies in one layer over the files.
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
    List<Finding> wanted = Seq.of(stack.findings()).filter(f -> isWanted(stack, f)).toList();
    if (wanted.isEmpty()) {
      return -1;
    }
    List<Integer> near = nearby.indexes(index);
    List<List<Finding>> batches = new ArrayList<>();
    if (wanted.size() > Repair.MANY) {
      Batches.byRule(wanted).forEach(batch -> halves(batch, batches));
    }
    wanted.forEach(finding -> batches.add(List.of(finding)));
    for (List<Finding> batch : batches) {
      Repair.Trial trial = tried.add(key(stack, batch)) ? attempt(stack, near, batch) : null;
      if (trial != null && (suggestedToo || !trial.newAdvice())) {
        batch.forEach(finding -> tried.add(key(stack, List.of(finding))));
        return accept(trial, near);
      }
    }
    return -1;
  }

  private boolean isWanted(Outcome.StackOutcome stack, Finding finding) {
    return finding.fix() != null
        && (finding.fix().safe() || suggestedToo)
        && !tried.contains(key(stack, List.of(finding)));
  }

  /** The whole, then what may still hold of it when the whole does not. */
  private static void halves(List<Finding> batch, List<List<Finding>> all) {
    if (batch.size() > 1) {
      int half = batch.size() / 2;
      all.add(batch);
      halves(batch.subList(0, half), all);
      halves(batch.subList(half, batch.size()), all);
    }
  }

  private Repair.Trial attempt(
      Outcome.StackOutcome stack, List<Integer> near, List<Finding> findings) {
    List<Outcome.StackOutcome> before = nearby.at(near);
    String file = findings.get(0).span().source().name();
    // An error of ours costs many together nothing: it comes again when each is tried alone.
    Guard own = findings.size() > 1 ? new Guard() : guard;
    return own.attempt(
        stack.stack().name(), file, () -> repair.attempt(now, before, stack, findings, true));
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

  /** What tells a repair from all others, also when others have changed the file around it. */
  private static String key(Outcome.StackOutcome stack, List<Finding> findings) {
    StringBuilder key = new StringBuilder(stack.stack().name());
    for (Finding finding : findings) {
      key.append('\n').append(finding.rule());
      key.append('\n').append(finding.span().source().name());
      key.append('\n').append(finding.span().text());
      key.append('\n').append(finding.message());
      key.append('\n').append(finding.span().line());
    }
    return key.toString();
  }
}
