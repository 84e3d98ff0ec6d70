package no502.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no502.lint.Finding;
import no502.lint.Fix;
import no502.text.Edit;
import no502.text.Patch;
import no502.text.Seq;
import no502.text.Source;
import no502.workspace.Entry;
import no502.workspace.OverlayWorkspace;
import no502.workspace.Workspace;

/**
 * Tries repairs before anybody sees them: applies a fix in memory, runs the engine again on the
 * patched bytes, and keeps the fix only if it does what it promises. It costs one more analysis of
 * the stacks that the fix touches, so callers ask for it only where fixes are shown or applied.
 */
public final class Repair {
  /** More repairs of one stack than this are tried together first. */
  static final int MANY = 20;

  private final Workspace workspace;
  private final Options options;
  private final Crew crew;
  private final Guard guard = new Guard();

  public Repair(Workspace workspace, Options options) {
    this(workspace, options, Crew.ALONE);
  }

  public Repair(Workspace workspace, Options options, Crew crew) {
    this.workspace = workspace;
    this.options = options;
    this.crew = crew;
  }

  /** The same outcome in which every fix that is left has been tried. */
  public Outcome verified(Outcome outcome) {
    Nearby nearby = new Nearby(outcome.stacks(), workspace);
    List<Outcome.StackOutcome> stacks = new ArrayList<>();
    for (Guarded<Outcome.StackOutcome> tried :
        crew.each(Crew.Step.MENDING, outcome.stacks().size(), i -> tried(outcome, nearby, i))) {
      stacks.add(guard.take(tried));
    }
    return afterwards(outcome.with(stacks));
  }

  /** One stack with those of its repairs that hold. */
  private Guarded<Outcome.StackOutcome> tried(Outcome outcome, Nearby nearby, int index) {
    Outcome.StackOutcome stack = outcome.stacks().get(index);
    List<Finding> repairs = Seq.of(stack.findings()).filter(f -> f.fix() != null).toList();
    if (repairs.isEmpty()) {
      return new Guarded<>(stack, List.of());
    }
    Guard guard = new Guard();
    Outcome near = new Outcome(nearby.of(index), List.of());
    Set<Finding> proven =
        repairs.size() > MANY ? new Batches(this, near, stack).proven(repairs) : Set.of();
    List<Finding> findings = new ArrayList<>();
    for (Finding finding : stack.findings()) {
      findings.add(proven.contains(finding) ? finding : guarded(guard, near, stack, finding));
    }
    return new Guarded<>(stack.with(findings), guard.breakdowns());
  }

  /** The outcome with what has gone wrong in here since. */
  public Outcome afterwards(Outcome outcome) {
    return outcome.after(guard.breakdowns());
  }

  /** An error of ours costs the finding its repair, and nothing else. */
  private Finding guarded(Guard guard, Outcome near, Outcome.StackOutcome stack, Finding finding) {
    String file = finding.span().source().name();
    Finding tried = guard.attempt(stack.stack().name(), file, () -> verified(near, stack, finding));
    return tried == null ? with(finding, null) : tried;
  }

  /**
   * The finding with its fix if that holds, with the fix only suggested if it brings new advice,
   * and without it if it does not mend the finding or breaks something else.
   */
  public Finding verified(Outcome outcome, Outcome.StackOutcome stack, Finding finding) {
    if (finding.fix() == null) {
      return finding;
    }
    Trial trial = attempt(workspace, outcome.stacks(), stack, List.of(finding), false);
    if (trial == null) {
      return with(finding, null);
    }
    boolean safe = finding.fix().safe() && !trial.newAdvice;
    return with(finding, new Fix(finding.fix().title(), safe, finding.fix().edits()));
  }

  /**
   * The files as they are after every fix has been applied, one after the other, each to what the
   * ones before it left; only files that change. Safe fixes alone unless {@code suggestedToo}.
   */
  public Map<Source, byte[]> applyAll(Outcome outcome, boolean suggestedToo) {
    return new Mending(this, guard, workspace, outcome, suggestedToo).run();
  }

