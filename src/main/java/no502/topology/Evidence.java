package no502.topology;

import no502.text.Span;

/**
 * One link of a chain of proof: a sentence, and the line that says so. The span is null only for a
 * measured fact about nginx, Docker or an image.
 */
public record Evidence(Span span, String sentence) {

  public static Evidence fact(String sentence) {
    return new Evidence(null, sentence);
  }
}
