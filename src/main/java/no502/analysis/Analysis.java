package no502.analysis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import no502.lint.Catalogue;
import no502.lint.Finding;
import no502.lint.Inspection;
import no502.rules.Rules;
import no502.text.Problem;
import no502.topology.Stack;
import no502.topology.StackBuilder;
import no502.verdict.RouteVerdict;
import no502.verdict.Verdicts;
import no502.workspace.Workspace;

/**
 * The one door: a workspace and options in, an outcome out. Every front end enters here and nowhere
 * else.
 */
public final class Analysis {
  private final Workspace workspace;
  private final Options options;

  public Analysis(Workspace workspace, Options options) {
    this.workspace = workspace;
    this.options = options;
  }

  /** Analyses everything below these paths (folders or files, relative to the root). */
  public Outcome run(List<String> paths) {
    List<Stack> stacks = stacks(paths);
    Catalogue catalogue = Rules.all();
    List<Outcome.StackOutcome> outcomes = new ArrayList<>();
    List<Problem> incomplete = new ArrayList<>();
    Set<String> told = new HashSet<>();
    for (Stack stack : stacks) {
      Inspection inspection = inspect(stack);
      List<Finding> findings = new ArrayList<>(catalogue.inspect(inspection));
      findings.removeIf(finding -> !told.add(identity(finding)));
      outcomes.add(new Outcome.StackOutcome(stack, findings, inspection.routes()));
      Incomplete.of(stack).forEach(incomplete::add);
    }
    return new Outcome(outcomes, incomplete);
  }

  /** A file that several stacks read is complained about once. */
  private static String identity(Finding finding) {
    return finding.rule()
        + "\n"
        + finding.span()
        + "\n"
        + finding.span().end()
        + "\n"
        + finding.message();
  }

  private Inspection inspect(Stack stack) {
    List<RouteVerdict> routes = Verdicts.of(stack, options.linux());
    return new Inspection(stack, routes, workspace, options.linux());
  }

  /** The stacks below these paths, joined but not yet judged. */
  public List<Stack> stacks(List<String> paths) {
    StackFinder finder = new StackFinder(workspace, options);
    finder.search(paths);
    StackBuilder builder = new StackBuilder(workspace, options.nginxVersion());
    List<Stack> stacks = new ArrayList<>();
    for (StackFinder.Found found : finder.stacks()) {
      stacks.add(builder.of(found.name(), found.project(), stacks));
    }
    for (String path : finder.lone()) {
      if (stacks.stream().noneMatch(stack -> loads(stack, path))) {
        stacks.add(builder.ofLoneConfig(path));
      }
    }
    return stacks;
  }

  private static boolean loads(Stack stack, String path) {
    return stack.nginxes().stream()
        .flatMap(nginx -> nginx.config().files().stream())
        .anyMatch(file -> file.source().name().equals(path));
  }
}
