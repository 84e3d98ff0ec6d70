package no502.verdict;

import java.util.ArrayList;
import java.util.List;
import no502.compose.Service;
import no502.compose.Value;
import no502.dockerfile.Dockerfile;
import no502.topology.Confidence;
import no502.topology.Container;
import no502.topology.Evidence;
import no502.topology.Family;
import no502.topology.Listener;
import no502.topology.Listening;
import no502.topology.Names;
import no502.topology.Namespace;
import no502.topology.Protocol;
import no502.topology.Stack;

/**
 * Judges a port of a namespace as seen from another one: who listens there, on which address,
 * speaking what.
 */
final class Reach {
  private final Stack stack;
  private final Namespace there;
  private final Container peer;

  /** {@code peer} is who was asked; others may share its namespace. */
  Reach(Stack stack, Namespace there, Container peer) {
    this.stack = stack;
    this.there = there;
    this.peer = peer;
  }

  Verdict judge(Asked asked, Chain chain) {
    if (asked.protocol() == Protocol.UDP) {
      return chain.unknown("UDP ports are not followed");
    }
    Listener deaf = null;
    Container deafOwner = null;
    for (Container member : members()) {
      for (Listener listener : stack.listening(member).listeners()) {
        if (!listener.onPort(asked.port())) {
          continue;
        }
        Boolean hears = asked.hears((Listener.Tcp) listener.socket());
        if (hears == null) {
          return chain
              .and(listener.evidence())
              .unknown("nothing shows on which address " + member.name() + " listens");
        }
        if (hears) {
          return spoken(member, listener, asked, chain);
        }
        deaf = listener;
        deafOwner = member;
      }
    }
    return deaf != null ? deaf(deafOwner, deaf, asked, chain) : nobody(asked, chain);
  }

  private List<Container> members() {
    List<Container> members = new ArrayList<>();
    for (Container member : there.members().isEmpty() ? List.of(peer) : there.members()) {
      if (Names.isActive(stack, member)) {
        members.add(member);
      }
    }
    return members;
  }

  private Verdict deaf(Container owner, Listener listener, Asked asked, Chain chain) {
    boolean family = Asked.isOtherFamily((Listener.Tcp) listener.socket());
    String address = (asked.family() == Family.IPV6 ? "the IPv6" : "the IPv4") + " address";
    Cause cause =
        family
            ? new Cause.OtherFamily(address + " of " + peer.name(), asked.port(), owner, listener)
            : new Cause.BindsLoopback(peer, listener);
    return chain.and(listener.evidence()).fails(Symptom.REFUSED, cause, listener.confidence());
  }

  /** Something accepts on the port: what matters now is whether it speaks what nginx speaks. */
  static Verdict spoken(Container peer, Listener listener, Asked asked, Chain chain) {
    Chain heard = chain.and(listener.evidence());
    Protocol spoken = listener.protocol();
    Boolean fits = fits(asked.protocol(), spoken);
    if (fits == null) {
      return heard.unknown(
          "nothing shows whether " + peer.name() + " speaks what nginx asks for on this port");
    }
    return fits
        ? heard.reaches(listener.confidence())
        : heard.fails(
            Symptom.WRONG_PROTOCOL,
            new Cause.SpeaksOther(peer, listener, spoken, asked.protocol()),
            listener.confidence());
  }

  /** Null when it cannot be told. */
  private static Boolean fits(Protocol asked, Protocol spoken) {
    boolean open = asked == Protocol.UNKNOWN || asked == Protocol.TCP;
    if (open || spoken == Protocol.UNKNOWN || asked == spoken) {
      return true;
    }
    if (asked == Protocol.MEMCACHED && spoken == Protocol.TCP) {
      return true;
    }
    if (asked == Protocol.GRPC || spoken == Protocol.GRPC) {
      boolean other =
          spoken == Protocol.FASTCGI || spoken == Protocol.UWSGI || spoken == Protocol.SCGI;
      return other ? Boolean.FALSE : null;
    }
    return false;
  }

  /** No listener on that port is known: proven wrong, likely wrong, or simply not known. */
  private Verdict nobody(Asked asked, Chain chain) {
    List<Listener> elsewhere = new ArrayList<>();
    String hidden = null;
    boolean firm = true;
    boolean anyFirm = false;
    for (Container member : members()) {
      Listening listening = stack.listening(member);
      hidden = hidden == null ? listening.hiddenBy() : hidden;
      for (Listener listener : listening.listeners()) {
        if (listener.socket() instanceof Listener.Tcp) {
          elsewhere.add(listener);
          firm &= listener.confidence() == Confidence.PROVEN;
          anyFirm |= listener.confidence() == Confidence.PROVEN;
        }
      }
    }
    Service.Port hostSide = hostSide(asked.port());
    boolean points = hostSide != null && !elsewhere.isEmpty();
    if (hidden != null && !anyFirm && !points) {
      return chain.unknown(hidden);
    }
    Chain told = chain;
    if (hostSide != null) {
      told =
          told.and(
              hostSide.origin().span(),
              asked.port()
                  + " is where the host publishes port "
                  + hostSide.target()
                  + " of "
                  + peer.name());
    }
    for (Listener listener : elsewhere) {
      told = told.and(listener.evidence());
    }
    Evidence claim = claim(asked.port());
    if (claim != null) {
      told = told.and(List.of(claim));
    }
    boolean proven = hidden == null && firm && claim == null;
    return told.fails(
        Symptom.REFUSED,
        new Cause.WrongPort(peer, asked.port(), hostSide != null, List.copyOf(elsewhere)),
        proven ? Confidence.PROVEN : Confidence.LIKELY);
  }

  /** EXPOSE and expose may be right about a port that the command does not show. */
  private Evidence claim(int port) {
    for (Value exposed : peer.service().expose()) {
      if (exposed.known() && isPort(exposed.text(), port)) {
        return new Evidence(exposed.origin().span(), "expose says " + port + " all the same");
      }
    }
    if (peer.image() != null) {
      for (Dockerfile.Text exposed : peer.image().expose()) {
        if (exposed.known() && isPort(exposed.text(), port)) {
          return new Evidence(exposed.span(), "EXPOSE says " + port + " all the same");
        }
      }
    }
    return null;
  }

  private static boolean isPort(String text, int port) {
    return text.equals(String.valueOf(port)) || text.equals(port + "/tcp");
  }

  private Service.Port hostSide(int port) {
    for (Service.Port mapping : peer.service().ports()) {
      if (mapping.publishes(port) && mapping.target() != port) {
        return mapping;
      }
    }
    return null;
  }
}
