package no502.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import no502.lint.Failure;
import no502.lint.Finding;
import no502.lint.Fix;
import no502.lint.Inspection;
import no502.lint.Rule;
import no502.nginx.Directive;
import no502.nginx.Word;
import no502.text.Edit;
import no502.text.Letters;
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
            + (cause.spoken() == Protocol.HTTPS
                ? ": such a server answers with 400, or closes the connection, which is 502"
                : ": every such request ends in 502");
    String help =
        "use " + directive(cause.spoken()) + ", or make the server speak " + word(cause.asked());
    return failure.finding(id(), message, help, fix(failure));
  }

  /** Another scheme, or another pass directive with what it needs; the rest of the URL stays. */
  private static Fix fix(Failure<SpeaksOther> failure) {
    List<Edit> edits = new ArrayList<>();
    for (Failure.Place place : failure.places()) {
      Directive pass = place.route().pass();
      Word target = pass.args().isEmpty() ? null : pass.args().get(0);
      boolean asWritten = target != null && target.span().text().equals(target.value());
      if (!asWritten || target.value().indexOf('$') >= 0) {
        return null;
      }
      String mended = mended(target.value(), failure.cause().spoken());
      if (mended == null) {
        return null;
      }
      edits.add(Edit.replace(pass.name().span().to(target.span()), mended));
    }
    return new Fix("speak " + word(failure.cause().spoken()) + " to it", false, edits);
  }

  private static String mended(String target, Protocol spoken) {
    int scheme = target.indexOf("://");
    String address = scheme < 0 ? target : target.substring(scheme + 3);
    boolean bare = address.indexOf('/') < 0;
    return switch (spoken) {
      case HTTP, HTTPS -> "proxy_pass " + Letters.lower(spoken.name()) + "://" + address;
      case UWSGI -> bare ? "include uwsgi_params; uwsgi_pass " + address : null;
      case SCGI -> bare ? "include scgi_params; scgi_pass " + address : null;
      case GRPC -> bare ? "grpc_pass grpc://" + address : null;
      default -> null;
    };
  }

  private static String word(Protocol protocol) {
    return switch (protocol) {
      case FASTCGI -> "FastCGI";
      case GRPC -> "gRPC";
      case TCP -> "a protocol of its own";
      case UWSGI -> "the uwsgi protocol";
      case MEMCACHED -> "the memcached protocol";
      default -> protocol.name();
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
