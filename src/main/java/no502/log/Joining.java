package no502.log;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import no502.compose.Value;
import no502.log.Joined.Candidate;
import no502.nginx.Block;
import no502.nginx.Directive;
import no502.nginx.NginxConfig;
import no502.text.Letters;
import no502.text.Seq;
import no502.text.Source;
import no502.text.Span;
import no502.topology.Container;
import no502.topology.Nginx;
import no502.topology.Route;
import no502.verdict.Cause;
import no502.verdict.RouteVerdict;
import no502.verdict.Verdict;

/**
 * Leads lines of a log back to the configuration: to the nginx, the server block, the location by
 * nginx's own order, the pass in it, and the peer.
 */
final class Joining {
  private final List<Judged> stacks;

  /** The stacks that some line can come from, the one that fits the log as a whole first. */
  private final List<Judged> fitting;

  Joining(List<Judged> stacks, List<LogGroup> groups) {
    this.stacks = stacks;
    this.fitting = fitting(groups);
  }

  List<Judged> fitting() {
    return fitting;
  }

  private List<Judged> fitting(List<LogGroup> groups) {
    int[] sums = new int[stacks.size()];
    for (LogGroup group : groups) {
      int[] best = new int[sums.length];
      for (Scored one : scored(group)) {
        int stack = place(stacks, one.judged());
        best[stack] = Math.max(best[stack], one.points());
      }
      for (int i = 0; i < sums.length; i++) {
        sums[i] += best[i];
      }
    }
    List<Judged> ordered = new ArrayList<>();
    Seq.of(stacks).filter(one -> sums[place(stacks, one)] > 0).forEach(ordered::add);
    ordered.sort(Comparator.comparingInt((Judged one) -> -sums[place(stacks, one)]));
    return List.copyOf(ordered);
  }

  /** By identity: to compare two stacks deeply would cost more than to join with them. */
  private static int place(List<Judged> all, Judged wanted) {
    int at = 0;
    while (at < all.size() && all.get(at) != wanted) {
      at++;
    }
    return at;
  }

  /** One candidate with the points that speak for it. */
  private record Scored(Judged judged, Candidate candidate, int points) {}

  /** Where lines fit several stacks alike, the one that fits the whole log decides. */
  Joined join(LogGroup group) {
    List<Scored> scored = scored(group);
    scored.sort(
        Comparator.comparingInt((Scored s) -> -s.points())
            .thenComparingInt(s -> place(fitting, s.judged())));
    if (scored.isEmpty()) {
      return withoutRoute(group);
    }
    Scored best = scored.get(0);
    List<Candidate> candidates = new ArrayList<>();
    for (Scored one : scored) {
      boolean near = one.points() > best.points() - 30;
      if (near && one.judged() == best.judged()) {
        candidates.add(one.candidate());
      }
    }
    Nginx nginx = best.candidate().route().route().nginx();
    Span place = place(nginx, group.place());
    return new Joined(group, best.judged(), nginx, place, List.copyOf(candidates));
  }

  /** No pass fits; where there is but one nginx, it is that one all the same. */
  private Joined withoutRoute(LogGroup group) {
    boolean one = stacks.size() == 1 && stacks.get(0).stack().nginxes().size() == 1;
    Nginx only = one ? stacks.get(0).stack().nginxes().get(0) : null;
    boolean named = one && named(stacks.get(0), only, group.container()) >= 0;
    return named
        ? new Joined(group, stacks.get(0), only, place(only, group.place()), List.of())
        : new Joined(group, null, null, null, List.of());
  }

  private List<Scored> scored(LogGroup group) {
    List<Scored> scored = new ArrayList<>();
    for (Judged judged : stacks) {
      for (Nginx nginx : judged.stack().nginxes()) {
        int named = named(judged, nginx, group.container());
        if (named >= 0) {
          collect(judged, nginx, group, named, scored);
        }
      }
    }
    return scored;
  }

  /** Points for the container's name; -1 when it is another one's. */
  private static int named(Judged judged, Nginx nginx, String logged) {
    Container container = nginx.container();
    if (logged == null || container == null) {
      return 0;
    }
    Value own = container.service().containerName();
    String service = container.name();
    if (logged.equals(service) || own != null && logged.equals(own.text())) {
      return 40;
    }
    String base = withoutNumber(logged);
    if (base.equals(service) || base.endsWith("-" + service) || base.endsWith("_" + service)) {
      return 30;
    }
    return judged.stack().nginxes().size() == 1 ? 0 : -1;
  }

  /** {@code web} for {@code web-1}. */
  static String withoutNumber(String logged) {
    int dash = logged.length();
    while (dash > 0 && Letters.isDigit(logged.charAt(dash - 1))) {
      dash--;
    }
    boolean numbered =
        dash > 1 && dash < logged.length() && "-_".indexOf(logged.charAt(dash - 1)) >= 0;
    return numbered ? logged.substring(0, dash - 1) : logged;
  }

