package no502.topology.listen;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import no502.compose.Service;
import no502.compose.Value;
import no502.dockerfile.Dockerfile;
import no502.text.Letters;
import no502.text.Seq;
import no502.text.Span;
import no502.topology.Bind;
import no502.topology.Confidence;
import no502.topology.Container;
import no502.topology.Evidence;
import no502.topology.Listener;
import no502.topology.Listener.Tcp;
import no502.topology.Listening;
import no502.topology.Protocol;

/**
 * What others say about a container's ports: its health check, {@code expose}, EXPOSE, {@code
 * ports} and the image tables. None of them opens a socket, so what they say is likely at most.
 */
final class WeakEvidence {
  /** A range with more ports than this says nothing. */
  private static final int MAX_RANGE = 50;

  private final List<Claims> all = new ArrayList<>();

  /** One ported claim. */
  private record Claim(int port, Protocol protocol, Span span, String sentence) {}

  /** All that one of the witnesses says. */
  private record Claims(String witness, List<Claim> claims) {
    boolean names(int port) {
      return Seq.of(claims).anyMatch(c -> c.port == port);
    }

    String shown() {
      StringBuilder out = new StringBuilder(witness).append(" says");
      claims.forEach(c -> out.append(out.toString().endsWith("says") ? " " : ", ").append(c.port));
      Span span = claims.get(0).span;
      return span == null
          ? out.toString()
          : out + " (" + span.source().name() + ":" + span.line() + ")";
    }
  }

  private WeakEvidence() {}

  static WeakEvidence of(Container container, Inside inside) {
    WeakEvidence weak = new WeakEvidence();
    weak.health(container);
    weak.expose(container);
    weak.dockerfile(container);
    weak.ports(container);
    return weak;
  }

  private void add(String witness, List<Claim> claims) {
    if (!claims.isEmpty()) {
      all.add(new Claims(witness, claims));
    }
  }

  private void health(Container container) {
    ProbeUrl probe = ProbeUrl.parse(container.health());
    if (probe == null || probe.port() < 1 || !probe.local()) {
      return;
    }
    Protocol protocol =
        probe.scheme().equals("https")
            ? Protocol.HTTPS
            : probe.scheme().equals("http") ? Protocol.HTTP : Protocol.UNKNOWN;
    String sentence = "the health check asks port " + probe.port();
    add("the health check", List.of(new Claim(probe.port(), protocol, probe.span(), sentence)));
  }

  private void expose(Container container) {
    List<Claim> claims = new ArrayList<>();
    for (Value value : container.service().expose()) {
      if (value.known()) {
        range(value.text(), value.origin().span(), "the Compose file exposes ", claims);
      }
    }
    add("expose", claims);
  }

  private void dockerfile(Container container) {
    List<Claim> claims = new ArrayList<>();
    if (container.image() != null) {
      for (Dockerfile.Text text : container.image().expose()) {
        if (text.known()) {
          range(text.text(), text.span(), "the Dockerfile exposes ", claims);
        }
      }
    }
    add("EXPOSE", claims);
  }

  private void ports(Container container) {
    List<Claim> claims = new ArrayList<>();
    for (Service.Port port : container.service().ports()) {
      boolean tcp = port.protocol() == null || port.protocol().equals("tcp");
      boolean known = port.targetValue() == null || port.targetValue().known();
      if (tcp && known && port.target() > 0) {
        Span span =
            port.targetValue() != null ? port.targetValue().origin().span() : port.origin().span();
        String sentence = "the Compose file publishes container port " + port.target();
        claims.add(new Claim(port.target(), Protocol.UNKNOWN, span, sentence));
      }
    }
    add("ports", claims);
  }

  private static void range(String written, Span span, String says, List<Claim> claims) {
    int slash = written.indexOf('/');
    if (slash >= 0 && !Letters.same(written.substring(slash + 1), "tcp")) {
      return;
    }
    String text = slash < 0 ? written : written.substring(0, slash);
    int dash = text.indexOf('-');
    int from = Address.port(dash < 0 ? text : text.substring(0, dash));
    int to = dash < 0 ? from : Address.port(text.substring(dash + 1));
    if (from < 1 || to < from || to - from > MAX_RANGE) {
      return;
    }
    for (int port = from; port <= to; port++) {
      claims.add(new Claim(port, Protocol.UNKNOWN, span, says + port));
    }
  }

