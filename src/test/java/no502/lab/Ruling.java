package no502.lab;

import no502.verdict.RouteVerdict;
import no502.verdict.Verdict;

/**
 * One route's verdict held against what nginx did.
 *
 * @param why what speaks against the verdict, or what hides the answer; empty where they agree
 */
record Ruling(RouteVerdict route, Kind kind, String why) {
  /** How the two stories compare. */
  enum Kind {
    AGREES,
    DISAGREES,
    UNKNOWN,
    /** Nobody asked this route, or its outcome cannot be told from another's. */
    NOT_ASKED
  }

  static Ruling agrees(RouteVerdict route) {
    return new Ruling(route, Kind.AGREES, "");
  }

  static Ruling disagrees(RouteVerdict route, String why) {
    return new Ruling(route, Kind.DISAGREES, why);
  }

  static Ruling unknown(RouteVerdict route, String hiddenBy) {
    return new Ruling(route, Kind.UNKNOWN, hiddenBy);
  }

  static Ruling notAsked(RouteVerdict route, String why) {
    return new Ruling(route, Kind.NOT_ASKED, why);
  }

  /** Our story, in the words of a report. */
  String said() {
    StringBuilder text = new StringBuilder(route.route().pass().toString());
    text.append(": ").append(verdict(route.verdict()));
    for (RouteVerdict.PeerVerdict peer : route.peers()) {
      text.append("\n      ").append(peer.address()).append(": ").append(verdict(peer.verdict()));
    }
    return text.toString();
  }

  private static String verdict(Verdict verdict) {
    if (verdict instanceof Verdict.Fails fails) {
      String cause = fails.cause() == null ? "" : fails.cause().getClass().getSimpleName();
      return "fails " + fails.symptom() + " " + cause + " (" + fails.confidence() + ")";
    }
    return verdict instanceof Verdict.Unknown open
        ? "unknown: " + open.hiddenBy()
        : "reaches (" + ((Verdict.Reaches) verdict).confidence() + ")";
  }
}
