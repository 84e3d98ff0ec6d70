package no502.analysis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import no502.compose.Project;
import no502.lint.Catalogue;
import no502.lint.Finding;
import no502.lint.Inspection;
import no502.rules.Rules;
import no502.text.Problem;
import no502.text.Seq;
import no502.text.Source;
import no502.text.Span;
import no502.topology.Neighbours;
import no502.topology.Nginx;
import no502.topology.Stack;
import no502.topology.StackBuilder;
import no502.verdict.RouteVerdict;
import no502.verdict.Verdict;
import no502.verdict.Verdicts;
import no502.workspace.Entry;
import no502.workspace.Workspace;

/**
 * The one door: a workspace and options in, an outcome out. Every front end enters here and nowhere
 * else.
 */
public final class Analysis {
  private final Workspace workspace;
  private final Options options;
  private final Crew crew;
  private final Catalogue rules;

  public Analysis(Workspace workspace, Options options) {
    this(workspace, options, Crew.ALONE);
  }

  public Analysis(Workspace workspace, Options options, Crew crew) {
    this(workspace, options, crew, Rules.all());
  }

  Analysis(Workspace workspace, Options options, Crew crew, Catalogue rules) {
    this.workspace = workspace;
    this.options = options;
    this.crew = crew;
    this.rules = rules;
  }

  /** Analyses everything below these paths (folders or files, relative to the root). */
  public Outcome run(List<String> paths) {
    List<Problem> incomplete = new ArrayList<>();
    Guard guard = new Guard();
    Joined joined = joined(paths, incomplete, guard);
    List<Stack> stacks = joined.stacks();
    List<Outcome.StackOutcome> outcomes = new ArrayList<>();
    Set<Told> told = new HashSet<>();
    joined.settle();
    Crew.Step step = Crew.Step.CHECKING;
    for (Guarded<Outcome.StackOutcome> judged :
        crew.each(step, stacks.size(), i -> judged(stacks.get(i), joined.files().get(i)))) {
      Outcome.StackOutcome one = guard.take(judged);
      if (one != null) {
        outcomes.add(one.with(Seq.of(one.findings()).filter(f -> told.add(identity(f))).toList()));
        incomplete.addAll(
            Incomplete.of(one.stack(), one.findings(), !options.composeFiles().isEmpty()));
      }
    }
    untold(incomplete);
    return new Outcome(outcomes, incomplete).after(guard.breakdowns());
  }

  /** Adds what could not be read and is told nowhere else, neither there nor where it is used. */
  private void untold(List<Problem> told) {
    Set<String> known = new HashSet<>();
    for (Problem problem : told) {
      known.add(problem.span().source().name());
      int why = problem.message().indexOf(Problem.NOT_READ);
      if (why >= 0) {
        known.add(problem.message().substring(why + Problem.NOT_READ.length()));
      }
    }
    workspace
        .unread()
        .forEach(
            (path, why) -> {
              if (!known.contains(path) && !known.contains(Entry.Refused.named(path, why))) {
                told.add(Problem.incomplete(path, Problem.NOT_READ + why));
              }
            });
  }

  /** A file that several stacks read is complained about once. */
  private static Told identity(Finding finding) {
    Span span = finding.span();
    String file = span.source().name();
    return new Told(finding.rule(), file, span.start(), span.end(), finding.message());
  }

  /** Of what the finding holds anyway: a tree of ten thousand stacks has many. */
  private record Told(String rule, String file, int start, int end, String message) {}

  private Guarded<Outcome.StackOutcome> judged(Stack stack, List<String> files) {
    String file = files.isEmpty() ? stack.name() : files.get(0);
    return Guarded.of(stack.name(), file, () -> judge(stack, files, true));
  }

  private Outcome.StackOutcome judge(Stack stack, List<String> files, boolean repairs) {
    List<RouteVerdict> routes = new ArrayList<>(Verdicts.of(stack, options.linux()));
    List<Finding> findings = new ArrayList<>(inspect(stack, routes, repairs));
    if (options.profiles().isEmpty()) {
      Readings.others(stack).forEach(reading -> judge(reading, routes, findings, repairs));
    }
    return new Outcome.StackOutcome(stack, findings, routes, files);
  }

