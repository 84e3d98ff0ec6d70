package no502.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import no502.topology.AStack;
import org.junit.jupiter.api.Test;

/** Holds every verdict against what the real nginx did with the same files, as it was recorded. */
class LabTruthTest {
  /** A placeholder that a build step may still fill in, and sockets whose owner stands nowhere. */
  private static final Set<String> OPEN =
      Set.of(
          "m3-proxy-pass-env-like-app",
          "u1-unix-ok",
          "u3-unix-perm-0600-worker-nobody",
          "u4-unix-stale-listener-gone");

  @Test
  void toldWhatListensEveryVerdictIsWhatNginxDid() {
    Tally tally = new Tally();
    for (LabStack lab : LabStack.committed()) {
      count(tally, lab, lab.stackWithListeners());
    }
    assertThat(tally.disagreements()).as(tally.toString()).isEmpty();
    assertThat(tally.open()).as(tally.toString()).containsExactlyInAnyOrderElementsOf(OPEN);
    assertThat(tally.of(Ruling.Kind.AGREES)).as(tally.toString()).isGreaterThan(250);
  }

  @Test
  void readingFilesAloneNoVerdictContradictsNginx() {
    Tally tally = new Tally();
    for (LabStack lab : LabStack.committed()) {
      count(tally, lab, lab.stack());
    }
    assertThat(tally.disagreements()).as(tally.toString()).isEmpty();
    assertThat(tally.of(Ruling.Kind.AGREES)).as(tally.toString()).isGreaterThan(230);
  }

  private static void count(Tally tally, LabStack lab, AStack stack) {
    if (!lab.hidden() && !lab.exits()) {
      Observation seen = Observation.recorded(lab);
      tally.count(lab, seen, Judge.rule(lab, seen, stack.build()));
    }
  }
}
