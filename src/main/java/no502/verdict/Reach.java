package no502.verdict;

import java.util.ArrayList;
import java.util.List;
import no502.compose.Service;
import no502.compose.Value;
import no502.dockerfile.Dockerfile;
import no502.topology.Bind;
import no502.topology.Confidence;
import no502.topology.Container;
import no502.topology.Evidence;
import no502.topology.Listener;
import no502.topology.Listening;
import no502.topology.Namespace;
import no502.topology.Nginx;
import no502.topology.Protocol;
import no502.topology.Stack;

/**
 * Judges a port of a namespace as seen from another one: who listens there, on which address,
 * speaking what.
 */
final class Reach {
  private final Nginx nginx;

  Reach(Nginx nginx) {
    this.nginx = nginx;
  }

  Verdict judge(
      Stack stack,
      Namespace there,
      Container peer,
      int port,
      Protocol asked,
      List<Evidence> chain) {
    List<Container> members = there.members().isEmpty() ? List.of(peer) : there.members();
    Listener loopback = null;
    for (Container member : members) {
      for (Listener listener : stack.listening(member).listeners()) {
        if (listener.onPort(port)) {
          Bind bind = ((Listener.Tcp) listener.socket()).bind();
          if (bind == Bind.UNKNOWN) {
            chain.addAll(listener.evidence());
            return new Verdict.Unknown(
                "nothing shows which address " + member.name() + " binds", chain);
          }
          if (!bind.loopbackOnly()) {
            return spoken(member, listener, asked, chain);
          }
          loopback = listener;
        }
      }
    }
    if (loopback != null) {
      return bindsLoopback(stack, members, peer, loopback, chain);
    }
    return nobody(stack, members, peer, port, chain);
  }

  private static Verdict bindsLoopback(
      Stack stack,
      List<Container> members,
      Container peer,
      Listener loopback,
      List<Evidence> chain) {
    chain.addAll(loopback.evidence());
    return PeerJudge.fails(
        Symptom.REFUSED, new Cause.BindsLoopback(peer, loopback), loopback.confidence(), chain);
  }

  /** Something accepts on the port: what matters now is whether it speaks what nginx speaks. */
  Verdict spoken(Container peer, Listener listener, Protocol asked, List<Evidence> chain) {
    chain.addAll(listener.evidence());
    Protocol spoken = listener.protocol();
    Boolean fits = fits(asked, spoken);
    if (fits == null) {
      return new Verdict.Unknown(
          "nothing shows whether " + peer.name() + " speaks what nginx asks for on this port",
          chain);
    }
    if (fits) {
      return new Verdict.Reaches(listener.confidence(), List.copyOf(chain));
    }
    return PeerJudge.fails(
        Symptom.WRONG_PROTOCOL,
        new Cause.SpeaksOther(peer, listener, spoken, asked),
        listener.confidence(),
        chain);
  }

  /** Null when it cannot be told. */
  private static Boolean fits(Protocol asked, Protocol spoken) {
    if (spoken == Protocol.UNKNOWN || asked == Protocol.UNKNOWN || asked == Protocol.TCP) {
      return true;
    }
    if (asked == spoken) {
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
  private Verdict nobody(
      Stack stack, List<Container> members, Container peer, int port, List<Evidence> chain) {
    List<Listener> elsewhere = new ArrayList<>();
    String hidden = null;
    boolean firm = true;
    for (Container member : members) {
      Listening listening = stack.listening(member);
      hidden = hidden == null ? listening.hiddenBy() : hidden;
      for (Listener listener : listening.listeners()) {
        if (listener.socket() instanceof Listener.Tcp) {
          elsewhere.add(listener);
          firm &= listener.confidence() == Confidence.PROVEN;
        }
      }
    }
    if (hidden != null && elsewhere.isEmpty()) {
      return new Verdict.Unknown(hidden, chain);
    }
    boolean published = false;
    for (Service.Port mapping : peer.service().ports()) {
      if (String.valueOf(port).equals(mapping.published()) && mapping.target() != port) {
        published = true;
        chain.add(
            new Evidence(
                mapping.origin().span(),
                port
                    + " is where the host publishes port "
                    + mapping.target()
                    + " of "
                    + peer.name()));
      }
    }
    for (Listener listener : elsewhere) {
      chain.addAll(listener.evidence());
    }
    boolean claimed = claims(peer, port, chain);
    Confidence confidence =
        hidden == null && firm && !claimed ? Confidence.PROVEN : Confidence.LIKELY;
    return PeerJudge.fails(
        Symptom.REFUSED,
        new Cause.WrongPort(peer, port, published, List.copyOf(elsewhere)),
        confidence,
        chain);
  }

  /** EXPOSE and expose may be right about a port that the command does not show. */
  private static boolean claims(Container peer, int port, List<Evidence> chain) {
    String wanted = String.valueOf(port);
    for (Value exposed : peer.service().expose()) {
      if (exposed.known() && isPort(exposed.text(), wanted)) {
        chain.add(new Evidence(exposed.origin().span(), "expose says " + port + " all the same"));
        return true;
      }
    }
    if (peer.image() != null) {
      for (Dockerfile.Text exposed : peer.image().expose()) {
        if (exposed.known() && isPort(exposed.text(), wanted)) {
          chain.add(new Evidence(exposed.span(), "EXPOSE says " + port + " all the same"));
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isPort(String text, String wanted) {
    return text.equals(wanted) || text.equals(wanted + "/tcp");
  }
}
