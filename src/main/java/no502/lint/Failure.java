package no502.lint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no502.text.Seq;
import no502.text.Span;
import no502.topology.Confidence;
import no502.topology.Evidence;
import no502.topology.Nginx;
import no502.topology.Route;
import no502.verdict.Cause;
import no502.verdict.RouteVerdict;
import no502.verdict.Symptom;
import no502.verdict.Verdict;

/**
 * One cause of failing peers in one nginx, with every place in the configuration that it condemns.
 */
public record Failure<C extends Cause>(
    Nginx nginx, C cause, Symptom symptom, Confidence confidence, List<Place> places) {

  /**
   * One server of one route that fails for this cause.
   *
   * @param carried another peer answers in its place, so that clients see no error
   */
  public record Place(Route route, Route.Server server, boolean carried, List<Evidence> evidence) {
    public Span span() {
      return server.span();
    }
  }

  /** The failures of one kind; peers that fail alike (same nginx, same key) become one. */
  public static <C extends Cause> List<Failure<C>> of(
      List<RouteVerdict> routes, Class<C> kind, java.util.function.Function<C, String> key) {
    Map<String, Failure<C>> found = new LinkedHashMap<>();
    Set<String> seen = new LinkedHashSet<>();
    for (RouteVerdict route : routes) {
      for (RouteVerdict.PeerVerdict peer : route.peers()) {
        if (peer.verdict() instanceof Verdict.Fails fails && kind.isInstance(fails.cause())) {
          C cause = kind.cast(fails.cause());
          Nginx nginx = route.route().nginx();
          String name = nginx.container() == null ? "" : nginx.container().name();
          String id = name + "\n" + key.apply(cause);
          Failure<C> failure =
              found.computeIfAbsent(
                  id,
                  k ->
                      new Failure<>(
                          nginx, cause, fails.symptom(), fails.confidence(), new ArrayList<>()));
          if (seen.add(id + "\n" + peer.server().span())) {
            boolean carried = route.verdict() instanceof Verdict.Reaches;
            failure.places.add(new Place(route.route(), peer.server(), carried, fails.evidence()));
          }
        }
      }
    }
    return found.isEmpty() ? List.of() : List.copyOf(found.values());
  }

  /** The same failure as a warning at most. */
  public Failure<C> asLikely() {
    return new Failure<>(nginx, cause, symptom, Confidence.LIKELY, places);
  }

  /** Every route that meets this failure has another peer that answers. */
  public boolean isCarried() {
    return Seq.of(places).allMatch(Place::carried);
  }

  public Place first() {
    return places.get(0);
  }

  /** The client's and the log's view, as the end of a sentence. */
  public String ending() {
    if (isCarried()) {
      return "requests that nginx sends there first log "
          + symptom.log()
          + " and go on to the next peer";
    }
    return switch (symptom) {
      case HOST_NOT_FOUND -> "nginx does not start: [emerg] " + symptom.log() + " " + asLogged();
      case NO_START -> "nginx does not start";
      case TIMED_OUT -> "requests hang for 60 seconds and end in 504: " + symptom.log();
      case LOOP -> "each request asks nginx again, until " + symptom.log() + ": 500 or 502";
      default -> "every such request ends in 502: " + symptom.log();
    };
  }

  /** The name as nginx quotes it: from a server line with the port. */
  private String asLogged() {
    Route.Server server = first().server();
    boolean port = server.directive().is("server") && server.portWritten();
    return "\"" + server.host() + (port ? ":" + server.port() : "") + "\"";
  }

  /**
   * A finding at the first place; the others and the chain's lines in other files become related
   * places.
   */
  public Finding finding(String rule, String message, String help, Fix fix) {
    return finding(rule, first().span(), message, help, fix);
  }

  /** A finding where the repair goes, if that is not in the nginx configuration. */
  public Finding finding(String rule, Span span, String message, String help, Fix fix) {
    List<Finding.Related> related = new ArrayList<>();
    Set<Span> told = new LinkedHashSet<>(List.of(span));
    for (Place place : places) {
      if (told.add(place.span())) {
        boolean first = place == first() && !place.evidence().isEmpty();
        String sentence = first ? place.evidence().get(0).sentence() : "this goes the same way";
        related.add(new Finding.Related(place.span(), sentence));
      }
    }
    for (Evidence evidence : first().evidence()) {
      if (evidence.span() != null && told.add(evidence.span())) {
        related.add(new Finding.Related(evidence.span(), evidence.sentence()));
      }
    }
    return new Finding(
        rule,
        confidence == Confidence.PROVEN && !isCarried() ? Severity.ERROR : Severity.WARNING,
        confidence,
        span,
        message,
        List.copyOf(related),
        first().evidence(),
        help,
        fix);
  }
}