  private void collect(Judged judged, Nginx nginx, LogGroup group, int named, List<Scored> scored) {
    UpstreamAddress upstream = UpstreamAddress.of(group.upstream());
    List<Block> servers = servers(nginx, group);
    Block location = location(servers, group);
    if (group.trouble() == Trouble.AUTH_REQUEST) {
      location = asksFirst(servers, location);
    }
    Span place = place(nginx, group.place());
    for (RouteVerdict verdict : judged.routes()) {
      Route route = verdict.route();
      if (route.nginx() != nginx || route.unused() && !group.trouble().keepsFromStarting()) {
        continue;
      }
      List<RouteVerdict.PeerVerdict> peers =
          PeerMatch.peers(judged.stack(), verdict, upstream, group.subject());
      int points = named;
      points += PeerMatch.points(route, upstream, group.subject(), peers);
      points += whereabouts(route, servers, location, group);
      points += placed(route, place);
      points += cannotBind(verdict, group);
      boolean exact =
          location != null
              && (route.context().enclosing("location") == location || leads(location, route));
      if (points > named) {
        scored.add(new Scored(judged, new Candidate(verdict, peers, exact), points));
      }
    }
  }

  private static List<Block> servers(Nginx nginx, LogGroup group) {
    Block main = nginx.config().main();
    boolean stream = group.path() == null && group.upstream() != null && isStream(group);
    return stream
        ? ServerMatcher.stream(main, group.server())
        : ServerMatcher.http(main, group.server(), group.host());
  }

  private static boolean isStream(LogGroup group) {
    return group.upstream().indexOf("://") < 0;
  }

  private static Block location(List<Block> servers, LogGroup group) {
    String path = group.asked();
    return path == null || servers.isEmpty() ? null : LocationMatcher.find(servers.get(0), path);
  }

  /** The location that auth_request leads to, which answered what nginx does not know. */
  private static Block asksFirst(List<Block> servers, Block location) {
    List<Directive> lines = location == null ? List.of() : location.inherited("auth_request");
    String uri = lines.isEmpty() ? null : lines.get(0).arg(0);
    return uri == null ? location : LocationMatcher.find(servers.get(0), uri);
  }

  private static int whereabouts(Route route, List<Block> servers, Block location, LogGroup group) {
    Block server = route.context().enclosing("server");
    if (server == null || group.server() == null || servers.isEmpty()) {
      return 0;
    }
    if (!servers.contains(server)) {
      return -40;
    }
    int points = servers.get(0) == server ? 25 : 15;
    if (location == null) {
      return points;
    }
    Block own = route.context().enclosing("location");
    return own == location || leads(location, route) ? points + 40 : points;
  }

  /** Whether the location hands its requests on to the named one that the route stands in. */
  private static boolean leads(Block location, Route route) {
    Block own = route.context().enclosing("location");
    String name = own == null ? null : own.header().arg(0);
    if (name == null || !name.startsWith("@")) {
      return false;
    }
    for (String directive : new String[] {"try_files", "error_page"}) {
      for (Directive line : location.inherited(directive)) {
        if (!line.args().isEmpty() && line.arg(line.args().size() - 1).equals(name)) {
          return true;
        }
      }
    }
    return false;
  }

  /** nginx itself says where: the line of the pass or of the server in the upstream. */
  private static int placed(Route route, Span place) {
    if (place == null) {
      return 0;
    }
    if (isOn(route.pass().span(), place)) {
      return 60;
    }
    if (route.upstream() != null && isOn(route.upstream().header().span(), place)) {
      return 50;
    }
    for (Route.Server server : route.servers()) {
      if (isOn(server.directive().span(), place)) {
        return 60;
      }
    }
    return 0;
  }

  /** The files say that another program wants the very port. */
  private static int cannotBind(RouteVerdict verdict, LogGroup group) {
    UpstreamAddress bind =
        group.trouble() == Trouble.BIND ? UpstreamAddress.of(group.subject()) : null;
    boolean taken =
        bind != null
            && verdict.verdict() instanceof Verdict.Fails fails
            && fails.cause() instanceof Cause.PortTaken clash
            && clash.nginx().onPort(bind.port());
    return taken ? 60 : 0;
  }

  private static boolean isOn(Span span, Span place) {
    return span.source() == place.source()
        && span.line() <= place.line()
        && place.line() <= span.endLine();
  }

  /** The written line that a place in nginx's own files stands for; null when there is none. */
  private static Span place(Nginx nginx, String logged) {
    int colon = logged == null ? -1 : logged.lastIndexOf(':');
    if (colon < 0) {
      return null;
    }
    int line = UpstreamAddress.of("x" + logged.substring(colon)).port();
    for (NginxConfig.Loaded file : nginx.config().files()) {
      Source source = file.source();
      if (file.path().equals(logged.substring(0, colon))
          && line > 0
          && line <= source.lineCount()) {
        int start = source.lineStart(line);
        int end = source.lineEnd(line);
        while (start < end && source.bytes()[start] <= ' ') {
          start++;
        }
        return source.span(start, end);
      }
    }
    return null;
  }
}
