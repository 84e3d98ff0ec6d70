package no502.log;

import java.util.ArrayList;
import java.util.List;
import no502.nginx.Block;
import no502.nginx.Directive;
import no502.nginx.Word;
import no502.text.Seq;
import no502.topology.Nginx;

/**
 * The causes that can be behind a symptom, the most frequent first, without those that the files
 * rule out. The order is that of what breaks in the wild.
 */
final class Ranking {
  private static final int SOON = 30;
  private static final int FORBIDDEN = 13;
  private static final int NO_ADDRESS = 99;
  private static final int DISK_FULL = 28;

  private final LogGroup group;
  private final Target target;

  private Ranking(LogGroup group, Target target) {
    this.group = group;
    this.target = target;
  }

  static List<Suspect> of(LogGroup group, Target target) {
    Ranking ranking = new Ranking(group, target);
    return ranking.sifted(ranking.all());
  }

  private List<Suspect> all() {
    return switch (group.trouble()) {
      case CONNECT -> connect();
      case TIMED_OUT -> timedOut();
      case CLOSED, RESET -> group.phase() == Phase.READING_ON ? cutOff() : ended();
      case TLS -> tls();
      case BAD_ANSWER -> List.of(Suspect.PROTOCOL, Suspect.CLOSES);
      case NO_LIVE -> noneAlive();
      case HOST_NOT_FOUND -> notFound();
      case NOT_RESOLVED -> notResolved();
      case RESOLVER -> List.of(Suspect.RESOLVER_DOWN, Suspect.RESOLVER_CANNOT_KNOW);
      case NO_RESOLVER -> List.of(Suspect.NO_RESOLVER);
      case TOO_BIG_HEADER -> List.of(Suspect.HEADER);
      case SCRIPT_UNKNOWN -> List.of(Suspect.SCRIPT);
      case BIND -> bind();
      case BAD_TARGET -> List.of(Suspect.BAD_TARGET);
      case TEMPORARY_FILE ->
          List.of(group.code() == DISK_FULL ? Suspect.DISK_FULL : Suspect.TEMPORARY_FILES);
      case AUTH_REQUEST -> auth();
      case NO_CONNECTIONS -> List.of(Suspect.ASKS_ITSELF, Suspect.MANY_CONNECTIONS, Suspect.SLOW);
      case NO_FILES -> List.of(Suspect.FILES_LIMIT);
      case CONFIG -> List.of(Suspect.REFUSED_CONFIG);
      default -> List.of(Suspect.NOT_LISTENING, Suspect.CLOSES);
    };
  }

  private List<Suspect> connect() {
    return switch (group.code()) {
      case 111 -> refused();
      case 113 ->
          target.kind() == Target.Kind.HOST
              ? List.of(Suspect.FIREWALL, Suspect.ADDRESS_NOBODY)
              : target.writtenAsAddress()
                  ? List.of(Suspect.ADDRESS_NOBODY, Suspect.FIREWALL, Suspect.SERVICE_OFF)
                  : List.of(Suspect.STALE_ADDRESS, Suspect.SERVICE_OFF, Suspect.FIREWALL);
      case 101 ->
          isIpv6()
              ? List.of(Suspect.NO_IPV6, Suspect.OUTSIDE, Suspect.OTHER_NETWORK)
              : List.of(Suspect.OUTSIDE, Suspect.OTHER_NETWORK);
      case 99 ->
          isIpv6()
              ? List.of(Suspect.NO_IPV6, Suspect.PORTS_EXHAUSTED)
              : List.of(Suspect.PORTS_EXHAUSTED);
      case 97 -> List.of(Suspect.NO_IPV6);
      case 2 -> List.of(Suspect.SOCKET_MISSING, Suspect.NOT_LISTENING, Suspect.START_RACE);
      case 13 -> List.of(Suspect.SOCKET_MODE);
      case 11 -> List.of(Suspect.OVERLOADED, Suspect.NOT_LISTENING);
      case 110 -> noAnswer();
      default -> List.of(Suspect.NOT_LISTENING, Suspect.FIREWALL);
    };
  }

  private boolean isIpv6() {
    return target.address() != null && target.address().startsWith("[");
  }

