package no502.topology;

import java.util.List;
import no502.nginx.Block;
import no502.nginx.Directive;
import no502.text.Span;

/**
 * One way from a pass directive to its peers. Every {@code proxy_pass}, {@code fastcgi_pass},
 * {@code uwsgi_pass}, {@code scgi_pass}, {@code grpc_pass}, {@code memcached_pass} and stream
 * {@code proxy_pass} that a container loads is a route, and so are the targets that {@code
 * auth_request} and {@code mirror} lead to (as the routes of the locations they name).
 *
 * @param pass the directive
 * @param context the block it stands in
 * @param protocol what nginx will speak
 * @param upstream the {@code upstream} block it names, or null
 * @param servers its peers as written: the {@code server} lines, or the one address of the pass
 *     itself
 * @param atStart true when nginx resolves the names while starting, false when a variable postpones
 *     it to each request
 * @param conditional true when a variable has several values and this is one of them: the request
 *     decides whether it is ever taken
 * @param hiddenBy null when the target is known; else what hides it
 * @param error why nginx refuses the target, in its own words; null when it does not
 */
public record Route(
    Nginx nginx,
    Directive pass,
    Block context,
    Protocol protocol,
    Block upstream,
    List<Server> servers,
    boolean atStart,
    boolean conditional,
    String hiddenBy,
    String error) {

  Route conditional(boolean is) {
    return new Route(
        nginx, pass, context, protocol, upstream, servers, atStart, is, hiddenBy, error);
  }

  /** An upstream block that no pass uses; nginx resolves its servers all the same. */
  public boolean unused() {
    return upstream != null && pass == upstream.header();
  }

  /**
   * One server as written.
   *
   * @param host the name or literal address; null for a unix socket
   * @param port the port nginx connects to, default applied; 0 for a unix socket
   * @param socket the unix socket's path, or null
   * @param span the word in the configuration that holds the address
   * @param directive the {@code server} line, or the pass itself
   */
  public record Server(
      String host,
      int port,
      boolean portWritten,
      String socket,
      boolean backup,
      boolean down,
      boolean resolve,
      Span span,
      Directive directive) {}
}
