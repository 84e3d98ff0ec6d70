package no502.fix;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no502.compose.Service;
import no502.text.Edit;
import no502.text.Span;
import no502.topology.Container;
import no502.topology.Health;
import no502.yaml.YamlNode.Pair;

/** Writes health checks into Compose files and Dockerfiles. */
public final class HealthEdits {
  private HealthEdits() {}

  /**
   * Gives a service a check with a time of grace; null when the place cannot be edited, or when the
   * author switched the check off.
   */
  public static List<Edit> add(Service service, List<String> test) {
    YamlText words = YamlText.flow(test.toArray(new String[0]));
    if (service.healthcheck() == null) {
      return YamlEdits.addEntry(
          service.origin(),
          "healthcheck",
          YamlText.entries(
              "test",
              words,
              "interval",
              "10s",
              "timeout",
              "3s",
              "retries",
              "5",
              "start_period",
              "30s"));
    }
    Pair written = YamlEdits.child(service.origin(), "healthcheck");
    return written == null || service.healthcheck().disabled()
        ? null
        : YamlEdits.of(written.key().span().source()).addTo(written, "test", words);
  }

  /** Puts another command in the place of the one that is written; null where it cannot be told. */
  public static List<Edit> replaceTest(Container container, List<String> test) {
    Health health = container.health();
    if (health.from() == Health.From.COMPOSE) {
      Service.Healthcheck check = container.service().healthcheck();
      Span inside = check.test().get(check.test().size() - 1).origin().span();
      YamlEdits yaml = YamlEdits.of(inside.source());
      Pair pair = yaml.holder("test", inside);
      boolean own = check.test().get(0).origin().via().isEmpty() && pair != null;
      return own && !yaml.isShared(pair.value())
          ? yaml.replaceValue(pair, YamlText.flow(test.toArray(new String[0])))
          : null;
    }
    if (health.from() == Health.From.DOCKERFILE) {
      Span process = container.image().healthcheck().process().span();
      return List.of(Edit.replace(process, new YamlText.Flow(test.subList(1, test.size())).flow()));
    }
    return null;
  }

  /** Joins insertions at one place, so that their order is not left to whoever applies them. */
  public static List<Edit> joined(List<Edit> edits) {
    Map<Span, Edit> all = new LinkedHashMap<>();
    for (Edit edit : edits) {
      Edit before = all.get(edit.span());
      boolean insertsMore =
          before != null
              && edit.span().length() == 0
              && !before.replacement().equals(edit.replacement());
      all.put(
          edit.span(),
          insertsMore ? new Edit(edit.span(), before.replacement() + edit.replacement()) : edit);
    }
    return List.copyOf(new ArrayList<>(all.values()));
  }
}
