package no502.topology.listen;

import no502.knowledge.ImageFacts;
import no502.knowledge.ServerFacts;
import no502.knowledge.Servers;
import no502.text.Seq;

/**
 * What a server does when nothing sets its address.
 *
 * @param host as the server itself would write it
 * @param verified whether this was checked at the source; else what rests on it is likely at most
 */
record Defaults(String host, int port, boolean verified) {

  /** The row of the table of servers; a program that has none shows nothing by default. */
  static Defaults of(String program) {
    ServerFacts facts = Servers.find(program);
    if (facts == null) {
      return unverified("unknown", -1);
    }
    return new Defaults(
        host(facts.bind()), facts.port() == 0 ? -1 : facts.port(), facts.verified());
  }

  /** The same; checked as well where the image's own row says that port. */
  Defaults in(Inside inside) {
    ImageFacts image = inside.container().facts();
    boolean told =
        image != null && image.verified() && Seq.of(image.ports()).anyMatch(p -> p.port() == port);
    return told ? verified(host, port) : this;
  }

  private static String host(String bind) {
    return switch (bind) {
      case "all" -> "*";
      case "all4" -> "0.0.0.0";
      case "loopback", "loopback4" -> "127.0.0.1";
      case "localhost" -> "localhost";
      default -> "unknown";
    };
  }

  static Defaults verified(String host, int port) {
    return new Defaults(host, port, true);
  }

  static Defaults unverified(String host, int port) {
    return new Defaults(host, port, false);
  }
}
