package no502.verdict;

import java.util.ArrayList;
import java.util.List;
import no502.nginx.Block;
import no502.nginx.Directive;
import no502.nginx.ListenAddress;
import no502.text.Seq;
import no502.topology.Route;

/** Recognises a pass that leads back into its own location: each request asks itself for ever. */
final class OwnServers {
  private OwnServers() {}

  /** The loop's verdict where nginx answers its own request; else the verdict it was given. */
  static Verdict checked(Route route, Asked asked, Chain chain, Verdict verdict) {
    if (!(verdict instanceof Verdict.Reaches reaches) || !isLoop(route, asked.port())) {
      return verdict;
    }
    Block location = route.context();
    return chain
        .and(location.header().span(), "nginx gets its own request, in the location it came from")
        .fails(
            Symptom.LOOP,
            new Cause.AsksItself(
                PeerJudge.address(route.servers().get(0)), location.header().span()),
            reaches.confidence());
  }

  /** Only one server listens there, and the path does not change on the way. */
  private static boolean isLoop(Route route, int port) {
    boolean plain =
        route.pass().is("proxy_pass")
            && route.context().name().equals("location")
            && keepsThePath(route)
            && route.context().own("rewrite").isEmpty();
    Block http = route.context().enclosing("http");
    if (!plain || http == null) {
      return false;
    }
    List<Block> there = new ArrayList<>();
    for (Block server : http.blocks("server")) {
      if (listensOn(server, port)) {
        there.add(server);
      }
    }
    return there.size() == 1 && there.get(0) == route.context().enclosing("server");
  }

  /**
   * Without a path nginx passes on the one it was asked for; {@code $request_uri} is the same. A
   * variable may stand for the address alone, whose value is at the server's own place.
   */
  private static boolean keepsThePath(Route route) {
    String url = bare(route.pass().arg(0));
    String place = bare(route.servers().get(0).span().text());
    return url.indexOf('/') < 0 && url.lastIndexOf('$') <= 0 && place.indexOf('/') < 0;
  }

  private static String bare(String url) {
    String address = url.substring(url.indexOf("://") < 0 ? 0 : url.indexOf("://") + 3);
    return address.endsWith("$request_uri")
        ? address.substring(0, address.length() - "$request_uri".length())
        : address;
  }

  private static boolean listensOn(Block server, int port) {
    List<Directive> listens = server.own("listen");
    return listens.isEmpty()
        ? port == 80
        : Seq.of(listens).anyMatch(l -> ListenAddress.parse(l).port() == port);
  }
}
