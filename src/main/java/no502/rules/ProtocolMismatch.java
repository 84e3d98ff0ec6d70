package no502.rules;

import java.util.Locale;
import java.util.function.Consumer;
import no502.lint.Failure;
import no502.lint.Finding;
import no502.lint.Inspection;
import no502.lint.Rule;
import no502.topology.Protocol;
import no502.verdict.Cause.SpeaksOther;

/** Somebody listens, and speaks another language. */
final class ProtocolMismatch implements Rule {
  @Override
  public String id() {
    return "protocol-mismatch";
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> found) {
    Failure.of(
            inspection.routes(),
            SpeaksOther.class,
            c -> c.peer().name() + c.listener().socket() + c.asked())
        .forEach(failure -> found.accept(finding(failure)));
  }

  private Finding finding(Failure<SpeaksOther> failure) {
    SpeaksOther cause = failure.cause();
    String message =
        cause.peer().name()
            + " speaks "
            + word(cause.spoken())
            + " there, and nginx "
            + word(cause.asked())
            + ": every such request ends in 502";
    String help =
        "use " + directive(cause.spoken()) + ", or make the server speak " + word(cause.asked());
    return failure.finding(id(), message, help, null);
  }

  private static String word(Protocol protocol) {
    return switch (protocol) {
      case FASTCGI -> "FastCGI";
      case GRPC -> "gRPC";
      case TCP -> "a protocol of its own";
      case UWSGI -> "the uwsgi protocol";
      case MEMCACHED -> "the memcached protocol";
      default -> protocol.name().toUpperCase(Locale.ROOT);
    };
  }

  private static String directive(Protocol protocol) {
    return switch (protocol) {
      case HTTP -> "proxy_pass http://…";
      case HTTPS -> "proxy_pass https://…";
      case GRPC -> "grpc_pass";
      case FASTCGI -> "fastcgi_pass";
      case UWSGI -> "uwsgi_pass";
      case SCGI -> "scgi_pass";
      case MEMCACHED -> "memcached_pass";
      default -> "a stream block";
    };
  }
}
