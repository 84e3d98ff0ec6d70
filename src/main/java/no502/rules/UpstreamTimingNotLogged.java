package no502.rules;

import java.util.List;
import java.util.function.Consumer;
import no502.lint.Finding;
import no502.lint.Inspection;
import no502.lint.Rule;
import no502.lint.Severity;
import no502.nginx.Block;
import no502.nginx.Directive;
import no502.nginx.Word;
import no502.topology.Nginx;
import no502.verdict.RouteVerdict;

/** No log says which upstream answered, with what, and how long it took. */
final class UpstreamTimingNotLogged implements Rule {
  @Override
  public String id() {
    return "upstream-timing-not-logged";
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> found) {
    Advice.byNginx(Proxied.livingHttp(inspection))
        .forEach(
            (nginx, routes) -> {
              if (!logsUpstream(nginx)) {
                found.accept(finding(routes));
              }
            });
  }

  private static boolean logsUpstream(Nginx nginx) {
    for (Block http : nginx.config().main().blocks("http")) {
      for (Directive format : http.own("log_format")) {
        for (Word word : format.args()) {
          if (word.value().contains("upstream_")) {
            return true;
          }
        }
      }
    }
    return !nginx.config().hidden().isEmpty();
  }

  private Finding finding(List<RouteVerdict> group) {
    return Advice.of(
        id(),
        Severity.NOTE,
        group,
        "no log_format records the upstream's status and time: nobody will see the 502s coming, nor which peer caused them",
        "add a log_format with $upstream_addr $upstream_status $upstream_connect_time $upstream_response_time and use it in access_log",
        null);
  }
}
