package no502.lint;

import java.util.List;
import no502.text.Span;
import no502.topology.Confidence;
import no502.topology.Evidence;

/**
 * One thing to tell the user about one cause.
 *
 * @param span where the repair goes
 * @param message one sentence or two: what is wrong and what it ends in
 * @param related the other places that take part, each with a sentence
 * @param path the chain of evidence from the pass to the bind, for the reader who wants the proof;
 *     may be empty
 * @param help what to do about it, one sentence; null when the fix's title says it
 * @param fix null when there is none
 */
public record Finding(
    String rule,
    Severity severity,
    Confidence confidence,
    Span span,
    String message,
    List<Related> related,
    List<Evidence> path,
    String help,
    Fix fix) {

  /** The same finding in other words. */
  public Finding with(String otherMessage) {
    return new Finding(rule, severity, confidence, span, otherMessage, related, path, help, fix);
  }

  /** Another place that takes part in the finding. */
  public record Related(Span span, String message) {}
}
