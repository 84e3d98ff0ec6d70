package no502.log;

/** For each suspect the one command that decides, filled in, and what mends it. */
final class Advice {
  /** Few images have ss; the kernel's own table is always there. */
  private static final String LISTENING =
      "sh -c 'ss -tln 2>/dev/null || netstat -tln 2>/dev/null || cat /proc/net/tcp /proc/net/tcp6'";

  private static final String ADDRESSES =
      "docker inspect --format '{{.Name}} {{range $n, $e := .NetworkSettings.Networks}}"
          + "{{$n}}={{$e.IPAddress}} {{end}}' $(docker compose ps -aq)";
  private static final String STARTS =
      "docker inspect --format '{{.Name}} {{.State.StartedAt}}' $(docker compose ps -aq)";
  private static final String INTERNAL =
      "docker network inspect --format '{{.Name}} {{.Internal}}' $(docker inspect --format"
          + " '{{range .NetworkSettings.Networks}}{{.NetworkID}} {{end}}' $(docker compose ps -aq ";

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
      case NOT_LISTENING, CLOSES, SLOW, ANSWERS_COUNT_AS_FAILURES, EARLIER_FAILURES, AUTH_ANSWERS ->
          "docker compose logs -t --tail 200" + backend();
      case START_RACE -> STARTS;
      case SERVICE_OFF, WAITS_FOR_HEALTH, SOCKET_STALE -> "docker compose ps -a" + backend();
      case NO_SHARED_NETWORK, OTHER_NETWORK, ADDRESS_NOBODY, LISTEN_ADDRESS -> ADDRESSES;
      case OUTSIDE -> INTERNAL + nginx + "))";
      case NO_IPV6 -> inNginx("cat /proc/net/if_inet6");
      case STALE_ADDRESS,
          NOT_RESOLVED_YET,
          NO_SUCH_NAME,
          NAME_ON_HOST,
          HOST_GATEWAY,
          RESOLVER_DOWN ->
          inNginx("getent hosts " + host());
      case RESOLVER_CANNOT_KNOW -> inNginx("grep -wF " + host() + " /etc/hosts");
      case HOST_PORT -> onHost(target.port());
      case NOTHING_BEHIND_PORT -> behindPort();
      case PROTOCOL, TLS_SETTINGS -> inNginx("curl -skv --max-time 5 " + url("/"));
      case HEADER -> header();
      case SOCKET_MISSING, SOCKET_MODE -> inNginx("ls -l " + socket());
      case FIREWALL -> tcpdump();
      case PORT_TAKEN -> portTaken();
      case SCRIPT -> exec(service()) + "ls -l " + script();
      default -> ofNginx(suspect);
    };
  }

  /** What nginx's own container tells. */
  private String ofNginx(Suspect suspect) {
    return switch (suspect) {
      case NO_RESOLVER -> configured("resolver ");
      case REUSED -> configured("keepalive_timeout");
      case IDLE_WEBSOCKET -> configured("proxy_read_timeout");
      case MANY_CONNECTIONS -> configured("worker_connections");
      case ALL_DOWN, ASKS_ITSELF, BAD_TARGET -> inNginx("nginx -T");
      case REFUSED_CONFIG -> inNginx("nginx -t");
      case PORTS_EXHAUSTED -> inNginx("cat /proc/net/sockstat");
      case FILES_LIMIT -> inNginx("grep 'open files' /proc/1/limits");
      case PORT_FORBIDDEN ->
          inNginx("sh -c 'id -u; cat /proc/sys/net/ipv4/ip_unprivileged_port_start'");
      case TEMPORARY_FILES -> inNginx("ls -ld " + folder());
      case DISK_FULL -> inNginx("df " + folder());
      default -> inNginx("nginx -T");
    };
  }

  /** What its output tells, as half a sentence. */
  String meaning(Suspect suspect) {
    return Meanings.of(suspect, target);
  }

  /** What to do about it at once, and for good. */
  String mend(Suspect suspect) {
    return Remedies.of(suspect, target, group);
  }

  /** After a blank; nothing, which is all services, where none is known. */
  private String backend() {
    StringBuilder names = new StringBuilder();
    if (target.service() != null) {
      names.append(' ').append(Shell.word(target.service()));
      target.backend().others().forEach(one -> names.append(' ').append(Shell.word(one)));
    }
    return names.toString();
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
    boolean down = group.keepsFromStarting();
    return (down ? "docker compose run --rm --no-deps " + nginx + " " : exec(nginx)) + tool;
  }

  private static String exec(String service) {
    return "docker compose exec " + service + " ";
  }

  private String configured(String directive) {
    return inNginx("nginx -T") + " 2>&1 | grep -n '" + directive + "'";
  }

  private static String onHost(int port) {
    return "sudo ss -tlnp 'sport = :" + port + "'";
  }

  /** docker-proxy accepts whatever is behind it: only the container itself can tell. */
  private String behindPort() {
    return target.service() == null
        ? "docker ps --filter publish=" + target.port()
        : exec(service()) + LISTENING;
  }

  /** In the network namespace that nginx wants the port in. */
  private String portTaken() {
    boolean shared = !target.scene().onHost() && !target.scene().companions().isEmpty();
    return shared
        ? exec(Shell.word(target.scene().companions().get(0).name())) + LISTENING
        : onHost(bindPort());
  }

  private int bindPort() {
    UpstreamAddress bind = UpstreamAddress.of(group.subject());
    return bind == null || bind.port() == 0 ? 80 : bind.port();
  }

  private String tcpdump() {
    String host =
        target.address() == null ? "" : " and host " + Shell.word(plain(target.address()));
    return "sudo tcpdump -ni any tcp port " + target.port() + host;
  }

  private static String plain(String address) {
    return address.startsWith("[") ? address.substring(1, address.length() - 1) : address;
  }

  /** The header as nginx gets it; curl speaks nothing but HTTP. */
  private String header() {
    String path = group.path() == null || group.path().contains(Mask.HIDDEN) ? "/" : group.path();
    return target.speaksHttp()
        ? inNginx("curl -sk --max-time 5 -o /dev/null -D - " + url(path))
        : configured(target.directive() + "_buffer");
  }

  private String url(String path) {
    if (target.socket() != null) {
      return "--unix-socket " + socket() + " " + Shell.word("http://localhost" + path);
    }
    boolean tls = target.scheme().equals("https") || target.scheme().equals("grpcs");
    String host = target.host() == null ? "BACKEND" : target.host();
    return Shell.word((tls ? "https://" : "http://") + host + ":" + target.port() + path);
  }

  private String socket() {
    return Shell.word(target.socket() == null ? "/run" : target.socket());
  }

  private String folder() {
    String file = group.subject();
    int slash = file == null ? -1 : file.lastIndexOf('/');
    return slash < 1 ? "/var/cache/nginx" : Shell.word(file.substring(0, slash));
  }

  private String script() {
    return Shell.word(ScriptPath.of(target.route(), group.path()));
  }
}
