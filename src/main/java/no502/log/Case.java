package no502.log;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import no502.log.Joined.Candidate;
import no502.topology.Confidence;
import no502.verdict.RouteVerdict.PeerVerdict;
import no502.verdict.Verdict;

/** A joined group with what the files say about it. */
final class Case {
  final Joined joined;
  final Target target;
  final Verdict.Fails fails;

  /** What the files say is behind it; null when they do not know. */
  final Suspect shown;

  private Case(Joined joined, Verdict.Fails fails) {
    this.joined = joined;
    this.fails = fails;
    this.target = Target.of(joined);
    this.shown = fails == null ? null : FileCause.of(fails, target, joined.group());
  }

  static Case of(Joined joined) {
    for (Candidate candidate : joined.candidates()) {
      Case found = explained(joined, candidate);
      if (found != null) {
        return found;
      }
      if (candidate.exact()) {
        break;
      }
    }
    return new Case(doubtfulFirst(joined), null);
  }

  /** The case with the failing peer first, when the files say that one fails just so. */
  private static Case explained(Joined joined, Candidate candidate) {
    PeerVerdict best = null;
    for (PeerVerdict peer : candidate.peers()) {
      if (peer.verdict() instanceof Verdict.Fails fails
          && FileCause.explains(fails, joined.group())) {
        boolean better = best == null || fails.confidence() == Confidence.PROVEN;
        boolean settled =
            best != null && ((Verdict.Fails) best.verdict()).confidence() == Confidence.PROVEN;
        best = better && !settled ? peer : best;
      }
    }
    if (best != null) {
      List<PeerVerdict> peers = new ArrayList<>(candidate.peers());
      peers.remove(best);
      peers.add(0, best);
      Candidate first = new Candidate(candidate.route(), List.copyOf(peers), candidate.exact());
      return new Case(first(joined, first), (Verdict.Fails) best.verdict());
    }
    if (candidate.route().verdict() instanceof Verdict.Fails fails
        && FileCause.explains(fails, joined.group())) {
      return new Case(first(joined, candidate), fails);
    }
    return null;
  }

  /** Where an address can be several peers', it is hardly that of one known to answer. */
  private static Joined doubtfulFirst(Joined joined) {
    Candidate best = joined.best();
    if (best == null || best.peers().size() < 2) {
      return joined;
    }
    List<PeerVerdict> peers = new ArrayList<>(best.peers());
    peers.sort(Comparator.comparing(peer -> peer.verdict() instanceof Verdict.Reaches));
    return first(joined, new Candidate(best.route(), List.copyOf(peers), best.exact()));
  }

  private static Joined first(Joined joined, Candidate candidate) {
    List<Candidate> candidates = new ArrayList<>(List.of(candidate));
    for (Candidate other : joined.candidates()) {
      if (other.route() != candidate.route()) {
        candidates.add(other);
      }
    }
    return new Joined(
        joined.group(), joined.judged(), joined.nginx(), joined.place(), List.copyOf(candidates));
  }

  LogGroup group() {
    return joined.group();
  }

  /** Cases with the same key are one answer. */
  String key() {
    String how =
        shown != null
            ? shown.id()
            : group().trouble() + " " + group().code() + " " + group().phase();
    return target.nginxName() + "\n" + how + "\n" + what();
  }

  private String what() {
    boolean told = joined.best() != null || group().upstream() != null;
    return told ? target.name() + ":" + target.port() : group().subject() + group().place();
  }

  /** Whether this is what nginx asks before it answers the other's request. */
  boolean isSubrequestOf(Case other) {
    String path = group().path();
    return group().subrequest() != null && path != null && path.equals(other.group().path());
  }

  /** Whether both speak of the same way through the configuration, or of the same upstream. */
  boolean sharesRouteWith(Case other) {
    if (joined.best() != null && other.joined.best() != null) {
      return joined.best().route() == other.joined.best().route();
    }
    String server = group().server();
    return joined.nginx() == other.joined.nginx()
        && (server == null || server.equals(other.group().server()));
  }
}
