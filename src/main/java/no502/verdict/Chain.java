package no502.verdict;

import java.util.ArrayList;
import java.util.List;
import no502.text.Span;
import no502.topology.Confidence;
import no502.topology.Evidence;

/** The evidence gathered on the way to a verdict; each step gives a longer chain. */
record Chain(List<Evidence> links) {

  static Chain of(Span span, String sentence) {
    return new Chain(List.of(new Evidence(span, sentence)));
  }

  Chain and(Span span, String sentence) {
    return and(List.of(new Evidence(span, sentence)));
  }

  Chain and(List<Evidence> more) {
    List<Evidence> all = new ArrayList<>(links);
    for (Evidence one : more) {
      if (!all.contains(one)) {
        all.add(one);
      }
    }
    return new Chain(List.copyOf(all));
  }

  Verdict reaches(Confidence confidence) {
    return new Verdict.Reaches(confidence, links);
  }

  Verdict unknown(String why) {
    return new Verdict.Unknown(why, links);
  }

  Verdict fails(Symptom symptom, Cause cause, Confidence confidence) {
    return new Verdict.Fails(symptom, cause, confidence, links);
  }
}
