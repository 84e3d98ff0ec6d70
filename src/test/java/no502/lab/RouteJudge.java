package no502.lab;

import java.util.List;
import java.util.function.Predicate;
import no502.lab.Asked.How;
import no502.topology.Protocol;
import no502.verdict.RouteVerdict;
import no502.verdict.RouteVerdict.PeerVerdict;
import no502.verdict.Symptom;
import no502.verdict.Verdict.Fails;
import no502.verdict.Verdict.Reaches;
import no502.verdict.Verdict.Unknown;

/**
 * One route of an nginx that runs, with the requests and log lines that concern it. Each excuse for
 * a verdict that does not show says what in nginx makes it true.
 */
record RouteJudge(
    LabStack stack,
    RouteVerdict route,
    Asked asked,
    Neighbours neighbours,
    List<Observation.Request> requests,
    List<Observation.Symptom> symptoms,
    boolean inDetail) {

  private static final String HELD = "its peers are still held to be dead since they came up late";

  Ruling rule() {
    if (requests.isEmpty()) {
      return Ruling.notAsked(route, "no request came here");
    }
    if (refusedByAuth()) {
      return Ruling.notAsked(route, "auth_request let nobody through");
    }
    PeerVerdict contradicted = deadPeerSaidToReach();
    if (contradicted != null) {
      return Ruling.disagrees(route, contradicted.address() + " did not answer");
    }
    return route.verdict() instanceof Fails fails ? fails(fails) : reaches();
  }

  private Ruling fails(Fails fails) {
    if (clientSeesThisRoute() && answered() > 0 || ownBackendAnswered()) {
      return Ruling.disagrees(route, "it answered");
    }
    if (symptoms.stream().anyMatch(s -> expected(fails, s))) {
      return Ruling.agrees(route);
    }
    if (heldDead()) {
      return Ruling.notAsked(route, HELD);
    }
    return asked.how() == How.FALLBACK && !fellBack()
        ? Ruling.notAsked(route, "only asked after a failure")
        : Ruling.disagrees(route, "it did not fail with " + fails.symptom());
  }

  private Ruling reaches() {
    if (asked.how() == How.MIRROR || asked.how() == How.AUTH) {
      // the client's answer is the main location's; the log tells of the subrequest
      boolean fine = symptoms.isEmpty() || anyPeer(stack::late) || foreseen();
      return fine ? Ruling.agrees(route) : Ruling.disagrees(route, "the subrequest failed");
    }
    if (answered() == requests.size() || misbehaves() || talksPast() || foreseen()) {
      return Ruling.agrees(route);
    }
    if (asked.how() == How.FALLBACK && !fellBack()) {
      return Ruling.notAsked(route, "only asked after a failure");
    }
    if (passesOn()) {
      return Ruling.notAsked(route, "another server's answer counts here");
    }
    if (heldDead()) {
      return Ruling.notAsked(route, HELD);
    }
    // One peer is one state in nginx: https to an HTTP port marks it as failed for plain http too.
    if (neighbours.deadSharer() && seen("no-live-upstreams") && Judge.allReach(route)) {
      return Ruling.notAsked(route, "another route to the same address made nginx give it up");
    }
    return Ruling.disagrees(route, "it did not answer");
  }

  /** With a 5xx or 4xx of its auth_request nginx answers itself and never comes to the pass. */
  private boolean refusedByAuth() {
    return asked.how() == How.CLIENT
        && asked.has("auth_request")
        && requests.stream().noneMatch(Observation.Request::answered)
        && seen("auth-request");
  }

  /** nginx leaves peers alone for ten seconds after they failed, here while they were not up. */
  private boolean heldDead() {
    return anyPeer(stack::late) && seen("no-live-upstreams") && answered() == 0;
  }

  /** A mirror's answer is thrown away, and a fallback's may stand in the place of this one. */
  private boolean clientSeesThisRoute() {
    boolean replaced = asked.how() == How.CLIENT && neighbours.hasFallback();
    return asked.how() != How.MIRROR && asked.how() != How.FALLBACK && !replaced;
  }

  /** The answer names a backend that no other route of the same location leads to. */
  private boolean ownBackendAnswered() {
    return asked.how() != How.MIRROR
        && neighbours.backends() != null
        && requests.stream()
            .map(Observation.Request::container)
            .filter(by -> !by.isEmpty() && !neighbours.backends().contains(by))
            .anyMatch(by -> Neighbours.containers(route).contains(by));
  }

  /** The main location ended in a code its error_page names, and nobody answered in its place. */
  private boolean fellBack() {
    return requests.stream()
        .anyMatch(r -> !r.answered() && List.of("502", "504", "200").contains(r.status()));
  }

  /**
   * The route's own symptom or that of any of its dead peers, for chance decides which is asked
   * last; once all have failed, nginx asks none of them for ten seconds.
   */
  private boolean expected(Fails fails, Observation.Symptom symptom) {
    boolean several = route.peers().size() > 1 || neighbours.deadSharer();
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

  private boolean matches(Fails fails, Observation.Symptom symptom) {
    // The kernel gives an address nobody has up after three seconds; the author may give less.
    boolean limited = fails.symptom() == Symptom.NO_ROUTE && asked.limit(connectTimeout()) < 4;
    // Behind a published port docker-proxy hangs up on the first bytes, which may be TLS.
    boolean handshake =
        fails.symptom() == Symptom.RESET && route.route().protocol() == Protocol.HTTPS;
    return Judge.matches(fails.symptom(), symptom.what())
        || limited && symptom.what().equals("110")
        || handshake && symptom.what().equals("tls");
  }

  private String connectTimeout() {
    return route.route().pass().name().value().replace("_pass", "_connect_timeout");
  }

  /** The peer is an nginx again, whose own routes are judged by themselves. */
  private boolean passesOn() {
    return route.peers().stream()
        .anyMatch(p -> p.container() != null && p.container().name().startsWith("nginx"));
  }

  /** A backend made to misbehave accepts the connection, and nginx may leave it alone after. */
  private boolean misbehaves() {
    return anyPeer(stack::faulty)
        && symptoms.stream()
            .allMatch(s -> !s.phase().equals("connecting") || s.what().equals("no-live-upstreams"));
  }

  /** The lab asks a stream in HTTP: a backend of another protocol accepts, and hangs up on that. */
  private boolean talksPast() {
    return asked.how() == How.STREAM
        && anyPeer(stack::speaksOther)
        && !symptoms.isEmpty()
        && symptoms.stream().noneMatch(s -> s.phase().equals("connecting") && !early(s));
  }

  /** A peer that comes up late refuses till then. */
  private boolean early(Observation.Symptom symptom) {
    return symptom.phase().equals("connecting")
        && route.peers().stream()
            .anyMatch(
                p -> p.container() != null && stack.late(p.container().name()) && isAt(symptom, p));
  }

  /**
   * With a dead peer beside a living one a request without a retry may end at the dead one, and a
   * retry that is limited may end there too; then its symptom, and no other, is in the log.
   */
  private boolean foreseen() {
    return !Judge.allReach(route)
        && !symptoms.isEmpty()
        && symptoms.stream().allMatch(this::foreseen);
  }

  private boolean foreseen(Observation.Symptom symptom) {
    if (symptom.what().equals("no-live-upstreams") || early(symptom)) {
      return true;
    }
    for (PeerVerdict peer : route.peers()) {
      boolean open = peer.verdict() instanceof Unknown && isAt(symptom, peer);
      if (open || peer.verdict() instanceof Fails fails && matches(fails, symptom)) {
        return true;
      }
    }
    return false;
  }

  private boolean seen(String what) {
    return symptoms.stream().anyMatch(s -> s.what().equals(what));
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

  /** Behind a gateway or in nginx's own namespace it may be any service. */
  private boolean anyPeer(Predicate<String> is) {
    for (PeerVerdict peer : route.peers()) {
      boolean known = peer.container() != null && !peer.container().name().startsWith("nginx");
      if (known ? is.test(peer.container().name()) : stack.anyService(is)) {
        return true;
      }
    }
    return false;
  }

  /** The lab calls every gateway of a network the host that it is. */
  private static boolean isAt(Observation.Symptom symptom, PeerVerdict peer) {
    String gateway = peer.container() == null ? "host:" + peer.server().port() : "";
    return symptom.peer().equals(label(peer)) || symptom.peer().equals(gateway);
  }

  /** How the lab calls this peer. */
  private static String label(PeerVerdict peer) {
    return peer.container() == null || peer.server().socket() != null
        ? peer.address()
        : peer.container().name() + ":" + peer.server().port();
  }
}
