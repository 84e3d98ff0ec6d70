package no502.verdict;

import java.util.List;
import no502.topology.Confidence;
import no502.topology.Evidence;

/** The answer for a route or one of its peers, with its chain of evidence: exactly one of three. */
public sealed interface Verdict {
  List<Evidence> evidence();

  record Reaches(Confidence confidence, List<Evidence> evidence) implements Verdict {}

  record Fails(Symptom symptom, Cause cause, Confidence confidence, List<Evidence> evidence)
      implements Verdict {}

  /**
   * {@code hiddenBy} names what hides the answer, as a phrase that ends the sentence "cannot know,
   * because …".
   */
  record Unknown(String hiddenBy, List<Evidence> evidence) implements Verdict {}
}
