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
import no502.topology.Nginx;

/**
 * The servers of an upstream block leave open when a failing peer is set aside, and for how long.
 */
final class MissingMaxFails implements Rule {
  @Override
  public String id() {
    return "missing-max-fails";
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> found) {
    for (Nginx nginx : inspection.stack().nginxes()) {
      for (Block http : nginx.config().main().blocks("http")) {
        for (Block upstream : http.blocks("upstream")) {
          check(upstream, found);
        }
      }
    }
  }

  private void check(Block upstream, Consumer<Finding> found) {
    List<Directive> servers = upstream.own("server");
    List<Directive> silent = servers.stream().filter(s -> !says(s, "max_fails=")).toList();
    if (silent.isEmpty()) {
      return;
    }
    boolean several = servers.size() > 1;
    String name = upstream.header().arg(0);
    String message =
        several
            ? "the servers of "
                + name
                + " say neither max_fails nor fail_timeout: one failed try sets a peer aside for 10 seconds"
            : name
                + " has one server, so max_fails and fail_timeout have no effect here: nginx keeps asking it";
    found.accept(
        new Finding(
            id(),
            several ? Severity.WARNING : Severity.NOTE,
            no502.topology.Confidence.PROVEN,
            Advice.header(upstream.header()),
            message,
            silent.stream()
                .limit(4)
                .map(
                    s ->
                        new Finding.Related(
                            s.span(), "max_fails is 1 and fail_timeout 10s by default"))
                .toList(),
            List.of(),
            several
                ? "say how many failures count, and how long the peer rests"
                : "they count as soon as there is a second server",
            several ? fix(silent) : null));
  }

  private static boolean says(Directive server, String option) {
    return server.args().stream().anyMatch(word -> word.value().startsWith(option));
  }

  private static Fix fix(List<Directive> servers) {
    List<Edit> edits = new ArrayList<>();
    for (Directive server : servers) {
      Word last = server.args().get(server.args().size() - 1);
      String time = says(server, "fail_timeout=") ? "" : " fail_timeout=10s";
      edits.add(Edit.insert(last.span().source(), last.span().end(), " max_fails=3" + time));
    }
    return new Fix("set aside a peer after three failures", false, edits);
  }
}
