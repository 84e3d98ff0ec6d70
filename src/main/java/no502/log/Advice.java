package no502.log;

import java.util.List;
import java.util.Locale;
import no502.nginx.Directive;

/** For each suspect the one command that decides, filled in, and what mends it. */
final class Advice {
  /** Few images have ss; the kernel's own table is always there. */
  private static final String LISTENING =
      "sh -c 'ss -tln 2>/dev/null || netstat -tln 2>/dev/null || cat /proc/net/tcp /proc/net/tcp6'";

  private final Target target;
  private final LogGroup group;
  private final String nginx;

  Advice(Target target, LogGroup group) {
    this.target = target;
    this.group = group;
    this.nginx = Shell.word(target.nginxName());
  }

  /** Filled in; BACKEND stands for a service only where neither the log nor a file names it. */
  String command(Suspect suspect) {
    return switch (suspect) {
      case WRONG_PORT, BINDS_LOOPBACK, OTHER_FAMILY, OVERLOADED -> inside(LISTENING);
      case LOOPBACK_ELSEWHERE -> inNginx(LISTENING);
      case NOT_LISTENING, CLOSES, SLOW, ANSWERS_COUNT_AS_FAILURES, EARLIER_FAILURES ->
          "docker compose logs -t --tail 200" + backend();
      case START_RACE ->
          "docker compose logs -t --tail 40" + (backend().isEmpty() ? "" : " " + nginx + backend());
      case SERVICE_OFF, WAITS_FOR_HEALTH, SOCKET_STALE -> "docker compose ps -a" + backend();
      case NO_SHARED_NETWORK, OTHER_NETWORK, ADDRESS_NOBODY, NO_IPV6, OUTSIDE -> networks();
      case STALE_ADDRESS,
          NOT_RESOLVED_YET,
          NO_SUCH_NAME,
          NAME_ON_HOST,
          HOST_GATEWAY,
          RESOLVER_DOWN ->
          inNginx("getent hosts " + host());
      case RESOLVER_CANNOT_KNOW -> inNginx("grep -wF " + host() + " /etc/hosts");
      case NO_RESOLVER, REUSED -> inNginx("nginx -T");
      case HOST_PORT, NOTHING_BEHIND_PORT -> "sudo ss -tlnp 'sport = :" + target.port() + "'";
      case PROTOCOL, TLS_SETTINGS, HEADER -> inNginx("curl -skv --max-time 5 " + Shell.word(url()));
      case SOCKET_MISSING, SOCKET_MODE -> inNginx("ls -l " + socket());
      case FIREWALL -> tcpdump();
      case ALL_DOWN, REFUSED_CONFIG, ASKS_ITSELF, MANY_CONNECTIONS ->
          "docker compose run --rm --no-deps " + nginx + " nginx -T";
      case PORT_TAKEN -> "sudo ss -tlnp 'sport = :" + bindPort() + "'";
      case SCRIPT -> exec(service()) + "ls -l " + script();
      case PORTS_EXHAUSTED -> inNginx("cat /proc/net/sockstat");
      case FILES_LIMIT -> inNginx("sh -c 'ulimit -n'");
    };
  }

