package no502.log;

import static java.util.Map.entry;

import java.util.Map;
import no502.verdict.Cause;
import no502.verdict.Symptom;
import no502.verdict.Verdict;

/** Sets what the files prove beside what the log says. */
final class FileCause {
  /** What each proven cause is called here. */
  static final Map<Class<? extends Cause>, Suspect> SUSPECTS =
      Map.ofEntries(
          entry(Cause.LoopbackWithoutListener.class, Suspect.LOOPBACK_ELSEWHERE),
          entry(Cause.ContainerNameOnHost.class, Suspect.NAME_ON_HOST),
          entry(Cause.NoSuchName.class, Suspect.NO_SUCH_NAME),
          entry(Cause.NoSharedNetwork.class, Suspect.NO_SHARED_NETWORK),
          entry(Cause.WrongPort.class, Suspect.WRONG_PORT),
          entry(Cause.BindsLoopback.class, Suspect.BINDS_LOOPBACK),
          entry(Cause.HostGatewayMissing.class, Suspect.HOST_GATEWAY),
          entry(Cause.HostPortUnreachable.class, Suspect.HOST_PORT),
          entry(Cause.SocketUnreachable.class, Suspect.SOCKET_MISSING),
          entry(Cause.SpeaksOther.class, Suspect.PROTOCOL),
          entry(Cause.Inactive.class, Suspect.SERVICE_OFF),
          entry(Cause.NoResolver.class, Suspect.NO_RESOLVER),
          entry(Cause.ResolverCannotKnow.class, Suspect.RESOLVER_CANNOT_KNOW),
          entry(Cause.Ipv6Unreachable.class, Suspect.NO_IPV6),
          entry(Cause.AddressUnreachable.class, Suspect.ADDRESS_NOBODY),
          entry(Cause.StartOrder.class, Suspect.START_RACE),
          entry(Cause.ConfigurationRefused.class, Suspect.REFUSED_CONFIG),
          entry(Cause.NothingBehindPublishedPort.class, Suspect.NOTHING_BEHIND_PORT),
          entry(Cause.OtherFamily.class, Suspect.OTHER_FAMILY),
          entry(Cause.AllDown.class, Suspect.ALL_DOWN),
          entry(Cause.AsksItself.class, Suspect.ASKS_ITSELF),
          entry(Cause.PortTaken.class, Suspect.PORT_TAKEN),
          entry(Cause.PeerDoesNotStart.class, Suspect.SERVICE_OFF),
          entry(Cause.WaitsForHealth.class, Suspect.WAITS_FOR_HEALTH));

  /** The resolver's code where no answer came. */
  private static final int TIMED_OUT = 110;

  private FileCause() {}

  static Suspect of(Verdict.Fails fails, Target target, LogGroup group) {
    Cause cause = fails.cause();
    if (cause instanceof Cause.AddressUnreachable) {
      return ofAddress(fails.symptom());
    }
    if (cause instanceof Cause.WrongPort wrong && wrong.listening().isEmpty()) {
      return Suspect.NOT_LISTENING;
    }
    if (cause instanceof Cause.LoopbackWithoutListener) {
      return ofLoopback(target);
    }
    if (cause instanceof Cause.NoSharedNetwork apart
        && target.scene().companions().contains(apart.meant())) {
      return Suspect.NO_SUCH_NAME;
    }
    if (cause instanceof Cause.ConfigurationRefused && group.trouble() == Trouble.NO_RESOLVER) {
      return Suspect.NO_RESOLVER;
    }
    boolean noAnswer = group.code() == TIMED_OUT || group.trouble() == Trouble.RESOLVER;
    return cause instanceof Cause.ResolverCannotKnow && noAnswer
        ? Suspect.RESOLVER_DOWN
        : SUSPECTS.get(cause.getClass());
  }

  /** Elsewhere it can only be while nobody shares nginx's namespace. */
  private static Suspect ofLoopback(Target target) {
    if (target.scene().companions().isEmpty()) {
      return Suspect.LOOPBACK_ELSEWHERE;
    }
    return target.silent() ? Suspect.NOT_LISTENING : Suspect.WRONG_PORT;
  }

  /** An address is nobody's, in another network, or beyond reach: its symptom tells. */
  private static Suspect ofAddress(Symptom symptom) {
    return switch (symptom) {
      case TIMED_OUT -> Suspect.OTHER_NETWORK;
      case UNREACHABLE -> Suspect.OUTSIDE;
      default -> Suspect.ADDRESS_NOBODY;
    };
  }

  /** Whether the log shows what this failure would make nginx write. */
  static boolean explains(Verdict.Fails fails, LogGroup group) {
    Symptom symptom = fails.symptom();
    return switch (group.trouble()) {
      case CONNECT -> symptom.errno() == group.code() || symptom == Symptom.LOOP;
      case TIMED_OUT ->
          group.phase() == Phase.CONNECTING
              ? symptom == Symptom.TIMED_OUT
              : symptom == Symptom.WRONG_PROTOCOL;
      case CLOSED, RESET ->
          symptom == Symptom.RESET || symptom == Symptom.WRONG_PROTOCOL || symptom == Symptom.LOOP;
      case TLS, BAD_ANSWER -> symptom == Symptom.WRONG_PROTOCOL;
      case HOST_NOT_FOUND -> symptom == Symptom.HOST_NOT_FOUND || symptom == Symptom.NO_START;
      case NOT_RESOLVED, RESOLVER -> symptom == Symptom.NOT_RESOLVED;
      case NO_RESOLVER -> symptom == Symptom.NO_RESOLVER || symptom == Symptom.NO_START;
      case CONFIG, BIND -> symptom == Symptom.NO_START;
      case NO_CONNECTIONS -> symptom == Symptom.LOOP;
      case NO_LIVE, DISABLED, AUTH_REQUEST, FASTCGI_STDERR -> true;
      default -> false;
    };
  }
}