  /** Puts what the server itself says (not all of it known) over what the witnesses say. */
  Listening under(Reading strong, Reading table) {
    if (table != null) {
      add("the image", Seq.of(table.listeners()).map(WeakEvidence::claim).toList());
    }
    if (!strong.listeners().isEmpty()) {
      return besides(strong);
    }
    String disagreement = disagreement();
    if (disagreement != null) {
      return Listening.unknown(disagreement);
    }
    String why = table != null ? table.hiddenBy() : strong.hiddenBy();
    return new Listening(likely(table), why);
  }

  private static Claim claim(Listener listener) {
    int port = listener.socket() instanceof Tcp tcp ? tcp.port() : -1;
    Evidence why = listener.evidence().get(0);
    return new Claim(port, listener.protocol(), why.span(), why.sentence());
  }

  private Listening besides(Reading strong) {
    boolean proven = Seq.of(strong.listeners()).anyMatch(l -> l.confidence() == Confidence.PROVEN);
    for (Claims claims : all) {
      boolean agrees =
          Seq.of(claims.claims)
              .anyMatch(c -> Seq.of(strong.listeners()).anyMatch(l -> l.onPort(c.port)));
      if (!agrees && !proven) {
        return Listening.unknown(said(strong) + ", but " + claims.shown());
      }
    }
    List<Listener> listeners = new ArrayList<>(strong.listeners());
    Seq.of(likely(null))
        .filter(l -> Seq.of(strong.listeners()).noneMatch(s -> samePort(s, l)))
        .filter(l -> !proven)
        .forEach(listeners::add);
    return new Listening(List.copyOf(listeners), strong.hiddenBy());
  }

  private static boolean samePort(Listener one, Listener other) {
    return one.socket() instanceof Tcp tcp && other.onPort(tcp.port());
  }

  private static String said(Reading strong) {
    Evidence why =
        strong.listeners().get(0).evidence().get(strong.listeners().get(0).evidence().size() - 1);
    Span span = why.span();
    return why.sentence()
        + (span == null ? "" : " (" + span.source().name() + ":" + span.line() + ")");
  }

  /** Two witnesses without one port in common; null when all agree somewhere. */
  private String disagreement() {
    for (int i = 0; i < all.size(); i++) {
      for (int j = i + 1; j < all.size(); j++) {
        Claims one = all.get(i);
        Claims other = all.get(j);
        if (Seq.of(one.claims).noneMatch(c -> other.names(c.port))) {
          return one.shown() + ", but " + other.shown();
        }
      }
    }
    return null;
  }

  private List<Listener> likely(Reading table) {
    TreeMap<Integer, Listener> byPort = new TreeMap<>();
    for (Claims claims : all) {
      for (Claim claim : claims.claims) {
        byPort.merge(claim.port, listener(claim, table), WeakEvidence::both);
      }
    }
    return List.copyOf(byPort.values());
  }

  private static Listener listener(Claim claim, Reading table) {
    Bind bind = Bind.UNKNOWN;
    if (table != null) {
      for (Listener known : table.listeners()) {
        bind = known.onPort(claim.port) ? ((Tcp) known.socket()).bind() : bind;
      }
    }
    List<Evidence> evidence = List.of(new Evidence(claim.span, claim.sentence));
    return new Listener(
        new Tcp(claim.port, bind, null), claim.protocol, Confidence.LIKELY, evidence);
  }

  private static Listener both(Listener one, Listener other) {
    List<Evidence> evidence = new ArrayList<>(one.evidence());
    evidence.addAll(other.evidence());
    Protocol protocol = one.protocol() == Protocol.UNKNOWN ? other.protocol() : one.protocol();
    return new Listener(one.socket(), protocol, Confidence.LIKELY, List.copyOf(evidence));
  }
}
