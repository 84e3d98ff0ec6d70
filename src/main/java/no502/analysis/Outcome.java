package no502.analysis;

import java.util.ArrayList;
import java.util.List;
import no502.lint.Finding;
import no502.text.Problem;
import no502.topology.Stack;
import no502.verdict.RouteVerdict;

/**
 * What an analysis gives: per stack its findings and routes, and everything that could not be read.
 *
 * @param incomplete never empty when something was passed over: partial coverage is never a silent
 *     pass
 * @param breakdowns errors of no502 itself; each has its entry in incomplete too
 */
public record Outcome(
    List<StackOutcome> stacks, List<Problem> incomplete, List<Breakdown> breakdowns) {

  public Outcome(List<StackOutcome> stacks, List<Problem> incomplete) {
    this(stacks, incomplete, List.of());
  }

  public Outcome with(List<StackOutcome> others) {
    return new Outcome(others, incomplete, breakdowns);
  }

  /** The same, and these went wrong as well. */
  Outcome after(List<Breakdown> more) {
    if (more.isEmpty()) {
      return this;
    }
    List<Problem> gaps = new ArrayList<>(incomplete);
    more.forEach(breakdown -> gaps.add(breakdown.gap()));
    List<Breakdown> all = new ArrayList<>(breakdowns);
    all.addAll(more);
    return new Outcome(stacks, gaps, all);
  }

  /**
   * One stack's share.
   *
   * @param files the Compose files it is loaded from, base first; empty for a lone configuration
   * @param all its findings before any was left out as told elsewhere, or not wanted
   */
  public record StackOutcome(
      Stack stack,
      List<Finding> findings,
      List<RouteVerdict> routes,
      List<String> files,
      List<Finding> all) {

    public StackOutcome(
        Stack stack, List<Finding> findings, List<RouteVerdict> routes, List<String> files) {
      this(stack, findings, routes, files, findings);
    }

    public StackOutcome with(List<Finding> others) {
      return new StackOutcome(stack, others, routes, files, all);
    }

    StackOutcome inFull() {
      return with(all);
    }
  }
}
