package no502.log;

import no502.log.Joined.Candidate;
import no502.nginx.Ip;
import no502.topology.Confidence;
import no502.topology.Container;
import no502.topology.Route;
import no502.verdict.RouteVerdict.PeerVerdict;
import no502.verdict.Verdict;

/**
 * The peer that fails, with what commands and sentences need to name it.
 *
 * @param nginx the nginx service, null when not known
 * @param host the name or address that the configuration writes, else the one in the log
 * @param address the address in the log, null when it is a name
 * @param reaches whether the files say that this peer answers
 * @param proven whether they prove it
 */
record Target(
    Kind kind,
    String nginx,
    Backend backend,
    String host,
    int port,
    String address,
    String socket,
    String scheme,
    Route route,
    boolean reaches,
    boolean proven,
    Scene scene) {

  /** Where the peer is, as far as one can tell. */
  enum Kind {
    LOOPBACK,
    CONTAINER,
    HOST,
    LITERAL,
    SOCKET,
    UNKNOWN
  }

  static Target of(Joined joined) {
    Candidate best = joined.best();
    PeerVerdict peer = best == null || best.peers().isEmpty() ? null : best.peers().get(0);
    Route route = best == null ? null : best.route().route();
    UpstreamAddress asked = UpstreamAddress.of(joined.group().upstream());
    Route.Server server = peer != null ? peer.server() : only(route);
    String host = server != null && server.host() != null ? server.host() : subject(joined, asked);
    int port = server != null ? server.port() : asked == null ? 0 : asked.port();
    String socket = server != null ? server.socket() : asked == null ? null : asked.socket();
    Container container = peer == null ? null : peer.container();
    if (container == null && joined.judged() != null && host != null) {
      container = joined.judged().stack().container(host);
    }
    Scene scene = Scene.of(joined, port);
    Kind kind = kind(host, socket, container, asked);
    boolean throughHost = kind == Kind.HOST || kind == Kind.LOOPBACK && scene.onHost();
    if (container == null && (throughHost || kind == Kind.LOOPBACK)) {
      container = throughHost ? scene.publisher() : scene.companion();
    }
    boolean own = kind == Kind.SOCKET || kind == Kind.LOOPBACK && scene.onHost();
    if (container == null && own && scene.meant() != null) {
      container = joined.judged().stack().container(scene.meant());
    }
    boolean reaches = peer != null && peer.verdict() instanceof Verdict.Reaches;
    String address = asked != null && asked.literal() ? asked.host() : null;
    return new Target(
        kind,
        nginx(joined),
        Backend.of(joined, container, address),
        host,
        port,
        address,
        socket,
        asked == null ? "" : asked.scheme(),
        route,
        reaches,
        reaches && ((Verdict.Reaches) peer.verdict()).confidence() == Confidence.PROVEN,
        scene);
  }

  /** The service of the files, or what Compose's prefix says without the replica's number. */
  private static String nginx(Joined joined) {
    if (joined.nginx() != null) {
      return joined.nginx().container() == null ? null : joined.nginx().container().name();
    }
    String logged = joined.group().container();
    return logged == null ? null : Joining.withoutNumber(logged);
  }

  private static Route.Server only(Route route) {
    return route != null && route.servers().size() == 1 ? route.servers().get(0) : null;
  }

  private static String subject(Joined joined, UpstreamAddress asked) {
    if (asked != null) {
      return asked.host();
    }
    String subject = joined.group().subject();
    int colon = subject == null ? -1 : subject.indexOf(':');
    return colon > 0 && subject.lastIndexOf(':') == colon ? subject.substring(0, colon) : subject;
  }

  private static Kind kind(String host, String socket, Container container, UpstreamAddress asked) {
    if (socket != null) {
      return Kind.SOCKET;
    }
    boolean local = host != null && (host.equalsIgnoreCase("localhost") || isLoopback(host));
    if (local || asked != null && asked.loopback()) {
      return Kind.LOOPBACK;
    }
    if (container != null) {
      return Kind.CONTAINER;
    }
    if (host == null) {
      return Kind.UNKNOWN;
    }
    if (host.equals("host.docker.internal") || Ip.isIpv4(host) && host.endsWith(".0.1")) {
      return Kind.HOST;
    }
    boolean literal = Ip.isIpv4(host) || host.startsWith("[");
    return literal ? Kind.LITERAL : Kind.UNKNOWN;
  }

  private static boolean isLoopback(String host) {
    return host.startsWith("127.") || host.equals("[::1]") || host.equals("0.0.0.0");
  }

  /** The backend's service, null when not known. */
  String service() {
    return backend.service();
  }

  /** Whether the files show nothing in the backend that would listen. */
  boolean silent() {
    return backend.launch() != null;
  }

  /** The backend as people call it. */
  String name() {
    if (service() != null) {
      return service();
    }
    if (socket != null) {
      return socket;
    }
    return host == null ? "the backend" : host;
  }

  /** Written out in the configuration as an address. */
  boolean writtenAsAddress() {
    return host != null && (Ip.isIpv4(host) || host.startsWith("["));
  }

  boolean speaksHttp() {
    return scheme.equals("http") || scheme.equals("https");
  }

  /** How the pass's family of directives begins: {@code proxy}, {@code fastcgi} … */
  String directive() {
    return switch (scheme) {
      case "fastcgi", "uwsgi", "scgi", "memcached" -> scheme;
      case "suwsgi" -> "uwsgi";
      case "grpc", "grpcs" -> "grpc";
      default -> "proxy";
    };
  }

  String nginxName() {
    return nginx == null ? "nginx" : nginx;
  }
}