  /**
   * What these repairs together make of files and stacks, tried on what was analysed. An error of
   * ours is not told here: it costs the batch, and comes again when its repair is tried alone.
   */
  Trial attempt(Outcome near, Outcome.StackOutcome stack, List<Finding> findings) {
    String file = findings.get(0).span().source().name();
    return new Guard()
        .attempt(
            stack.stack().name(),
            file,
            () -> attempt(workspace, near.stacks(), stack, findings, false));
  }

  /**
   * What the fixes make of the files and stacks; null when they must not be applied.
   *
   * @param more whether the repairs that are left then are asked for
   */
  Trial attempt(
      Workspace now,
      List<Outcome.StackOutcome> stacks,
      Outcome.StackOutcome stack,
      List<Finding> findings,
      boolean more) {
    List<Edit> edits = new ArrayList<>();
    findings.forEach(finding -> edits.addAll(finding.fix().edits()));
    for (Edit edit : edits) {
      if (source(now, edit.span().source().name()) != edit.span().source()) {
        return null;
      }
    }
    Map<Source, byte[]> changed = Patch.apply(edits);
    if (changed == null || changed.isEmpty()) {
      return null;
    }
    OverlayWorkspace patched = new OverlayWorkspace(now);
    changed.forEach((source, bytes) -> patched.put(new Source(source.name(), bytes)));
    boolean[] touched = touched(stacks, stack, changed.keySet());
    List<Outcome.StackOutcome> after =
        new Analysis(patched, options).rerun(stacks, touched, changed.keySet(), more);
    Analysis analysis = new Analysis(now, options);
    boolean newAdvice = false;
    for (int i = 0; i < stacks.size(); i++) {
      Outcome.StackOutcome before = stacks.get(i);
      if (touched[i]) {
        Comparison comparison = new Comparison(before.inFull(), after.get(i));
        boolean mended = before != stack || comparison.areGone(findings);
        if (!mended || comparison.breaksSomething()) {
          return null;
        }
        newAdvice |=
            comparison.hasNewWarning(List.of(), changed.keySet())
                && comparison.hasNewWarning(analysis.latent(before), changed.keySet());
      }
    }
    return new Trial(patched, after, changed, newAdvice);
  }

  /** The stacks that a change of these files may concern. */
  private static boolean[] touched(
      List<Outcome.StackOutcome> stacks, Outcome.StackOutcome own, Set<Source> files) {
    boolean[] touched = new boolean[stacks.size()];
    for (int i = 0; i < touched.length; i++) {
      Outcome.StackOutcome stack = stacks.get(i);
      touched[i] = stack == own || Seq.of(files).anyMatch(file -> reads(stack, file.name()));
    }
    return touched;
  }

  private static boolean reads(Outcome.StackOutcome outcome, String name) {
    if (outcome.stack().project() == null) {
      return outcome.stack().name().equals(name);
    }
    String folder = outcome.stack().project().folder();
    return folder.isEmpty()
        || name.startsWith(folder + "/")
        || Seq.of(outcome.stack().project().files()).anyMatch(file -> file.name().equals(name))
        || Seq.of(outcome.stack().nginxes())
            .flatMap(nginx -> nginx.config().files())
            .anyMatch(file -> file.source().written().name().equals(name));
  }

  static Source source(Workspace workspace, String name) {
    return workspace.at(name) instanceof Entry.File file ? file.source() : null;
  }

  private static Finding with(Finding finding, Fix fix) {
    return new Finding(
        finding.rule(),
        finding.severity(),
        finding.confidence(),
        finding.span(),
        finding.message(),
        finding.related(),
        finding.path(),
        finding.help(),
        fix);
  }

  record Trial(
      Workspace workspace,
      List<Outcome.StackOutcome> stacks,
      Map<Source, byte[]> changed,
      boolean newAdvice) {}
}
