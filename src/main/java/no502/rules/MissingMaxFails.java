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
import no502.nginx.Word;
import no502.text.Edit;
import no502.text.Seq;
import no502.topology.Confidence;
import no502.verdict.RouteVerdict;

/**
 * The servers of an upstream block leave open when a failing peer is set aside, and for how long.
 */
final class MissingMaxFails implements Rule {
  private static final int MOST_PLACES = 4;

  @Override
  public String id() {
    return "missing-max-fails";
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> found) {
    List<RouteVerdict> grouped =
        Seq.of(Proxied.livingHttp(inspection)).filter(r -> r.route().upstream() != null).toList();
    Advice.byAnchor(grouped)
        .values()
        .forEach(
            group -> {
              List<Directive> silent = silent(group.get(0).route().upstream());
              if (!silent.isEmpty()) {
                found.accept(finding(group.get(0), silent));
              }
            });
  }

  private Finding finding(RouteVerdict route, List<Directive> silent) {
    Block upstream = route.route().upstream();
    boolean several = Proxied.peers(route) > 1;
    String name = upstream.header().arg(0);
    String message =
        several
            ? "the servers of "
                + name
                + " do not say when a peer is out: by default one failed try sets it aside for 10 seconds, and when all are set aside every request is 502 (no live upstreams)"
            : name
                + " has one peer, so max_fails and fail_timeout have no effect here: nginx keeps asking it";
    return new Finding(
        id(),
        several ? Severity.WARNING : Severity.NOTE,
        Confidence.PROVEN,
        Advice.header(upstream.header()),
        message,
        Seq.of(silent)
            .limit(MOST_PLACES)
            .map(s -> new Finding.Related(s.span(), "max_fails=1 fail_timeout=10s by default"))
            .toList(),
        List.of(),
        several
            ? "say how many failures count, and how long the peer rests: max_fails=3 fail_timeout=10s"
            : "they count as soon as there is a second peer",
        several ? new Fix("set a peer aside after three failures", false, edits(upstream)) : null);
  }

  private static List<Directive> silent(Block upstream) {
    return Seq.of(upstream.own("server")).filter(s -> !says(s, "max_fails=")).toList();
  }

  private static boolean says(Directive server, String option) {
    return Seq.of(server.args()).anyMatch(word -> word.value().startsWith(option));
  }

  /** Says of every server that is silent when it is out; nothing to do for those that say it. */
  static List<Edit> edits(Block upstream) {
    List<Edit> edits = new ArrayList<>();
    for (Directive server : silent(upstream)) {
      if (!server.args().isEmpty()) {
        Word last = server.args().get(server.args().size() - 1);
        String time = says(server, "fail_timeout=") ? "" : " fail_timeout=10s";
        edits.add(Edit.insert(last.span().source(), last.span().end(), " max_fails=3" + time));
      }
    }
    return edits;
  }
}
