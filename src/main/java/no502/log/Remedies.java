package no502.log;

import no502.text.Seq;

/** What mends each cause: now, and for good. Never a wider door than was open before. */
final class Remedies {
  private Remedies() {}

  static String of(Suspect suspect, Target target, LogGroup group) {
    String name = target.name();
    String nginx = target.nginxName();
    String port = target.port() > 0 ? String.valueOf(target.port()) : "the port";
    return switch (suspect) {
      case WRONG_PORT ->
          "Ask "
              + name
              + " on the port it listens on inside its container, not on the left side of"
              + " ports:.";
      case LOOPBACK_ELSEWHERE ->
          "Write "
              + or(target.scene().meant(), "the backend's service name")
              + " instead of "
              + or(target.host(), "localhost")
              + ".";
      case OTHER_FAMILY -> otherFamily(target);
      case BINDS_LOOPBACK ->
          "Let "
              + name
              + " listen on 0.0.0.0 inside its container; nothing more has to be"
              + " published for that.";
      case NOT_LISTENING ->
          target.silent()
              ? "Let " + name + " start a program that listens on port " + target.port() + "."
              : start(target, " --force-recreate") + ", then mend what its log says.";
      case START_RACE ->
          "It passes by itself once "
              + or(target.service(), "the backend")
              + " is up. For good: a health check on "
              + or(target.service(), "it")
              + ", and on "
              + nginx
              + " depends_on "
              + or(target.service(), "it")
              + " with condition: service_healthy.";
      case STALE_ADDRESS ->
          "Run `docker compose exec "
              + Shell.word(nginx)
              + " nginx -s reload` now. For good: resolver"
              + " 127.0.0.11 valid=10s and the name in a variable.";
      case NO_SHARED_NETWORK, OTHER_NETWORK -> sameNetwork(target);
      case NO_SUCH_NAME -> noSuchName(target);
      case SERVICE_OFF -> serviceOff(target, group);
      case NAME_ON_HOST -> "Take nginx out of host mode, or ask a published port on 127.0.0.1.";
      case HOST_GATEWAY ->
          "Add extra_hosts: [\"host.docker.internal:host-gateway\"] to " + nginx + ".";
      case HOST_PORT ->
          target.scene().onHost()
              ? "Publish it to the host alone: ports: [\"127.0.0.1:" + port + ":…\"]."
              : "Ask the service by its name on a shared network, not through the host.";
      case NOTHING_BEHIND_PORT ->
          target.silent()
              ? "Let "
                  + name
                  + " start a program that listens on 0.0.0.0 inside its container, on the right side of ports:."
              : "Point the right side of ports: at the port the program listens on, and let it listen on"
                  + " 0.0.0.0 inside its container.";
      case PROTOCOL -> "Use the pass and the scheme that " + name + " speaks.";
      case SOCKET_MISSING -> "Share the socket's folder as a volume between both containers.";
      case SOCKET_MODE ->
          target.scheme().equals("fastcgi")
              ? "Give the socket to nginx's group: listen.group and listen.mode = 0660 in php-fpm."
              : "Let the backend create the socket with mode 660 and nginx's group.";
      case SOCKET_STALE -> "Restart the program that owns the socket.";
      case NO_RESOLVER ->
          "Add resolver 127.0.0.11 valid=10s; or write the name without a variable and resolve.";
      case RESOLVER_CANNOT_KNOW ->
          "Use resolver 127.0.0.11 inside Docker's networks; names of /etc/hosts need a literal"
              + " proxy_pass.";
      case RESOLVER_DOWN ->
          target.scene().onHost()
              ? "Take nginx out of host mode, where 127.0.0.11 does not exist; or ask published"
                  + " ports on 127.0.0.1, without a name."
              : "Use the resolver that answers from this container: 127.0.0.11.";
      case ADDRESS_NOBODY -> "Write the service's name instead of the address.";
      default -> rest(suspect, target, name);
    };
  }

