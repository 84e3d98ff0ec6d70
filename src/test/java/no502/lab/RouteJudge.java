package no502.lab;

import java.util.List;
import no502.lab.Asked.How;
import no502.topology.Protocol;
import no502.verdict.RouteVerdict;
import no502.verdict.RouteVerdict.PeerVerdict;
import no502.verdict.Symptom;
import no502.verdict.Verdict.Fails;
import no502.verdict.Verdict.Reaches;
import no502.verdict.Verdict.Unknown;

/** One route of an nginx that runs, with the requests and log lines that concern it. */
record RouteJudge(
    LabStack stack,
    RouteVerdict route,
    Asked asked,
    List<Observation.Request> requests,
    List<Observation.Symptom> symptoms,
    boolean inDetail,
    boolean deadNeighbour) {

  private static final String HELD = "its peers are still held to be dead since they came up late";

  Ruling rule() {
    if (requests.isEmpty()) {
      return Ruling.notAsked(route, "no request came here");
    }
    if (asked.how() == How.CLIENT && asked.has("auth_request") && refusedByAuth()) {
      return Ruling.notAsked(route, "auth_request let nobody through");
    }
    PeerVerdict contradicted = deadPeerSaidToReach();
    if (contradicted != null) {
      return Ruling.disagrees(route, contradicted.address() + " did not answer");
    }
    return route.verdict() instanceof Fails fails ? fails(fails) : reaches();
  }

  /** nginx leaves a peer alone for ten seconds after it failed. */
  private boolean heldDead() {
    return stack.late() && seen("no-live-upstreams");
  }

  private boolean seen(String what) {
    return symptoms.stream().anyMatch(s -> s.what().equals(what));
  }

  private boolean refusedByAuth() {
    return requests.stream().noneMatch(Observation.Request::answered) && seen("auth-request");
  }

  private Ruling fails(Fails fails) {
    if (heldDead()) {
      return Ruling.notAsked(route, HELD);
    }
    if (asked.how() == How.FALLBACK && answered() == requests.size()) {
      return Ruling.notAsked(route, "only asked after a failure");
    }
    boolean seen = symptoms.stream().anyMatch(s -> expected(fails, s));
    boolean other = asked.how() == How.CLIENT && asked.has("error_page");
    boolean direct = asked.how() != How.MIRROR && asked.how() != How.FALLBACK && !other;
    if (direct && answered() > 0) {
      return Ruling.disagrees(route, "it answered");
    }
    boolean fellBack = requests.stream().anyMatch(r -> r.status().startsWith("50"));
    if (!seen && asked.how() == How.FALLBACK && !fellBack) {
      return Ruling.notAsked(route, "only asked after a failure");
    }
    return seen
        ? Ruling.agrees(route)
        : Ruling.disagrees(route, "it did not fail with " + fails.symptom());
  }

  /**
   * The route's own symptom or that of any of its dead peers: chance decides which is asked last.
   */
  private boolean expected(Fails fails, Observation.Symptom symptom) {
    boolean several = route.peers().size() > 1 || deadNeighbour;
    if (matches(fails, symptom) || several && symptom.what().equals("no-live-upstreams")) {
      return true;
    }
    for (PeerVerdict peer : route.peers()) {
      if (peer.verdict() instanceof Fails one && matches(one, symptom)) {
        return true;
      }
    }
    return false;
  }

  /**
   * An address nobody has is given up after three seconds, unless the author's own limit ends
   * first.
   */
  private boolean matches(Fails fails, Observation.Symptom symptom) {
    boolean limited =
        fails.symptom() == Symptom.NO_ROUTE
            && asked.has(route.route().pass().name().value().replace("_pass", "_connect_timeout"));
    boolean handshake =
        fails.symptom() == Symptom.RESET && route.route().protocol() == Protocol.HTTPS;
    return Judge.matches(fails.symptom(), symptom.what())
        || limited && symptom.what().equals("110")
        || handshake && symptom.what().equals("tls");
  }

  private Ruling reaches() {
    if (asked.how() == How.MIRROR || asked.how() == How.AUTH) {
      boolean fine = symptoms.isEmpty() || !Judge.allReach(route) || stack.late();
      return fine ? Ruling.agrees(route) : Ruling.disagrees(route, "the subrequest failed");
    }
    if (answered() == requests.size()) {
      return Ruling.agrees(route);
    }
    if (asked.how() == How.FALLBACK || passesOn()) {
      return Ruling.notAsked(route, "another server's answer counts here");
    }
    if (heldDead()) {
      return Ruling.notAsked(route, HELD);
    }
    boolean shared = seen("no-live-upstreams") && Judge.allReach(route);
    if (shared && deadNeighbour) {
      return Ruling.notAsked(route, "another route to the same address made nginx give it up");
    }
    boolean remembered = seen("no-live-upstreams");
    if (stack.faulty() && remembered) {
      return Ruling.agrees(route);
    }
    return accepted() || !Judge.allReach(route) && excused()
        ? Ruling.agrees(route)
        : Ruling.disagrees(route, "it did not answer");
  }

  /** The peer is an nginx again, whose own routes are judged by themselves. */
  private boolean passesOn() {
    return route.peers().stream()
        .anyMatch(p -> p.container() != null && p.container().name().startsWith("nginx"));
  }

  /** Backends that misbehave by design have to accept the connection, no more. */
  private boolean accepted() {
    return stack.faulty() && symptoms.stream().noneMatch(s -> s.phase().equals("connecting"));
  }

  /** Without a retry, or with a POST, a request may end at a peer that is known to be dead. */
  private boolean excused() {
    return symptoms.stream().allMatch(this::foreseen);
  }

  private boolean foreseen(Observation.Symptom symptom) {
    if (symptom.what().equals("no-live-upstreams")) {
      return true;
    }
    for (PeerVerdict peer : route.peers()) {
      if (peer.verdict() instanceof Fails fails && matches(fails, symptom)
          || peer.verdict() instanceof Unknown) {
        return true;
      }
    }
    return false;
  }

  private long answered() {
    // a stream hands on whatever its backend says, which need not be HTTP
    boolean stream = asked.how() == How.STREAM;
    return requests.stream()
        .filter(r -> r.answered() || stream && r.status().equals("not http"))
        .count();
  }

  private PeerVerdict deadPeerSaidToReach() {
    if (stack.late() || stack.changes() && !inDetail) {
      return null; // the log also tells of another time
    }
    for (PeerVerdict peer : route.peers()) {
      for (Observation.Symptom symptom : symptoms) {
        boolean dead = symptom.phase().equals("connecting") && !symptom.peer().isEmpty();
        if (dead && peer.verdict() instanceof Reaches && symptom.peer().equals(label(peer))) {
          return peer;
        }
      }
    }
    return null;
  }

  /** How the lab calls this peer. */
  private static String label(PeerVerdict peer) {
    return peer.container() == null || peer.server().socket() != null
        ? peer.address()
        : peer.container().name() + ":" + peer.server().port();
  }
}
