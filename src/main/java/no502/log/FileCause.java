package no502.log;

import no502.verdict.Cause;
import no502.verdict.Symptom;
import no502.verdict.Verdict;

/** Sets what the files prove beside what the log says. */
final class FileCause {
  private FileCause() {}

  static Suspect of(Cause cause) {
    if (cause instanceof Cause.PeerDoesNotStart) {
      return Suspect.SERVICE_OFF;
    }
    if (cause instanceof Cause.StartOrder) {
      return Suspect.START_RACE;
    }
    Suspect name = ofName(cause);
    return name != null ? name : ofPlace(cause);
  }

  private static Suspect ofName(Cause cause) {
    if (cause instanceof Cause.ContainerNameOnHost) {
      return Suspect.NAME_ON_HOST;
    }
    if (cause instanceof Cause.NoSuchName) {
      return Suspect.NO_SUCH_NAME;
    }
    if (cause instanceof Cause.NoSharedNetwork) {
      return Suspect.NO_SHARED_NETWORK;
    }
    if (cause instanceof Cause.HostGatewayMissing) {
      return Suspect.HOST_GATEWAY;
    }
    if (cause instanceof Cause.Inactive) {
      return Suspect.SERVICE_OFF;
    }
    if (cause instanceof Cause.NoResolver) {
      return Suspect.NO_RESOLVER;
    }
    return cause instanceof Cause.ResolverCannotKnow ? Suspect.RESOLVER_CANNOT_KNOW : null;
  }

  private static Suspect ofPlace(Cause cause) {
    if (cause instanceof Cause.LoopbackWithoutListener) {
      return Suspect.LOOPBACK_ELSEWHERE;
    }
    if (cause instanceof Cause.WrongPort) {
      return Suspect.WRONG_PORT;
    }
    if (cause instanceof Cause.BindsLoopback) {
      return Suspect.BINDS_LOOPBACK;
    }
    if (cause instanceof Cause.OtherFamily) {
      return Suspect.OTHER_FAMILY;
    }
    if (cause instanceof Cause.HostPortUnreachable) {
      return Suspect.HOST_PORT;
    }
    if (cause instanceof Cause.NothingBehindPublishedPort) {
      return Suspect.NOTHING_BEHIND_PORT;
    }
    if (cause instanceof Cause.SocketUnreachable socket) {
      boolean mode = socket.fault() == Cause.SocketFault.WRONG_MODE;
      return mode ? Suspect.SOCKET_MODE : Suspect.SOCKET_MISSING;
    }
    if (cause instanceof Cause.SpeaksOther) {
      return Suspect.PROTOCOL;
    }
    return ofRest(cause);
  }

  private static Suspect ofRest(Cause cause) {
    if (cause instanceof Cause.Ipv6Unreachable) {
      return Suspect.NO_IPV6;
    }
    if (cause instanceof Cause.AllDown) {
      return Suspect.ALL_DOWN;
    }
    if (cause instanceof Cause.AsksItself) {
      return Suspect.ASKS_ITSELF;
    }
    if (cause instanceof Cause.PortTaken) {
      return Suspect.PORT_TAKEN;
    }
    return cause instanceof Cause.AddressUnreachable
        ? Suspect.ADDRESS_NOBODY
        : Suspect.REFUSED_CONFIG;
  }

  /** An address is nobody's, in another network, or beyond reach: its symptom tells. */
  static Suspect of(Verdict.Fails fails) {
    Suspect suspect = of(fails.cause());
    if (suspect != Suspect.ADDRESS_NOBODY) {
      return suspect;
    }
    return switch (fails.symptom()) {
      case TIMED_OUT -> Suspect.OTHER_NETWORK;
      case UNREACHABLE -> Suspect.OUTSIDE;
      default -> suspect;
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
