package no502.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import no502.lint.Finding;
import no502.lint.Fix;
import no502.lint.Inspection;
import no502.lint.Rule;
import no502.lint.Severity;
import no502.nginx.Directive;
import no502.text.Edit;
import no502.text.Letters;
import no502.text.Seq;
import no502.topology.Nginx;
import no502.topology.Protocol;
import no502.topology.Route;
import no502.verdict.RouteVerdict;

/** keepalive in an upstream block does nothing without HTTP/1.1 and an empty Connection header. */
final class KeepaliveIneffective implements Rule {
  @Override
  public String id() {
    return "keepalive-ineffective";
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> found) {
    List<RouteVerdict> idle =
        Seq.of(Proxied.livingHttp(inspection)).filter(r -> isIneffective(r.route())).toList();
    Advice.byAnchor(idle).values().forEach(group -> found.accept(finding(group)));
  }

  private static boolean isIneffective(Route route) {
    boolean http = route.protocol() == Protocol.HTTP || route.protocol() == Protocol.HTTPS;
    if (!http || route.upstream() == null || !asksForIt(route)) {
      return false;
    }
    Nginx.Version version = route.nginx().version();
    boolean byDefault = version != null && version.atLeast(1, 29, 7);
    return !byDefault && (!isHttp11(route) || !clearsConnection(route));
  }

  private static boolean asksForIt(Route route) {
    return Seq.of(route.upstream().own("keepalive")).anyMatch(d -> !"0".equals(d.arg(0)));
  }

  private static boolean isHttp11(Route route) {
    List<Directive> set = route.context().inherited("proxy_http_version");
    return !set.isEmpty() && !"1.0".equals(set.get(0).arg(0));
  }

  private static boolean clearsConnection(Route route) {
    boolean said = false;
    for (Directive header : route.context().inherited("proxy_set_header")) {
      if (Letters.same("connection", header.arg(0))) {
        said = true;
        if (Letters.same("close", header.arg(1))) {
          return false;
        }
      }
    }
    return said;
  }

  private Finding finding(List<RouteVerdict> group) {
    Route route = group.get(0).route();
    String missing = lines(route).replace("\n", " and ").replace(";", "");
    // Where the version is open, it may well be one that needs none of this.
    boolean open = route.nginx().version() == null;
    return Advice.of(
        id(),
        open ? Severity.NOTE : Severity.WARNING,
        group,
        "keepalive has no effect"
            + (open ? " before nginx 1.29.7" : "")
            + ": without "
            + missing
            + " nginx closes the connection to "
            + Advice.nameOf(route)
            + " after each request",
        "add " + missing,
        fix("let connections to the upstream be reused", true, group, List.of()));
  }

  /** What the location lacks so that a connection can be used again. */
  private static String lines(Route route) {
    List<String> lines = new ArrayList<>();
    if (!isHttp11(route)) {
      lines.add("proxy_http_version 1.1;");
    }
    if (!clearsConnection(route)) {
      lines.add("proxy_set_header Connection \"\";");
    }
    return String.join("\n", lines);
  }

  /** Null where a new header would switch off those that the location takes over. */
  static Fix fix(String title, boolean safe, List<RouteVerdict> group, List<Edit> more) {
    List<RouteVerdict> lacking = Seq.of(group).filter(r -> !lines(r.route()).isEmpty()).toList();
    for (RouteVerdict verdict : lacking) {
      Route route = verdict.route();
      boolean takesOver =
          route.context().own("proxy_set_header").isEmpty()
              && !route.context().inherited("proxy_set_header").isEmpty();
      if (takesOver && !clearsConnection(route)) {
        return null;
      }
    }
    List<Edit> edits = new ArrayList<>(more);
    edits.addAll(Placement.each(lacking, KeepaliveIneffective::lines));
    return new Fix(title, safe, List.copyOf(edits));
  }
}
