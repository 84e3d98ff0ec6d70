package no502.lint;

import java.util.List;
import java.util.Map;
import no502.text.Span;

/**
 * Facts that no file can show and that the user vouches for.
 *
 * @param services by service name, where it listens
 * @param hosts names outside the project that resolve
 */
public record Assumptions(Map<String, List<Listen>> services, List<String> hosts) {
  public static final Assumptions NONE = new Assumptions(Map.of(), List.of());

  /**
   * One address a service is said to listen on.
   *
   * @param host a literal address, or {@code *} for all
   * @param span where the configuration says so
   */
  public record Listen(String host, int port, Span span) {}
}