  private List<Suspect> refused() {
    boolean early = group.sinceStart() >= 0 && group.sinceStart() <= SOON;
    if (target.silent()) {
      return List.of(Suspect.NOT_LISTENING, Suspect.WRONG_PORT);
    }
    Suspect first = early ? Suspect.START_RACE : Suspect.NOT_LISTENING;
    Suspect second = early ? Suspect.NOT_LISTENING : Suspect.START_RACE;
    return switch (target.kind()) {
      case SOCKET -> List.of(Suspect.SOCKET_STALE, Suspect.NOT_LISTENING, Suspect.START_RACE);
      case LOOPBACK ->
          target.scene().onHost()
              ? List.of(Suspect.HOST_PORT, first, second, Suspect.OTHER_FAMILY)
              : target.reaches()
                  ? List.of(first, second, Suspect.OTHER_FAMILY)
                  : List.of(Suspect.LOOPBACK_ELSEWHERE, first, second, Suspect.OTHER_FAMILY);
      case HOST -> List.of(Suspect.HOST_PORT, Suspect.NOT_LISTENING, Suspect.FIREWALL);
      default ->
          target.reaches()
              ? List.of(
                  first,
                  second,
                  Suspect.STALE_ADDRESS,
                  Suspect.WRONG_PORT,
                  Suspect.BINDS_LOOPBACK,
                  Suspect.OTHER_FAMILY)
              : List.of(
                  Suspect.WRONG_PORT,
                  first,
                  Suspect.BINDS_LOOPBACK,
                  second,
                  Suspect.STALE_ADDRESS,
                  Suspect.OTHER_FAMILY);
    };
  }

  private List<Suspect> noAnswer() {
    if (target.kind() == Target.Kind.HOST) {
      return List.of(Suspect.FIREWALL, Suspect.HOST_PORT, Suspect.OVERLOADED);
    }
    return target.writtenAsAddress()
        ? List.of(
            Suspect.OTHER_NETWORK, Suspect.FIREWALL, Suspect.ADDRESS_NOBODY, Suspect.OVERLOADED)
        : List.of(Suspect.STALE_ADDRESS, Suspect.SERVICE_OFF, Suspect.FIREWALL, Suspect.OVERLOADED);
  }

  private List<Suspect> timedOut() {
    return switch (group.phase()) {
      case CONNECTING -> noAnswer();
      case HANDSHAKING -> List.of(Suspect.PROTOCOL, Suspect.OVERLOADED);
      case READING_ON -> List.of(Suspect.SLOW, Suspect.OVERLOADED);
      case PROXYING -> List.of(Suspect.IDLE_WEBSOCKET, Suspect.SLOW);
      default -> List.of(Suspect.SLOW, Suspect.PROTOCOL, Suspect.OVERLOADED);
    };
  }

  /** The other side has spoken TLS, or has not: its own words tell which. */
  private List<Suspect> tls() {
    boolean handshake = group.phase() == Phase.HANDSHAKING && !speaksTls();
    return handshake
        ? List.of(Suspect.PROTOCOL, Suspect.TLS_SETTINGS, Suspect.CLOSES)
        : List.of(Suspect.TLS_SETTINGS, Suspect.CLOSES, Suspect.PROTOCOL);
  }

  /** It sent a certificate or an alert, which only a TLS server does. */
  private boolean speaksTls() {
    String said = group.sample() == null ? "" : group.sample();
    return said.contains("certificate") || said.contains("alert");
  }

  private List<Suspect> bind() {
    return switch (group.code()) {
      case FORBIDDEN -> List.of(Suspect.PORT_FORBIDDEN);
      case NO_ADDRESS -> List.of(Suspect.LISTEN_ADDRESS);
      default -> List.of(Suspect.PORT_TAKEN);
    };
  }

  /** A 502 or 504 is nginx's own answer, when it could not ask; all else is the service's. */
  private List<Suspect> auth() {
    boolean own = group.code() == 502 || group.code() == 504;
    return own
        ? List.of(Suspect.NOT_LISTENING, Suspect.CLOSES, Suspect.AUTH_ANSWERS)
        : List.of(Suspect.AUTH_ANSWERS);
  }

  private static List<Suspect> cutOff() {
    return List.of(Suspect.CLOSES);
  }

