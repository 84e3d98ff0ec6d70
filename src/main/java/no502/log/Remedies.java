package no502.log;

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
          "Write the service's name instead of "
              + or(target.host(), "localhost")
              + ", for instance http://app:"
              + port
              + ".";
      case OTHER_FAMILY ->
          "Write 127.0.0.1 instead of localhost, or let the backend listen on [::] as well.";
      case BINDS_LOOPBACK ->
          "Let "
              + name
              + " listen on 0.0.0.0 inside its container; nothing more has to be"
              + " published for that.";
      case NOT_LISTENING -> start(target, " --force-recreate") + ", then mend what its log says.";
      case START_RACE ->
          "It passes by itself once "
              + name
              + " is up. For good: a health check on "
              + name
              + " and depends_on with condition: service_healthy on "
              + nginx
              + ".";
      case STALE_ADDRESS ->
          "Run `docker compose exec "
              + Shell.word(nginx)
              + " nginx -s reload` now. For good: resolver"
              + " 127.0.0.11 valid=10s and the name in a variable.";
      case NO_SHARED_NETWORK, OTHER_NETWORK ->
          "Put " + nginx + " and " + name + " on one network, and ask by service name.";
      case NO_SUCH_NAME -> "Write a name that a service has, or start the service that is meant.";
      case SERVICE_OFF -> start(target, "") + ", then reload nginx.";
      case NAME_ON_HOST -> "Take nginx out of host mode, or ask a published port on 127.0.0.1.";
      case HOST_GATEWAY ->
          "Add extra_hosts: [\"host.docker.internal:host-gateway\"] to " + nginx + ".";
      case HOST_PORT ->
          "Ask the service by its name on a shared network instead of going through the host.";
      case NOTHING_BEHIND_PORT ->
          "Point the right side of ports: at the port the program listens on, and let it listen on"
              + " 0.0.0.0 inside its container.";
      case PROTOCOL -> "Use the pass and the scheme that " + name + " speaks.";
      case SOCKET_MISSING -> "Share the socket's folder as a volume between both containers.";
      case SOCKET_MODE ->
          "Give the socket to nginx's group: listen.group and listen.mode = 0660 in php-fpm.";
      case SOCKET_STALE -> "Restart the program that owns the socket.";
      case NO_RESOLVER ->
          "Add resolver 127.0.0.11 valid=10s; or write the name without a variable.";
      case RESOLVER_CANNOT_KNOW ->
          "Use resolver 127.0.0.11 inside Docker's networks; names of /etc/hosts need a literal"
              + " proxy_pass.";
      case RESOLVER_DOWN -> "Use a resolver that answers from this container: 127.0.0.11.";
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
      case SLOW -> "Mend what is slow; a longer timeout only lets the clients wait longer.";
      case CLOSES -> "Mend what its log says at that moment: memory limit, worker timeout, crash.";
      case REUSED ->
          "Let " + name + " keep idle connections longer than nginx's keepalive_timeout (60s).";
      case HEADER -> "Raise " + buffer(target) + ", for instance to 16k.";
      case SCRIPT ->
          "Mount the code under the same path in both containers, or set SCRIPT_FILENAME to the"
              + " path php-fpm sees.";
      case OVERLOADED -> "Give " + name + " more workers or a longer backlog.";
      case TLS_SETTINGS -> "Set proxy_ssl_server_name on and proxy_ssl_name to what it expects.";
      case PORTS_EXHAUSTED -> "Keep connections open: keepalive in the upstream block.";
      case FILES_LIMIT -> "Raise worker_rlimit_nofile.";
      default -> "Raise worker_connections.";
    };
  }

  /** The command where there is a service to name. */
  private static String start(Target target, String option) {
    return target.service() == null
        ? "Start what is behind " + target.name() + " again"
        : "Run `docker compose up -d" + option + " " + Shell.word(target.service()) + "`";
  }

  private static String buffer(Target target) {
    return target.scheme().equals("fastcgi") ? "fastcgi_buffer_size" : "proxy_buffer_size";
  }

  private static String or(String text, String other) {
    return text == null ? other : text;
  }
}
