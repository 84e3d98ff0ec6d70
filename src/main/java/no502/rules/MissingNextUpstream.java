package no502.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import no502.lint.Finding;
import no502.lint.Fix;
import no502.lint.Inspection;
import no502.lint.Rule;
import no502.lint.Severity;
import no502.nginx.Block;
import no502.nginx.Directive;
import no502.text.Edit;
import no502.text.Seq;
import no502.topology.Route;
import no502.verdict.RouteVerdict;

/** What is retried on the next peer: said by nobody, or said in a way that loses the retry. */
final class MissingNextUpstream implements Rule {
  @Override
  public String id() {
    return "missing-next-upstream";
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> found) {
    List<RouteVerdict> routes = Proxied.livingHttp(inspection);
    List<RouteVerdict> silent = new ArrayList<>();
    for (RouteVerdict route : routes) {
      List<Directive> set = Proxied.setting(route.route(), "next_upstream");
      if (set.isEmpty()) {
        silent.add(route);
      } else if (Proxied.peers(route) > 1 && losesRefused(set.get(0))) {
        found.accept(broken(route.route(), set.get(0)));
      }
    }
    List<RouteVerdict> several = Seq.of(silent).filter(r -> Proxied.peers(r) > 1).toList();
    Advice.byAnchor(several).values().forEach(group -> found.accept(several(group)));
    List<RouteVerdict> single = Seq.of(silent).filter(r -> Proxied.peers(r) == 1).toList();
    Advice.byNginx(single).values().forEach(group -> found.accept(single(group)));
  }

  private static boolean losesRefused(Directive directive) {
    return Seq.of(directive.args()).noneMatch(word -> word.value().equals("error"));
  }

  private Finding broken(Route route, Directive directive) {
    boolean off = "off".equals(directive.arg(0));
    List<String> words = new ArrayList<>(List.of("error", "timeout"));
    Seq.of(directive.args())
        .map(word -> word.value())
        .filter(word -> !words.contains(word) && !word.equals("off"))
        .forEach(words::add);
    String mended = directive.name().value() + " " + String.join(" ", words) + ";";
    Fix fix =
        new Fix(
            "retry a refused connection on the next peer",
            !off,
            List.of(Edit.replace(directive.span(), mended)));
    return new Finding(
        id(),
        Severity.WARNING,
        no502.topology.Confidence.PROVEN,
        directive.span(),
        (off ? "off" : "this list without error")
            + " takes away nginx's retry on a refused connection: with one of the peers down, its share of the requests is 502",
        List.of(
            new Finding.Related(
                Advice.header(Proxied.anchor(route)), Advice.nameOf(route) + " has several peers")),
        List.of(),
        "write error timeout first",
        fix);
  }

  private Finding several(List<RouteVerdict> group) {
    Route route = group.get(0).route();
    return Advice.of(
        id(),
        Severity.WARNING,
        group,
        Advice.nameOf(route)
            + " has several peers, and nothing says what is retried on the next: the default covers refused and timed-out connections, not a 502 or 503 that a peer answers, and has no limit",
        "say it with a limit on tries and time",
        new Fix("retry on the next peer, with limits", false, retryBlock(group)));
  }

  /** The policy beside the pass, and what it rests on in the upstream block: when a peer is out. */
  private static List<Edit> retryBlock(List<RouteVerdict> group) {
    List<Edit> edits = new ArrayList<>(Placement.shared(group, MissingNextUpstream::policy));
    Block upstream = group.get(0).route().upstream();
    if (upstream != null) {
      edits.addAll(MissingMaxFails.edits(upstream));
    }
    return edits;
  }

  private static String policy(Route route) {
    String prefix = Proxied.prefix(route);
    boolean tries = Proxied.setting(route, "next_upstream_tries").isEmpty();
    boolean time = Proxied.setting(route, "next_upstream_timeout").isEmpty();
    return prefix
        + "_next_upstream error timeout"
        + answers(prefix)
        + ";"
        + (tries ? "\n" + prefix + "_next_upstream_tries 2;" : "")
        + (time ? "\n" + prefix + "_next_upstream_timeout 10s;" : "");
  }

  /** The bad answers worth a retry, of those that this kind of pass can name. */
  private static String answers(String prefix) {
    return switch (prefix) {
      case "proxy", "grpc" -> " http_502 http_503";
      case "memcached" -> "";
      default -> " http_503";
    };
  }

  private Finding single(List<RouteVerdict> group) {
    return Advice.of(
        id(),
        Severity.NOTE,
        group,
        Advice.nameOf(group.get(0).route())
            + " has one peer, so nothing can be retried: while it restarts, every request is 502, whatever proxy_next_upstream says",
        "a second peer or a backup is what would help; then set proxy_next_upstream with tries and a timeout",
        null);
  }
}
