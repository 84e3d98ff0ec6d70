package no502.topology;

import java.util.ArrayList;
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
  public record Listen(String host, int port, Span span) {
    private Bind bind() {
      return switch (host) {
        case "*", "::", "[::]" -> Bind.ALL;
        case "0.0.0.0" -> Bind.ALL4;
        case "127.0.0.1" -> Bind.LOOPBACK4;
        case "::1", "[::1]" -> Bind.LOOPBACK6;
        case "localhost" -> Bind.LOCALHOST;
        default -> Bind.ADDRESS;
      };
    }
  }

  /** What the service listens on, or null when nothing is assumed about it. */
  Listening listening(String service) {
    List<Listen> said = services.get(service);
    if (said == null) {
      return null;
    }
    List<Listener> listeners = new ArrayList<>();
    for (Listen listen : said) {
      Bind bind = listen.bind();
      listeners.add(
          new Listener(
              new Listener.Tcp(listen.port, bind, bind == Bind.ADDRESS ? listen.host : null),
              Protocol.UNKNOWN,
              Confidence.PROVEN,
              List.of(
                  new Evidence(
                      listen.span,
                      "you say that " + service + " listens on port " + listen.port))));
    }
    return new Listening(listeners, null);
  }
}
