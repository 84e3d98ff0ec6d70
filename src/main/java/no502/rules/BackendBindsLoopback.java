package no502.rules;

import java.util.List;
import java.util.function.Consumer;
import no502.lint.Failure;
import no502.lint.Finding;
import no502.lint.Fix;
import no502.lint.Inspection;
import no502.lint.Rule;
import no502.text.Edit;
import no502.text.Letters;
import no502.text.Span;
import no502.topology.Container;
import no502.topology.Evidence;
import no502.topology.Listener;
import no502.verdict.Cause.BindsLoopback;

/** The peer listens on its own loopback address, where no other container gets in. */
final class BackendBindsLoopback implements Rule {
  @Override
  public String id() {
    return "backend-binds-loopback";
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> found) {
    Failure.of(
            inspection.routes(), BindsLoopback.class, c -> c.peer().name() + c.listener().socket())
        .forEach(failure -> found.accept(finding(failure)));
  }

  private Finding finding(Failure<BindsLoopback> failure) {
    Listener listener = failure.cause().listener();
    Listener.Tcp socket = (Listener.Tcp) listener.socket();
    String name = failure.cause().peer().name();
    String address =
        switch (socket.bind()) {
          case LOOPBACK6 -> "[::1]:";
          case LOCALHOST -> "localhost:";
          default -> "127.0.0.1:";
        };
    String message =
        name
            + " listens on "
            + address
            + socket.port()
            + ", its own loopback, where no other container gets in: "
            + failure.ending();
    return failure.finding(
        id(),
        place(failure),
        message,
        "make " + name + " listen on 0.0.0.0:" + socket.port(),
        fix(failure.cause().peer(), listener));
  }

  private static Span place(Failure<BindsLoopback> failure) {
    for (Evidence evidence : failure.cause().listener().evidence()) {
      if (evidence.span() != null) {
        return evidence.span();
      }
    }
    return failure.first().span();
  }

  /** Where the loopback address stands in a file it gives way; else the server gets its flag. */
  private static Fix fix(Container container, Listener listener) {
    for (Evidence evidence : listener.evidence()) {
      Span span = evidence.span();
      if (span == null) {
        continue;
      }
      for (String loopback : new String[] {"127.0.0.1", "localhost", "[::1]"}) {
        String text = span.text();
        int at = text.indexOf(loopback);
        boolean once = at >= 0 && text.indexOf(loopback, at + 1) < 0;
        if (once && isAscii(text)) {
          int start = span.start() + at;
          return new Fix(
              "make " + container.name() + " listen on every address",
              true,
              List.of(
                  Edit.replace(span.source().span(start, start + loopback.length()), "0.0.0.0")));
        }
      }
    }
    return BindFlags.fix(container, listener);
  }

  private static boolean isAscii(String text) {
    return Letters.areAscii(text);
  }
}
