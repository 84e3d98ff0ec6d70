package no502.log;

import java.util.Locale;

/** What the output of each command tells, as half a sentence. */
final class Meanings {
  private Meanings() {}

  static String of(Suspect suspect, Target target) {
    return switch (suspect) {
      case WRONG_PORT ->
          "no line with :" + target.port() + hex(":", target) + ": the port is wrong";
      case BINDS_LOOPBACK ->
          "127.0.0.1:" + target.port() + hex("0100007F:", target) + ": it hears only itself";
      case OVERLOADED -> "Recv-Q as high as Send-Q on :" + target.port() + ": its queue is full";
      case OTHER_FAMILY -> "0.0.0.0 or 127.0.0.1 alone is IPv4 only, [::1] alone IPv6 only";
      case LOOPBACK_ELSEWHERE ->
          "no line with :" + target.port() + hex(":", target) + ": not in this container";
      case NOT_LISTENING -> "look for a crash, a stack trace, a restart";
      case START_RACE -> "failures that end soon after the backend's start were this";
      case STALE_ADDRESS ->
          target.address() == null
              ? "another address than the one in the log: nginx holds an old one"
              : "no line with " + target.address() + ": nginx holds an old address";
      case SERVICE_OFF, WAITS_FOR_HEALTH -> "anything but Up explains it";
      case NO_SHARED_NETWORK, OTHER_NETWORK -> "no network in common: no way";
      case OUTSIDE -> "true for each of its networks: no way out";
      case NO_IPV6 -> "no line: no IPv6 at all; lo alone: only ::1";
      case ADDRESS_NOBODY -> "nobody there with this address: it is wrong or old";
      case NO_SUCH_NAME, NAME_ON_HOST, HOST_GATEWAY -> "no output: the name is unknown there";
      case FIREWALL -> "a RST back is a refusal; silence or ICMP prohibited is a firewall";
      case HOST_PORT -> hostPort(target);
      case NOTHING_BEHIND_PORT ->
          target.service() == null
              ? "the container that publishes it; look there for who listens"
              : "no line with the right side of ports:, or 127.0.0.1 only: nothing behind it";
      case PROTOCOL -> protocol(target);
      default -> rest(suspect, target);
    };
  }

  private static String rest(Suspect suspect, Target target) {
    return switch (suspect) {
      case SOCKET_MISSING -> "no such file: the volume is not shared, or the path is wrong";
      case SOCKET_MODE -> "nginx's worker user must own it or be in its group, which may write";
      case SOCKET_STALE -> "what made the socket is not Up, or has started anew since";
      case NO_RESOLVER -> "no line: none is set";
      case RESOLVER_DOWN -> "an address: only the resolver that nginx asks does not answer";
      case RESOLVER_CANNOT_KNOW -> "a line: known to /etc/hosts alone, which nginx never asks";
      case REUSED ->
          "60s where the upstream block has none; the backend must keep idle ones longer";
      case IDLE_WEBSOCKET -> "60s where no line is; the application must send more often";
      case REFUSED_CONFIG -> "its last lines say which line nginx refuses";
      case HEADER ->
          target.speaksHttp()
              ? "add these lines up: cookies are the usual cause; 4k or 8k is the limit"
              : "4k or 8k where no line is; cookies of the answer are the usual cause";
      case TLS_SETTINGS -> "the handshake's lines say which side refuses, and why";
      case ALL_DOWN -> "each server of the upstream is marked down";
      case ASKS_ITSELF -> "follow the pass: does it lead to a port that nginx itself listens on?";
      case MANY_CONNECTIONS -> "512 where no line is; a proxied client takes two";
      case ANSWERS_COUNT_AS_FAILURES -> "look for the errors it answers with";
      case EARLIER_FAILURES -> "look for what happened just before";
      case AUTH_ANSWERS -> "look for what it answered, and why";
      case PORTS_EXHAUSTED -> "tw in the tens of thousands: all local ports are waiting";
      case FILES_LIMIT -> "a proxied request takes two; compare with the clients at a time";
      case NOT_RESOLVED_YET -> "an address: it has come up since";
      case PORT_TAKEN -> "whoever shows there on that port has it";
      case PORT_FORBIDDEN -> "a user other than 0 may only take ports from the second number up";
      case LISTEN_ADDRESS -> "only what stands there can be listened on";
      case SCRIPT -> "no such file: root, volume or SCRIPT_FILENAME differ";
      case BAD_TARGET -> "find what sets the variable: http:// and a host, or a host and a port";
      case TEMPORARY_FILES -> "the user named there must be nginx's worker user";
      case DISK_FULL -> "100 % in use is a full disk";
      case CLOSES -> "look for what it says when it drops a request";
      case SLOW -> "look for slow queries, a full pool, a lock";
      default -> "";
    };
  }

  private static String hostPort(Target target) {
    return target.scene().onHost()
        ? "no line: nobody listens there"
        : "no line, or 127.0.0.1 only: containers cannot reach it";
  }

  private static String protocol(Target target) {
    return switch (target.scheme()) {
      case "https", "grpcs" -> "a TLS error at once: it speaks no TLS";
      case "http" -> "no answer, or one that is no HTTP: it speaks something else";
      default -> "an answer in HTTP: it does not speak " + spoken(target.scheme());
    };
  }

  private static String spoken(String scheme) {
    return scheme.isEmpty() ? "what nginx hands it" : scheme;
  }

  /** How the kernel's table writes the port. */
  private static String hex(String before, Target target) {
    String digits = Integer.toHexString(0x10000 | target.port()).substring(1);
    return " (in /proc/net/tcp: " + before + digits.toUpperCase(Locale.ROOT) + ")";
  }
}
