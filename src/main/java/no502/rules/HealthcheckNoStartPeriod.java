package no502.rules;

import java.util.List;
import java.util.function.Consumer;
import no502.compose.Service;
import no502.compose.Value;
import no502.dockerfile.Dockerfile;
import no502.fix.YamlEdits;
import no502.fix.YamlText;
import no502.lint.Finding;
import no502.lint.Fix;
import no502.lint.Inspection;
import no502.lint.Rule;
import no502.lint.Severity;
import no502.text.Edit;
import no502.text.Seq;
import no502.text.Span;
import no502.topology.Confidence;
import no502.topology.Container;
import no502.topology.Health;
import no502.yaml.YamlNode;

/** A service that starts slowly is called unhealthy before it had a chance. */
final class HealthcheckNoStartPeriod implements Rule {
  /** Fewer seconds than this until the last failure counts are too few for a slow start. */
  private static final int ENOUGH = 60;

  @Override
  public String id() {
    return "healthcheck-no-start-period";
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> found) {
    StartOrder order = new StartOrder(inspection.stack());
    for (Container container : Checked.of(inspection)) {
      String slow = SlowStarters.why(container);
      int seconds = patience(container);
      boolean grace = Durations.seconds(container.health().startPeriod()) != 0;
      if (slow != null && !grace && seconds >= 0 && seconds < ENOUGH) {
        found.accept(finding(order, container, slow, seconds));
      }
    }
  }

  /** How long failures may go on until Docker gives up: interval by retries; -1 when hidden. */
  private static int patience(Container container) {
    if (container.health().from() == Health.From.COMPOSE) {
      Service.Healthcheck check = container.service().healthcheck();
      return patience(text(check.interval()), text(check.retries()));
    }
    Dockerfile.Healthcheck check = container.image().healthcheck();
    return patience(text(check.interval()), text(check.retries()));
  }

  private static String text(Value value) {
    return value == null ? null : value.known() ? value.text() : "?";
  }

  private static String text(Dockerfile.Text value) {
    return value == null ? null : value.known() ? value.text() : "?";
  }

  private static int patience(String interval, String retries) {
    int seconds = interval == null ? 30 : Durations.seconds(interval);
    int count = retries == null ? 3 : Durations.number(retries);
    seconds = seconds == 0 ? 30 : seconds;
    count = count == 0 ? 3 : count;
    return seconds < 0 || count < 0 || count > 10_000 || seconds > 100_000 ? -1 : seconds * count;
  }

  private Finding finding(StartOrder order, Container container, String slow, int seconds) {
    Span span = container.health().span();
    List<Finding.Related> related =
        Seq.of(order.waitingFor(container))
            .map(
                waiting ->
                    new Finding.Related(
                        StartOrder.direct(waiting, container).condition().origin().span(),
                        waiting.name() + " does not start at all then"))
            .toList();
    boolean compose = container.health().from() == Health.From.COMPOSE;
    Span key = compose ? container.service().healthcheck().origin().key() : null;
    return new Finding(
        id(),
        Severity.NOTE,
        Confidence.LIKELY,
        key != null ? key : span,
        container.name()
            + " starts slowly ("
            + slow
            + "), and after "
            + seconds
            + " seconds of failed checks it is unhealthy: whoever waits for it is given up too",
        related,
        List.of(),
        "set start_period, in which failures do not count",
        compose ? fix(container) : null);
  }

  private static Fix fix(Container container) {
    YamlNode.Pair check = YamlEdits.child(container.service().origin(), "healthcheck");
    if (check == null || container.service().healthcheck().startPeriod() != null) {
      return null;
    }
    List<Edit> edits =
        YamlEdits.of(check.key().span().source())
            .addTo(check, "start_period", YamlText.word("60s"));
    return edits == null
        ? null
        : new Fix("give " + container.name() + " 60 seconds to start", false, edits);
  }
}
