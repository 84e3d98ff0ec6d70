package no502.topology;

import java.util.ArrayList;
import java.util.List;
import no502.compose.Service;
import no502.compose.Value;
import no502.dockerfile.Dockerfile;
import no502.dockerfile.Image;
import no502.knowledge.ImageFacts;
import no502.text.Seq;

/**
 * Finds the health check Docker will run: the Compose file's before the Dockerfile's before the
 * base image's.
 */
final class HealthFinder {
  private HealthFinder() {}

  static Health of(Service service, Image image, ImageFacts facts) {
    Service.Healthcheck compose = service.healthcheck();
    if (compose != null && compose.disabled()) {
      return new Health(Health.From.DISABLED, List.of(), null, compose.origin().span());
    }
    Health below = ofImage(image, facts);
    if (compose == null) {
      return below;
    }
    String grace = text(compose.startPeriod());
    if (compose.test().isEmpty()) {
      return new Health(below.from(), below.test(), grace, below.span());
    }
    return new Health(
        Health.From.COMPOSE,
        Seq.of(compose.test())
            .map(v -> new Launch.Arg(v.text(), v.origin().span(), v.hiddenBy()))
            .toList(),
        grace,
        compose.origin().span());
  }

  private static Health ofImage(Image image, ImageFacts facts) {
    if (image != null && image.healthcheck() != null) {
      return ofDockerfile(image.healthcheck());
    }
    if (facts == null || facts.healthcheck() == null) {
      return new Health(Health.From.UNKNOWN, List.of(), null, null);
    }
    Health.From from = facts.healthcheck() ? Health.From.IMAGE : Health.From.NONE;
    return new Health(from, List.of(), null, null);
  }

  private static Health ofDockerfile(Dockerfile.Healthcheck check) {
    if (check.disabled()) {
      return new Health(Health.From.DISABLED, List.of(), null, check.span());
    }
    List<Launch.Arg> test = new ArrayList<>();
    boolean shell = check.process().shellForm();
    test.add(new Launch.Arg(shell ? "CMD-SHELL" : "CMD", check.span(), null));
    Seq.of(check.process().words())
        .map(t -> new Launch.Arg(t.text(), t.span(), t.hiddenBy()))
        .forEach(test::add);
    String grace = check.startPeriod() == null ? null : check.startPeriod().text();
    return new Health(Health.From.DOCKERFILE, List.copyOf(test), grace, check.span());
  }

  private static String text(Value value) {
    return value == null ? null : value.text();
  }
}
