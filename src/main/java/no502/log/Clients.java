package no502.log;

import no502.nginx.Block;
import no502.text.Seq;
import no502.topology.Route;
import no502.verdict.RouteVerdict;
import no502.verdict.Verdict;

/** What the clients see of a trouble. */
final class Clients {
  private Clients() {}

  static String see(Case one) {
    LogGroup group = one.group();
    if (group.keepsFromStarting()) {
      return "nothing answers: nginx does not start, or runs on with its old configuration";
    }
    RouteVerdict verdict = one.joined.best() == null ? null : one.joined.best().route();
    if (group.subrequest() != null) {
      return subrequest(group, verdict);
    }
    if (group.path() == null && group.upstream() != null && group.upstream().indexOf("://") < 0) {
      return "a connection that is closed at once";
    }
    if (group.phase() == Phase.READING_ON) {
      return "an answer that breaks off";
    }
    if (group.phase() == Phase.PROXYING) {
      return "a WebSocket that breaks off";
    }
    String status = status(group);
    if (verdict == null) {
      return status;
    }
    boolean left = group.trouble() != Trouble.NO_LIVE && verdict.peers().size() > 1;
    if (left && verdict.verdict() instanceof Verdict.Reaches) {
      return "mostly nothing, because another peer answers; " + status + " where no retry is left";
    }
    boolean page = !verdict.route().context().inherited("error_page").isEmpty();
    return page && status.startsWith("50") ? status + ", or what error_page makes of it" : status;
  }

  private static String status(LogGroup group) {
    return switch (group.trouble()) {
      case TIMED_OUT -> "504 Gateway Time-out";
      case SCRIPT_UNKNOWN -> "404, \"File not found.\"";
      case NO_FILES, NO_CONNECTIONS -> "500 or 502";
      case AUTH_REQUEST, BAD_TARGET -> "500 Internal Server Error";
      case FASTCGI_STDERR -> "the backend's own answer";
      default -> "502 Bad Gateway";
    };
  }

  private static String subrequest(LogGroup group, RouteVerdict verdict) {
    Route route = verdict == null ? null : verdict.route();
    Block server = route == null ? null : route.context().enclosing("server");
    boolean mirror = server != null && names(server, "mirror", group.subrequest(), 0);
    return mirror
        ? "nothing: the answer to a mirrored request is thrown away"
        : "500, when auth_request needs this answer";
  }

  private static boolean names(Block block, String directive, String uri, int depth) {
    for (var line : block.own(directive)) {
      if (uri.equals(line.arg(0))) {
        return true;
      }
    }
    return depth < 50 && Seq.of(block.blocks()).anyMatch(b -> names(b, directive, uri, depth + 1));
  }
}
