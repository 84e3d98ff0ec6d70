package no502.topology.listen;

import java.util.ArrayList;
import java.util.List;
import no502.dockerfile.Image;
import no502.topology.Bind;
import no502.topology.Confidence;
import no502.topology.Evidence;
import no502.topology.Listener;
import no502.topology.Listener.Tcp;
import no502.topology.Protocol;

/**
 * The server.js that Next.js builds with {@code output: standalone}: it binds HOSTNAME, which
 * Docker sets to the container's own name unless somebody sets it.
 */
final class NextStandalone implements ServerKind {

  @Override
  public Reading read(Command c, Inside inside) {
    Image.Layer copied = c.is("node") && c.arg(0).endsWith("server.js") ? copied(inside) : null;
    if (copied == null) {
      return null;
    }
    Setting port = new Setting().or(inside.variable(c, "PORT"));
    port.orDefault("3000", null, "3000 is the default");
    Found host = inside.variable(c, "HOSTNAME");
    Defaults defaults = Defaults.verified("0.0.0.0", 3000);
    if (host != null && host.known()) {
      return Sockets.reading("Next.js", Protocol.HTTP, c, new Setting().or(host), port, defaults);
    }
    int number = port.value().known() ? Address.port(port.value().text()) : -1;
    if (number < 1) {
      return Reading.unknown("the port of Next.js is hidden");
    }
    return ownAddress(c, copied, host, port, number);
  }

  private static Reading ownAddress(
      Command c, Image.Layer copied, Found host, Setting port, int number) {
    boolean sure = host == null && port.doubt() == null;
    Tcp socket =
        sure
            ? new Tcp(number, Bind.ADDRESS, "the container's own address")
            : new Tcp(number, Bind.UNKNOWN, null);
    String sentence =
        "Next.js binds the address of HOSTNAME, port "
            + number
            + (host == null
                ? ": Docker sets HOSTNAME to the container's name, so it is reachable from other"
                    + " containers, and not on localhost"
                : "");
    List<Evidence> evidence = new ArrayList<>(c.evidence());
    evidence.add(new Evidence(c.span(), sentence));
    evidence.add(new Evidence(copied.span(), "the Dockerfile copies the standalone build"));
    Confidence confidence = sure ? Confidence.PROVEN : Confidence.LIKELY;
    Listener listener = new Listener(socket, Protocol.HTTP, confidence, List.copyOf(evidence));
    return new Reading(List.of(listener), port.doubt());
  }

  private static Image.Layer copied(Inside inside) {
    if (inside.container().image() == null) {
      return null;
    }
    for (Image.Layer layer : inside.container().image().layers()) {
      if (layer.span() != null && layer.span().text().contains(".next/standalone")) {
        return layer;
      }
    }
    return null;
  }
}
