package no502.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import no502.lint.Finding;
import no502.lint.Fix;
import no502.lint.Severity;
import no502.nginx.Directive;
import no502.text.Span;
import no502.topology.Confidence;
import no502.topology.Nginx;
import no502.topology.Route;
import no502.verdict.RouteVerdict;

/**
 * Findings that one setting would mend for several routes: told once, at the first, with the others
 * beside.
 */
final class Advice {
  private static final int MOST_PLACES = 5;

  private Advice() {}

  /** Routes that share what the key gives, in order. */
  static <K> Map<K, List<RouteVerdict>> by(
      List<RouteVerdict> routes, Function<RouteVerdict, K> key) {
    Map<K, List<RouteVerdict>> groups = new LinkedHashMap<>();
    for (RouteVerdict route : routes) {
      groups.computeIfAbsent(key.apply(route), k -> new ArrayList<>()).add(route);
    }
    return groups;
  }

  static Map<Nginx, List<RouteVerdict>> byNginx(List<RouteVerdict> routes) {
    return by(routes, route -> route.route().nginx());
  }

  static Map<Directive, List<RouteVerdict>> byAnchor(List<RouteVerdict> routes) {
    return by(routes, route -> Proxied.anchor(route.route()));
  }

  static Finding of(
      String rule,
      Severity severity,
      List<RouteVerdict> routes,
      String message,
      String help,
      Fix fix) {
    Span span = header(Proxied.anchor(routes.get(0).route()));
    Set<Span> told = new LinkedHashSet<>(List.of(span));
    List<Finding.Related> related = new ArrayList<>();
    for (RouteVerdict route : routes) {
      Span other = header(Proxied.anchor(route.route()));
      if (told.add(other) && related.size() < MOST_PLACES) {
        related.add(new Finding.Related(other, "the same holds here"));
      }
    }
    return new Finding(
        rule, severity, Confidence.PROVEN, span, message, related, List.of(), help, fix);
  }

  /** A block's name and arguments without its body. */
  static Span header(Directive directive) {
    return directive.isBlock() && !directive.args().isEmpty()
        ? directive.name().span().to(directive.args().get(directive.args().size() - 1).span())
        : directive.isBlock() ? directive.name().span() : directive.span();
  }

  static String nameOf(Route route) {
    if (route.upstream() != null) {
      return "upstream " + route.upstream().header().arg(0);
    }
    return route.servers().isEmpty() || route.servers().get(0).host() == null
        ? "this upstream"
        : route.servers().get(0).host();
  }
}
