package no502.topology;

import java.util.List;
import no502.text.Span;

/**
 * The health check that Docker runs for a container: the Compose file's, else the Dockerfile's,
 * else the image's.
 *
 * @param test first word CMD or CMD-SHELL; empty when there is none or the image's own is not known
 *     word by word
 * @param startPeriod as written, null when not set
 * @param span where it is written; null for {@link From#IMAGE}
 */
public record Health(From from, List<Launch.Arg> test, String startPeriod, Span span) {

  /** Where the check comes from. */
  public enum From {
    COMPOSE,
    DOCKERFILE,
    /** The public image is known to bring one. */
    IMAGE,
    /** Known to have none. */
    NONE,
    /** Switched off by {@code disable: true} or NONE. */
    DISABLED,
    /** The image is not one we know. */
    UNKNOWN
  }

  /** Whether Docker will ever call this container healthy or unhealthy; null when not known. */
  public Boolean exists() {
    return switch (from) {
      case COMPOSE, DOCKERFILE, IMAGE -> true;
      case NONE, DISABLED -> false;
      case UNKNOWN -> null;
    };
  }
}
