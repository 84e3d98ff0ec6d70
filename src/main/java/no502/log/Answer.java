package no502.log;

import java.util.List;
import no502.text.Span;
import no502.topology.Evidence;
import no502.verdict.Verdict;

/**
 * One cause of failing requests: what a person at 3 a.m. needs to know and to do.
 *
 * @param target the peer as people call it, such as {@code app:3000}
 * @param addresses as logged, where the target is a name
 * @param peers who these addresses can be, where the files leave several
 * @param files the Compose files of its stack, base first; none where there is no Compose file
 * @param fails what the files prove or make likely; null when they cannot know
 * @param places what nginx points at, and the passes that send requests there, best first
 * @param exact whether the location was found by nginx's own order of matching
 * @param pointed whether nginx itself points at the first place
 * @param evidence the chain from the pass to the failure, empty when the files do not show it
 * @param groups the lines it explains
 * @param permille its share of all upstream troubles in the log
 * @param clients what the clients see
 * @param steps the causes that remain, the first one most likely, each with what decides it
 */
public record Answer(
    Certainty certainty,
    String target,
    List<String> addresses,
    List<String> peers,
    List<String> files,
    Verdict.Fails fails,
    List<Span> places,
    boolean exact,
    boolean pointed,
    List<Evidence> evidence,
    List<LogGroup> groups,
    long count,
    String first,
    String last,
    int permille,
    String clients,
    List<Step> steps) {

  /** How sure the first cause is. */
  public enum Certainty {
    /** Proven by the files. */
    PROVEN,
    /** The files make it likely. */
    LIKELY,
    /** One of several that remain; a command decides. */
    POSSIBLE
  }

  /**
   * One possible cause.
   *
   * @param command what to type to know; filled in, nothing to replace where the names are known
   * @param meaning what its output tells; empty when it speaks for itself
   * @param mend what to do about it
   */
  public record Step(Suspect suspect, String command, String meaning, String mend) {}

  public Suspect cause() {
    return steps.get(0).suspect();
  }
}
