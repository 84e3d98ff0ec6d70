package no502.topology.listen;

import java.util.ArrayList;
import java.util.List;
import no502.nginx.Block;
import no502.nginx.Directive;
import no502.nginx.NginxConfig;
import no502.text.Letters;
import no502.text.Seq;
import no502.topology.Bind;
import no502.topology.Confidence;
import no502.topology.Evidence;
import no502.topology.Listener;
import no502.topology.Listener.Socket;
import no502.topology.Listener.Tcp;
import no502.topology.Listener.Unix;
import no502.topology.Listening;
import no502.topology.Nginx;
import no502.topology.Protocol;

/** What an nginx listens on, as the {@code listen} directives it loads say. */
public final class NginxListeners {
  private final List<Listener> listeners = new ArrayList<>();
  private final Nginx.Version version;
  private String hidden;

  private NginxListeners(Nginx.Version version) {
    this.version = version;
  }

  /** Likely at most where the nginx itself, or the place of its configuration, is assumed. */
  public static Listening of(Nginx nginx) {
    Listening sure = of(nginx.config(), nginx.version());
    return nginx.confidence() == Confidence.PROVEN
        ? sure
        : new Listening(
            Seq.of(sure.listeners()).map(Reading::likely).toList(),
            "that this is nginx, or where its configuration lies, is assumed");
  }

  static Listening of(NginxConfig config, Nginx.Version version) {
    NginxListeners found = new NginxListeners(version);
    for (String room : List.of("http", "stream", "mail")) {
      for (Block block : config.main().blocks(room)) {
        block.blocks("server").forEach(server -> found.server(room, server));
      }
    }
    if (config.files().isEmpty()) {
      found.hide("its nginx.conf is not at hand");
    }
    for (NginxConfig.Hidden include : config.hidden()) {
      boolean mayHoldServers =
          include.context() == null
              || include.context().enclosing("server") == null
                  && include.context().enclosing("upstream") == null;
      if (mayHoldServers) {
        found.hide("an include may bring more servers: " + include.why());
      }
    }
    return new Listening(List.copyOf(found.listeners), found.hidden);
  }

  private void hide(String why) {
    hidden = hidden == null ? why : hidden;
  }

  private void server(String room, Block server) {
    List<Directive> listens = server.own("listen");
    if (listens.isEmpty() && room.equals("http")) {
      // nginx takes *:80 with the rights of root and *:8000 without.
      Evidence why =
          new Evidence(server.header().span(), "a server without listen listens on port 80");
      add(new Tcp(80, Bind.ALL4, null), Protocol.HTTP, why);
    }
    for (Directive listen : listens) {
      listen(room, server, listen);
    }
  }

  private void listen(String room, Block server, Directive listen) {
    String address = listen.arg(0);
    if (address == null || address.indexOf('$') >= 0) {
      hide("a listen is filled in later: " + listen.span().text());
      return;
    }
    boolean udp = flag(listen, "udp") || flag(listen, "quic");
    Socket socket = socket(listen, address);
    if (socket != null && !udp) {
      Evidence why = new Evidence(listen.span(), "nginx: listen " + address);
      add(socket, protocol(room, server, listen), why);
    }
  }

  private static boolean flag(Directive listen, String name) {
    return Seq.of(listen.args()).skip(1).anyMatch(w -> w.value().equals(name));
  }

  private Protocol protocol(String room, Block server, Directive listen) {
    boolean knowsSslOn = version == null || !version.atLeast(1, 25, 1);
    boolean ssl =
        flag(listen, "ssl")
            || knowsSslOn && Seq.of(server.inherited("ssl")).anyMatch(d -> "on".equals(d.arg(0)));
    if (!room.equals("http")) {
      return ssl ? Protocol.UNKNOWN : Protocol.TCP;
    }
    return ssl ? Protocol.HTTPS : Protocol.HTTP;
  }

  private static Socket socket(Directive listen, String address) {
    if (address.startsWith("unix:")) {
      // nginx opens its own sockets to everybody.
      return new Unix(address.substring(5), "666");
    }
    if (address.startsWith("[")) {
      int end = address.indexOf(']');
      String port = address.substring(end + 1);
      String host = address.substring(1, Math.max(1, end));
      return v6(listen, host, port.startsWith(":") ? Address.port(port.substring(1)) : 80);
    }
    if (Letters.isNumber(address)) {
      return Address.tcp("0.0.0.0", Address.port(address));
    }
    int colon = address.lastIndexOf(':');
    String host = colon < 0 ? address : address.substring(0, colon);
    int port = colon < 0 ? 80 : Address.port(address.substring(colon + 1));
    return Address.tcp(host.equals("*") ? "0.0.0.0" : host, port);
  }

  private static Tcp v6(Directive listen, String host, int port) {
    if (!host.equals("::")) {
      return Address.tcp(host, port);
    }
    boolean both = flag(listen, "ipv6only=off");
    return port < 1 ? null : new Tcp(port, both ? Bind.ALL : Bind.ADDRESS, both ? null : "::");
  }

  private void add(Socket socket, Protocol protocol, Evidence why) {
    for (int i = 0; i < listeners.size(); i++) {
      Listener known = listeners.get(i);
      if (known.socket().equals(socket)) {
        // Servers share the socket, and one that says ssl says it for all of them.
        Protocol shared = protocol == Protocol.HTTPS ? protocol : known.protocol();
        listeners.set(
            i, new Listener(socket, shared, Confidence.PROVEN, concat(known.evidence(), why)));
        return;
      }
    }
    listeners.add(new Listener(socket, protocol, Confidence.PROVEN, List.of(why)));
  }

  private static List<Evidence> concat(List<Evidence> before, Evidence one) {
    List<Evidence> all = new ArrayList<>(before);
    all.add(one);
    return List.copyOf(all);
  }
}