  private List<Suspect> ended() {
    boolean throughHost =
        target.kind() == Target.Kind.HOST || target.kind() == Target.Kind.LOOPBACK;
    if (throughHost && group.trouble() == Trouble.RESET || target.kind() == Target.Kind.HOST) {
      boolean early = target.reaches() && group.sinceStart() >= 0 && group.sinceStart() <= SOON;
      return early
          ? List.of(Suspect.START_RACE, Suspect.NOTHING_BEHIND_PORT, Suspect.CLOSES)
          : List.of(Suspect.NOTHING_BEHIND_PORT, Suspect.CLOSES, Suspect.START_RACE);
    }
    return keepsConnections()
        ? List.of(Suspect.REUSED, Suspect.CLOSES, Suspect.PROTOCOL)
        : List.of(Suspect.CLOSES, Suspect.PROTOCOL, Suspect.REUSED);
  }

  /** Written, or the default of an upstream block since 1.29.7. */
  private boolean keepsConnections() {
    Block upstream = target.route() == null ? null : target.route().upstream();
    if (upstream == null) {
      return false;
    }
    if (!upstream.own("keepalive").isEmpty()) {
      return true;
    }
    Nginx.Version version = target.route().nginx().version();
    return version != null && version.atLeast(1, 29, 7);
  }

  private List<Suspect> noneAlive() {
    List<Suspect> suspects = new ArrayList<>();
    if (target.route() != null && Seq.of(target.route().servers()).anyMatch(s -> s.resolve())) {
      suspects.add(Suspect.NOT_RESOLVED_YET);
    }
    if (countsAnswers()) {
      suspects.add(Suspect.ANSWERS_COUNT_AS_FAILURES);
    }
    suspects.add(Suspect.EARLIER_FAILURES);
    suspects.add(Suspect.ALL_DOWN);
    return suspects;
  }

  /** {@code proxy_next_upstream http_503} and its like. */
  private boolean countsAnswers() {
    if (target.route() == null) {
      return false;
    }
    String pass = target.route().pass().name().value();
    String directive = pass.substring(0, pass.indexOf("_pass")) + "_next_upstream";
    for (Directive line : target.route().context().inherited(directive)) {
      for (Word word : line.args()) {
        if (word.value().startsWith("http_")) {
          return true;
        }
      }
    }
    return false;
  }

  private List<Suspect> notFound() {
    return target.service() != null || target.reaches()
        ? List.of(Suspect.SERVICE_OFF, Suspect.START_RACE, Suspect.NO_SHARED_NETWORK)
        : List.of(Suspect.NO_SUCH_NAME, Suspect.SERVICE_OFF, Suspect.NO_SHARED_NETWORK);
  }

  private List<Suspect> notResolved() {
    if (group.code() != 3) {
      return List.of(Suspect.RESOLVER_DOWN, Suspect.NO_SUCH_NAME, Suspect.RESOLVER_CANNOT_KNOW);
    }
    return target.service() != null || target.reaches()
        ? List.of(Suspect.SERVICE_OFF, Suspect.START_RACE, Suspect.NO_SHARED_NETWORK)
        : List.of(Suspect.NO_SUCH_NAME, Suspect.SERVICE_OFF, Suspect.RESOLVER_CANNOT_KNOW);
  }

  /** Without what the files prove to be otherwise; never empty. */
  private List<Suspect> sifted(List<Suspect> all) {
    List<Suspect> left = new ArrayList<>();
    for (Suspect suspect : all) {
      if (!ruledOut(suspect) && !left.contains(suspect)) {
        left.add(suspect);
      }
    }
    return left.isEmpty() ? all : left;
  }

  private boolean ruledOut(Suspect suspect) {
    return switch (suspect) {
      case WRONG_PORT, BINDS_LOOPBACK, PROTOCOL, OTHER_FAMILY, OTHER_NETWORK, LOOPBACK_ELSEWHERE ->
          target.proven();
      case NO_SHARED_NETWORK, NO_SUCH_NAME -> target.reaches();
      case START_RACE -> target.backend().ordered();
      case STALE_ADDRESS -> target.writtenAsAddress() || target.backend().fixed();
      default -> false;
    };
  }
}