  /** What the command's output means, as a sentence. */
  String meaning(Suspect suspect) {
    return switch (suspect) {
      case WRONG_PORT -> "no line with :" + target.port() + hex(":") + " means the port is wrong";
      case BINDS_LOOPBACK ->
          "127.0.0.1:" + target.port() + hex("0100007F:") + " there means it hears only itself";
      case OVERLOADED -> "Recv-Q as high as Send-Q on :" + target.port() + " means a full queue";
      case OTHER_FAMILY -> "0.0.0.0 alone is IPv4 only, [::1] alone IPv6 only";
      case LOOPBACK_ELSEWHERE ->
          "no line with :" + target.port() + hex(":") + " means: not in this container";
      case NOT_LISTENING -> "look for a crash, a stack trace, a restart";
      case START_RACE -> "compare when nginx asked with when the backend said it was ready";
      case STALE_ADDRESS ->
          target.address() == null
              ? "an address other than the one in the log means nginx holds an old one"
              : "anything else than " + target.address() + " means nginx holds an old address";
      case SERVICE_OFF, WAITS_FOR_HEALTH -> "anything but Up explains it";
      case NO_SHARED_NETWORK, OTHER_NETWORK -> "no common name means no way";
      case OUTSIDE -> "only networks that are internal: true means no way out";
      case NO_IPV6 -> "IPv4 addresses alone mean that there is no IPv6";
      case ADDRESS_NOBODY -> "nobody there with this address means a wrong or old one";
      case NO_SUCH_NAME, NAME_ON_HOST, HOST_GATEWAY -> "no output means the name is unknown there";
      case FIREWALL ->
          "a RST back is a refusal; silence, or ICMP prohibited, is a firewall or security group";
      case HOST_PORT -> "no line, or 127.0.0.1 only, means containers cannot reach it";
      case NOTHING_BEHIND_PORT -> "docker-proxy alone accepts and finds nothing behind it";
      case PROTOCOL -> "an answer that is no HTTP, or a TLS error, means another protocol";
      case SOCKET_MISSING -> "no such file means the volume is not shared, or the path is wrong";
      case SOCKET_MODE -> "nginx's user needs to be its owner or in its group";
      case SOCKET_STALE -> "the program that made the socket is not Up, or started anew since then";
      case NO_RESOLVER -> "no line with resolver means that none is set";
      case RESOLVER_DOWN -> "an address means: only the resolver that nginx asks does not answer";
      case RESOLVER_CANNOT_KNOW ->
          "a line means: known to /etc/hosts alone, which nginx never reads";
      case REUSED -> "compare keepalive_timeout there with how long the backend keeps idle ones";
      case REFUSED_CONFIG -> "its last lines say which line nginx refuses";
      case HEADER -> "add up the answer's header lines: cookies are the usual cause";
      case TLS_SETTINGS -> "the handshake's lines say which side refuses, and why";
      case ALL_DOWN -> "look at the servers of the upstream: each is marked down";
      case ASKS_ITSELF -> "follow the pass: does it lead to a port that nginx itself listens on?";
      case MANY_CONNECTIONS -> "compare worker_connections with twice the clients at a time";
      case ANSWERS_COUNT_AS_FAILURES -> "look for the errors it answers with";
      case EARLIER_FAILURES -> "look for what happened just before";
      case PORTS_EXHAUSTED -> "tw in the tens of thousands means all local ports are waiting";
      case FILES_LIMIT -> "two files a proxied request: compare with the clients at a time";
      case NOT_RESOLVED_YET -> "an address means that it has come up since";
      case PORT_TAKEN -> "the process named there has the port";
      case SCRIPT -> "no such file means that root, volume or SCRIPT_FILENAME differ";
      case CLOSES -> "look for what it says when it drops a request";
      case SLOW -> "look for slow queries, a full pool, a lock";
    };
  }

  /** What to do about it at once, and for good. */
  String mend(Suspect suspect) {
    return Remedies.of(suspect, target, group);
  }

  /** After a blank; nothing, which is all services, where none is known. */
  private String backend() {
    return target.service() == null ? "" : " " + Shell.word(target.service());
  }

  private String service() {
    return target.service() == null ? "BACKEND" : Shell.word(target.service());
  }

  private String host() {
    return Shell.word(target.host() == null ? "BACKEND" : target.host());
  }

  private String inside(String tool) {
    return target.kind() == Target.Kind.LOOPBACK ? inNginx(tool) : exec(service()) + tool;
  }

  /** In its own container, or in another one of the service where that does not run. */
  private String inNginx(String tool) {
    boolean down = group.trouble().keepsFromStarting();
    return (down ? "docker compose run --rm --no-deps " + nginx + " " : exec(nginx)) + tool;
  }

  private static String exec(String service) {
    return "docker compose exec " + service + " ";
  }

  /** How the kernel's table writes the port. */
  private String hex(String before) {
    String digits = Integer.toHexString(0x10000 | target.port()).substring(1);
    return " (in /proc/net/tcp: " + before + digits.toUpperCase(Locale.ROOT) + ")";
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
