package no502.log;

import java.util.List;
import no502.nginx.Directive;

/** For each suspect the one command that decides, filled in, and what mends it. */
final class Advice {
  private final Target target;
  private final LogGroup group;
  private final String nginx;
  private final String service;

  Advice(Target target, LogGroup group) {
    this.target = target;
    this.group = group;
    this.nginx = Shell.word(target.nginxName());
    this.service = Shell.word(target.name());
  }

  /** The command, and after a dash what its output means. */
  String command(Suspect suspect) {
    return switch (suspect) {
      case WRONG_PORT, BINDS_LOOPBACK, OTHER_FAMILY, REUSED, OVERLOADED ->
          inside("sh -c 'ss -tlnp || netstat -tln'");
      case LOOPBACK_ELSEWHERE ->
          "docker compose exec " + nginx + " sh -c 'ss -tln || netstat -tln'";
      case NOT_LISTENING, CLOSES, SLOW, ANSWERS_COUNT_AS_FAILURES, EARLIER_FAILURES ->
          "docker compose logs --since 15m " + backend();
      case START_RACE -> "docker compose logs -t --tail 40 " + nginx + " " + backend();
      case STALE_ADDRESS, NOT_RESOLVED_YET ->
          "docker compose exec " + nginx + " getent hosts " + host();
      case SERVICE_OFF, WAITS_FOR_HEALTH -> "docker compose ps -a " + backend();
      case NO_SHARED_NETWORK, OTHER_NETWORK, ADDRESS_NOBODY, NO_IPV6, OUTSIDE -> networks();
      case NO_SUCH_NAME, NAME_ON_HOST, HOST_GATEWAY ->
          "docker compose exec " + nginx + " getent hosts " + host();
      case RESOLVER_DOWN, RESOLVER_CANNOT_KNOW, NO_RESOLVER ->
          "docker compose exec " + nginx + " cat /etc/resolv.conf";
      case HOST_PORT, NOTHING_BEHIND_PORT -> "ss -tlnp 'sport = :" + target.port() + "'";
      case PROTOCOL, TLS_SETTINGS, HEADER ->
          "docker compose exec " + nginx + " curl -skv --max-time 5 " + Shell.word(url());
      case SOCKET_MISSING, SOCKET_MODE -> "docker compose exec " + nginx + " ls -l " + socket();
      case SOCKET_STALE -> inside("ss -xlp");
      case FIREWALL -> tcpdump();
      case ALL_DOWN, REFUSED_CONFIG, ASKS_ITSELF, MANY_CONNECTIONS ->
          "docker compose run --rm --no-deps " + nginx + " nginx -T";
      case PORT_TAKEN -> "ss -tlnp 'sport = :" + bindPort() + "'";
      case SCRIPT -> "docker compose exec " + backend() + " ls -l " + script();
      case PORTS_EXHAUSTED -> "docker compose exec " + nginx + " ss -s";
      case FILES_LIMIT -> "docker compose exec " + nginx + " sh -c 'ulimit -n'";
    };
  }

  /** What the command's output means, as a sentence. */
  String meaning(Suspect suspect) {
    return switch (suspect) {
      case WRONG_PORT -> "no line with :" + target.port() + " means the port is wrong";
      case BINDS_LOOPBACK -> "127.0.0.1:" + target.port() + " there means it hears only itself";
      case OTHER_FAMILY -> "0.0.0.0 alone is IPv4 only, [::1] alone IPv6 only";
      case LOOPBACK_ELSEWHERE -> "no line with :" + target.port() + " means: not in this container";
      case NOT_LISTENING -> "look for a crash, a stack trace, a restart";
      case START_RACE -> "compare when nginx asked with when the backend said it was ready";
      case STALE_ADDRESS ->
          target.address() == null
              ? "an address other than the one in the log means nginx holds an old one"
              : "anything else than " + target.address() + " means nginx holds an old address";
      case SERVICE_OFF, WAITS_FOR_HEALTH -> "anything but Up explains it";
      case NO_SHARED_NETWORK, OTHER_NETWORK -> "no common name means no way";
      case ADDRESS_NOBODY -> "nobody there with this address means a wrong or old one";
      case NO_SUCH_NAME, NAME_ON_HOST, HOST_GATEWAY -> "no output means the name is unknown there";
      case FIREWALL ->
          "a RST back is a refusal; silence, or ICMP prohibited, is a firewall or security group";
      case HOST_PORT -> "no line, or 127.0.0.1 only, means containers cannot reach it";
      case NOTHING_BEHIND_PORT -> "docker-proxy alone accepts and finds nothing behind it";
      case PROTOCOL -> "an answer that is no HTTP, or a TLS error, means another protocol";
      case SOCKET_MISSING -> "no such file means the volume is not shared, or the path is wrong";
      case SOCKET_MODE -> "nginx's user needs to be its owner or in its group";
      case SOCKET_STALE -> "no line with this path means nobody listens on it";
      case PORT_TAKEN -> "the process named there has the port";
      case SCRIPT -> "no such file means that root, volume or SCRIPT_FILENAME differ";
      case CLOSES -> "look for what it says when it drops a request";
      case SLOW -> "look for slow queries, a full pool, a lock";
      default -> "";
    };
  }

  /** What to do about it at once, and for good. */
  String mend(Suspect suspect) {
    return Remedies.of(suspect, target, group);
  }

  private String backend() {
    return target.service() == null ? "BACKEND" : service;
  }

  private String host() {
    return Shell.word(target.host() == null ? "BACKEND" : target.host());
  }

  private String inside(String tool) {
    boolean mine = target.kind() == Target.Kind.LOOPBACK || target.service() == null;
    boolean unknown = target.service() == null && target.kind() != Target.Kind.LOOPBACK;
    return "docker compose exec " + (unknown ? "BACKEND" : mine ? nginx : service) + " " + tool;
  }

  private String networks() {
    String format =
        "'{{.Name}} {{range $n, $e := .NetworkSettings.Networks}}{{$n}}={{$e.IPAddress}} {{end}}'";
    return "docker inspect --format " + format + " $(docker compose ps -aq)";
  }

  private String tcpdump() {
    String host =
        target.address() == null ? "" : " and host " + Shell.word(plain(target.address()));
    return "sudo tcpdump -ni any 'tcp port " + target.port() + "'" + host;
  }

  private static String plain(String address) {
    return address.startsWith("[") ? address.substring(1, address.length() - 1) : address;
  }

  private String url() {
    String scheme = target.scheme().equals("https") ? "https" : "http";
    return scheme
        + "://"
        + (target.host() == null ? "BACKEND" : target.host())
        + ":"
        + target.port()
        + "/";
  }

  private String socket() {
    return Shell.word(target.socket() == null ? "/run" : target.socket());
  }

  private int bindPort() {
    UpstreamAddress bind = UpstreamAddress.of(group.subject());
    return bind == null || bind.port() == 0 ? 80 : bind.port();
  }

  /** The file that nginx asks for; the folder alone where a part of the path is masked. */
  private String script() {
    String path = group.path() == null ? "/" : UriPath.normal(group.path());
    int hidden = path.indexOf(Mask.HIDDEN);
    return Shell.word(root() + (hidden < 0 ? path : path.substring(0, hidden)));
  }

  private String root() {
    List<Directive> roots =
        target.route() == null ? List.of() : target.route().context().inherited("root");
    String root = roots.isEmpty() ? null : roots.get(0).arg(0);
    return root == null || root.indexOf('$') >= 0 ? "/var/www/html" : root;
  }
}