  /** Adds what only another set of profiles brings to light. */
  private void judge(
      Stack reading, List<RouteVerdict> routes, List<Finding> findings, boolean repairs) {
    Set<String> known = new HashSet<>();
    findings.forEach(finding -> known.add(place(finding)));
    Set<Nginx> judged = new HashSet<>();
    routes.forEach(route -> judged.add(route.route().nginx()));
    List<RouteVerdict> again = Verdicts.of(reading, options.linux());
    for (Finding finding : inspect(reading, again, repairs)) {
      if (known.add(place(finding))) {
        findings.add(finding.with(finding.message() + " (" + Readings.name(reading) + ")"));
      }
    }
    Seq.of(again).filter(r -> !judged.contains(r.route().nginx())).forEach(routes::add);
  }

  private static String place(Finding finding) {
    return finding.rule() + "\n" + finding.span() + "\n" + finding.span().end();
  }

  private List<Finding> inspect(Stack stack, List<RouteVerdict> routes, boolean repairs) {
    try {
      return rules.inspect(new Inspection(stack, routes, workspace, options.linux(), repairs));
    } finally {
      // What the rules kept with the files is for one inspection: a tree of stacks has many files.
      if (stack.project() != null) {
        stack.project().files().forEach(file -> file.keep(null));
      }
    }
  }

  /** The stacks below these paths, joined but not yet judged. */
  public List<Stack> stacks(List<String> paths) {
    Guard guard = new Guard();
    Joined joined = joined(paths, new ArrayList<>(), guard);
    guard.rethrow();
    return joined.stacks();
  }

  private Joined joined(List<String> paths, List<Problem> unread, Guard guard) {
    StackFinder finder = new StackFinder(workspace, options, crew, guard);
    finder.search(paths);
    unread.addAll(finder.unread());
    StackBuilder builder =
        new StackBuilder(workspace, options.nginxVersion(), options.assumptions());
    Joined joined = new Joined(builder, guard, crew);
    joined.add(finder.stacks(), stack -> true);
    List<String> homeless = joined.homeless(finder.asked());
    if (!homeless.isEmpty()) {
      joined.add(
          finder.elsewhere(), stack -> Seq.of(homeless).anyMatch(path -> Concern.of(stack, path)));
    }
    finder.lone().forEach(joined::addLone);
    return joined;
  }

  /**
   * The same stacks, those marked in {@code again} joined and judged anew with what this workspace
   * has; the others stay and are only looked at as neighbours.
   *
   * @param changed the files that are not what they were: a project that looks at none of them is
   *     what it was
   * @param repairs whether their findings come with repairs
   */
  List<Outcome.StackOutcome> rerun(
      List<Outcome.StackOutcome> old, boolean[] again, Set<Source> changed, boolean repairs) {
    StackFinder finder = new StackFinder(workspace, options, Crew.ALONE, new Guard());
    StackBuilder builder =
        new StackBuilder(workspace, options.nginxVersion(), options.assumptions());
    Neighbours neighbours = new Neighbours();
    List<Stack> stacks = new ArrayList<>();
    for (int i = 0; i < again.length; i++) {
      Outcome.StackOutcome one = old.get(i);
      Stack stack = one.stack();
      if (!again[i]) {
        stacks.add(stack);
      } else if (one.files().isEmpty()) {
        stacks.add(builder.ofLoneConfig(stack.name()));
      } else {
        Set<String> read = stack.project().read();
        boolean same = Seq.of(changed).noneMatch(file -> read.contains(file.name()));
        Project project = same ? stack.project() : finder.project(one.files());
        stacks.add(builder.of(stack.name(), project, neighbours));
      }
      neighbours.add(stacks.get(i));
    }
    List<Outcome.StackOutcome> outcomes = new ArrayList<>();
    for (int i = 0; i < again.length; i++) {
      outcomes.add(again[i] ? judge(stacks.get(i), old.get(i).files(), repairs) : old.get(i));
    }
    return outcomes;
  }

  /** The advice a stack would get if nothing condemned its routes. */
  List<Finding> latent(Outcome.StackOutcome outcome) {
    Verdict open = new Verdict.Unknown("it is only supposed", List.of());
    List<RouteVerdict> routes = new ArrayList<>();
    for (RouteVerdict route : outcome.routes()) {
      List<RouteVerdict.PeerVerdict> peers = new ArrayList<>();
      for (RouteVerdict.PeerVerdict peer : route.peers()) {
        peers.add(
            new RouteVerdict.PeerVerdict(peer.server(), peer.address(), peer.container(), open));
      }
      routes.add(new RouteVerdict(route.route(), open, peers));
    }
    return inspect(outcome.stack(), routes, false);
  }
}