  private static String rest(Suspect suspect, Target target, String name) {
    return switch (suspect) {
      case FIREWALL ->
          "Allow this one port from nginx's network in the firewall or security group.";
      case OUTSIDE -> "Put nginx on a network that is not internal: true as well.";
      case NO_IPV6 -> "Write the IPv4 address, 127.0.0.1 instead of [::1].";
      case ALL_DOWN -> "Take down off one server of the upstream.";
      case ANSWERS_COUNT_AS_FAILURES ->
          "Mend the backends' errors; take http_50x out of the next_upstream line if their answer"
              + " should reach the client.";
      case EARLIER_FAILURES -> "Look at the lines before these: the first failures say why.";
      case NOT_RESOLVED_YET ->
          "It passes once the resolver has answered; start " + name + " first.";
      case ASKS_ITSELF -> "Let the pass lead to the backend, not back to nginx's own port.";
      case PORT_TAKEN -> "Stop the other program, or give one of them another port.";
      case WAITS_FOR_HEALTH ->
          "Give " + name + " a health check, or wait for service_started only.";
      case REFUSED_CONFIG -> "Mend the line, and try with nginx -t before the next start.";
      case BAD_TARGET -> "Let the variable hold a whole address: for proxy_pass with http://.";
      case PORT_FORBIDDEN -> "Let nginx listen on a port from 1024 up, and publish that one.";
      case LISTEN_ADDRESS -> "Write the port alone in the listen line, without an address.";
      case AUTH_ANSWERS -> "Let the auth service answer 2xx, 401 or 403, and nothing else.";
      case TEMPORARY_FILES -> "Give that folder to nginx's worker user, and reload nginx.";
      case DISK_FULL -> "Make room: old logs and images first (docker system df).";
      case IDLE_WEBSOCKET ->
          "Let the application send a ping more often than every 60 s, or raise proxy_read_timeout"
              + " for this location alone.";
      case SLOW -> "Mend what is slow; a longer timeout only lets the clients wait longer.";
      case CLOSES -> "Mend what its log says at that moment: memory limit, worker timeout, crash.";
      case REUSED ->
          "Let "
              + name
              + " keep idle connections longer than nginx does (60s), or set keepalive_timeout in the"
              + " upstream block below its own.";
      case HEADER -> buffers(target.directive());
      case SCRIPT ->
          "Mount the code under the same path in both containers, or set SCRIPT_FILENAME to the"
              + " path php-fpm sees.";
      case OVERLOADED -> "Give " + name + " more workers or a longer backlog.";
      case TLS_SETTINGS ->
          "Set "
              + target.directive()
              + "_ssl_server_name on and "
              + target.directive()
              + "_ssl_name to the name in its certificate.";
      case PORTS_EXHAUSTED ->
          "Keep connections open: keepalive 32; in the upstream block, with"
              + " proxy_http_version 1.1; and proxy_set_header Connection \"\";.";
      case FILES_LIMIT -> "Raise worker_rlimit_nofile above twice worker_connections.";
      default -> "Raise worker_connections.";
    };
  }

  /** The command where there is a service to name. */
  private static String start(Target target, String option) {
    return target.service() == null
        ? "Start what is behind " + target.name() + " again"
        : "Run `docker compose up -d" + option + " " + Shell.word(target.service()) + "`";
  }

  private static String serviceOff(Target target, LogGroup group) {
    boolean down = group.keepsFromStarting() && target.service() != null;
    return down
        ? "Run `docker compose up -d "
            + Shell.word(target.service())
            + " "
            + Shell.word(target.nginxName())
            + "`."
        : start(target, "") + ", then reload nginx.";
  }

  private static String sameNetwork(Target target) {
    String nginx = target.nginxName();
    if (target.backend().onHost()) {
      return "Take "
          + target.name()
          + " out of host mode, put it and "
          + nginx
          + " on one network, and ask by service name.";
    }
    return target.service() == null
        ? "Put " + nginx + " on the network of that address, and ask by service name."
        : "Put " + nginx + " and " + target.name() + " on one network, and ask by service name.";
  }

  private static String noSuchName(Target target) {
    boolean shares =
        Seq.of(target.scene().companions()).anyMatch(c -> c.name().equals(target.host()));
    return shares
        ? "Write 127.0.0.1: " + target.host() + " shares nginx's own network and has no other name."
        : "Write a name that a service has, or start the service that is meant.";
  }

  /** With the family that nginx asked in, which is the one that nobody hears. */
  private static String otherFamily(Target target) {
    boolean ipv6 = target.address() == null || target.address().startsWith("[");
    boolean localhost = "localhost".equals(target.host());
    if (localhost) {
      return ipv6
          ? "Write 127.0.0.1 instead of localhost, or let the backend listen on [::] as well."
          : "Write [::1] instead of localhost, or let the backend listen on 127.0.0.1 as well.";
    }
    return "Let " + target.name() + " listen on " + (ipv6 ? "[::]" : "0.0.0.0") + " as well.";
  }

  /** A larger first buffer alone is refused by nginx: the others have to grow with it. */
  private static String buffers(String family) {
    boolean one = family.equals("grpc") || family.equals("memcached");
    String size = "Set " + family + "_buffer_size 16k;";
    return (one ? size : size + " and " + family + "_buffers 8 16k;") + " in that location.";
  }

  private static String or(String text, String other) {
    return text == null ? other : text;
  }
}
