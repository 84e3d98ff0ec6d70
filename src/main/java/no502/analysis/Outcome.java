package no502.analysis;

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
 */
public record Outcome(List<StackOutcome> stacks, List<Problem> incomplete) {

  /**
   * One stack's share.
   *
   * @param files the Compose files it is loaded from, base first; empty for a lone configuration
   */
  public record StackOutcome(
      Stack stack, List<Finding> findings, List<RouteVerdict> routes, List<String> files) {

    public StackOutcome with(List<Finding> others) {
      return new StackOutcome(stack, others, routes, files);
    }
  }
}
