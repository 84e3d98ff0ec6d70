package no502.fix;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import no502.lint.Failure;
import no502.lint.Fix;
import no502.nginx.Word;
import no502.text.Edit;
import no502.text.Letters;
import no502.topology.Route;

/**
 * Edits of the address in a {@code server} line or a pass directive: its host, its port, or both.
 */
public final class UpstreamEdits {
  private UpstreamEdits() {}

  /** A fix that edits every place, or null when one of them cannot be edited exactly. */
  public static Fix fix(
      String title, boolean safe, List<Failure.Place> places, Function<Failure.Place, Edit> edit) {
    List<Edit> edits = new ArrayList<>();
    for (Failure.Place place : places) {
      Edit made = edit.apply(place);
      if (made == null) {
        return null;
      }
      edits.add(made);
    }
    return new Fix(title, safe, List.copyOf(edits));
  }

  public static Edit host(Route.Server server, String host) {
    Authority old = Authority.of(server);
    return old == null ? null : NginxEdits.replacePart(old.word, old.from, old.hostEnd, host);
  }

  public static Edit port(Route.Server server, int port) {
    Authority old = Authority.of(server);
    return old == null ? null : NginxEdits.replacePart(old.word, old.hostEnd, old.to, ":" + port);
  }

  /** Host and port together. */
  public static Edit address(Route.Server server, String hostAndPort) {
    Authority old = Authority.of(server);
    return old == null ? null : NginxEdits.replacePart(old.word, old.from, old.to, hostAndPort);
  }

  /** Where host and port lie in the word that holds the address. */
  private record Authority(Word word, int from, int hostEnd, int to) {

    static Authority of(Route.Server server) {
      Word word = holder(server);
      if (word == null || server.host() == null) {
        return null;
      }
      String text = word.value();
      int scheme = text.indexOf("://");
      int from = scheme < 0 ? 0 : scheme + 3;
      int to = from;
      while (to < text.length() && "/?#$".indexOf(text.charAt(to)) < 0) {
        to++;
      }
      int colon = text.lastIndexOf(':', to - 1);
      boolean port = colon >= from && text.indexOf(']', colon) < 0;
      int hostEnd = port ? colon : to;
      return Letters.same(text.substring(from, hostEnd), server.host())
          ? new Authority(word, from, hostEnd, to)
          : null;
    }

    private static Word holder(Route.Server server) {
      for (Word word : server.directive().args()) {
        if (word.span().equals(server.span())) {
          return word;
        }
      }
      return null;
    }
  }
}
