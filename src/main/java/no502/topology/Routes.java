package no502.topology;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import no502.nginx.Address;
import no502.nginx.Block;
import no502.nginx.Directive;
import no502.nginx.PassUrl;
import no502.nginx.Possible;
import no502.nginx.Variables;
import no502.nginx.Word;
import no502.text.Span;

/**
 * Finds every route of one nginx: all pass directives that it loads, and the upstream blocks nobody
 * uses.
 */
public final class Routes {
  private final Nginx nginx;
  private final Variables variables;
  private final List<Route> found = new ArrayList<>();
  private final Set<Block> used = new LinkedHashSet<>();

  /**
   * Addresses written out in some pass: nginx takes a variable with the same address from there.
   */
  private final Map<String, Boolean> literals = new LinkedHashMap<>();

  private Routes(Nginx nginx) {
    this.nginx = nginx;
    this.variables = new Variables(nginx.config());
  }

  public static List<Route> of(Nginx nginx) {
    Routes routes = new Routes(nginx);
    routes.walk(nginx.config().main(), routes::noteLiteral);
    routes.walk(nginx.config().main(), routes::pass);
    routes.unusedUpstreams(nginx.config().main());
    return List.copyOf(routes.found);
  }

  private interface Visitor {
    void visit(Directive pass, Block context);
  }

  private void walk(Block start, Visitor visitor) {
    List<Block> open = new ArrayList<>(List.of(start));
    while (!open.isEmpty()) {
      Block block = open.remove(open.size() - 1);
      for (Directive directive : block.directives()) {
        if (isPass(directive)) {
          visitor.visit(directive, block);
        }
      }
      for (int i = block.blocks().size() - 1; i >= 0; i--) {
        open.add(block.blocks().get(i));
      }
    }
  }

  private static boolean isPass(Directive directive) {
    if (directive.args().isEmpty()) {
      return false;
    }
    return switch (directive.name().value()) {
      case "proxy_pass", "fastcgi_pass", "uwsgi_pass", "scgi_pass", "grpc_pass", "memcached_pass" ->
          true;
      default -> false;
    };
  }

  private void noteLiteral(Directive pass, Block context) {
    Word word = pass.args().get(0);
    if (word.value().indexOf('$') < 0) {
      PassUrl url = url(pass, context, word.value());
      if (url.error() == null) {
        literals.put(url.address().toString().toLowerCase(Locale.ROOT), true);
      }
    }
  }

  private static PassUrl url(Directive pass, Block context, String value) {
    return PassUrl.parse(pass.name().value(), context.enclosing("stream") != null, value);
  }

  private void pass(Directive pass, Block context) {
    Word word = pass.args().get(0);
    boolean variable = word.value().indexOf('$') >= 0;
    Possible possible =
        variable
            ? variables.address(word, context)
            : new Possible.Constant(word.value(), List.of(word.span()));
    List<Possible.Constant> texts = possible.known();
    if (texts.isEmpty()) {
      found.add(hidden(pass, context, protocol(pass, context, ""), (Possible.Unknown) possible));
      return;
    }
    List<Route.Server> servers = new ArrayList<>();
    Block upstream = null;
    boolean atStart = true;
    String error = null;
    Protocol protocol = protocol(pass, context, texts.get(0).text());
    for (Possible.Constant text : texts) {
      PassUrl url = url(pass, context, text.text());
      Block named = upstream(url.address(), context);
      if (named != null) {
        upstream = named;
        used.add(named);
        servers.addAll(servers(named, url.scheme()));
        error = error == null ? upstreamError(named, url.address()) : error;
      } else if (url.error() != null) {
        error = url.error();
      } else {
        servers.add(server(url.address(), pass, place(text, word)));
        atStart &= !variable || isKnownToNginx(url.address());
      }
    }
    found.add(new Route(nginx, pass, context, protocol, upstream, servers, atStart, null, error));
  }

  /** The word that holds the address: the pass's own, or the one in a set or map that feeds it. */
  private static Span place(Possible.Constant text, Word word) {
    return text.evidence().isEmpty() || word.value().indexOf('$') < 0
        ? word.span()
        : text.evidence().get(text.evidence().size() - 1);
  }

  private Route hidden(Directive pass, Block context, Protocol protocol, Possible.Unknown unknown) {
    return new Route(
        nginx,
        pass,
        context,
        protocol,
        null,
        List.of(),
        false,
        "$" + unknown.variable() + ": " + unknown.why(),
        null);
  }

  private boolean isKnownToNginx(Address address) {
    return address.form() != Address.Form.NAME
        || literals.containsKey(address.toString().toLowerCase(Locale.ROOT));
  }

  private static Protocol protocol(Directive pass, Block context, String value) {
    if (context.enclosing("stream") != null) {
      return Protocol.TCP;
    }
    return switch (pass.name().value()) {
      case "fastcgi_pass" -> Protocol.FASTCGI;
      case "uwsgi_pass" -> Protocol.UWSGI;
      case "scgi_pass" -> Protocol.SCGI;
      case "grpc_pass" -> Protocol.GRPC;
      case "memcached_pass" -> Protocol.MEMCACHED;
      default -> value.regionMatches(true, 0, "https://", 0, 8) ? Protocol.HTTPS : Protocol.HTTP;
    };
  }

  private Block upstream(Address address, Block context) {
    Block layer = context.enclosing("stream");
    if (layer == null) {
      layer = context.enclosing("http");
    }
    if (layer == null || address.form() != Address.Form.NAME) {
      return null;
    }
    for (Block candidate : layer.blocks("upstream")) {
      if (address.host().equalsIgnoreCase(candidate.header().arg(0))) {
        return candidate;
      }
    }
    return null;
  }

  private static String upstreamError(Block upstream, Address address) {
    if (address.portWritten()) {
      return "upstream \"" + address.host() + "\" may not have port " + address.port();
    }
    List<Directive> servers = upstream.own("server");
    if (servers.isEmpty()) {
      return "no servers are inside upstream";
    }
    boolean onlyBackups = servers.stream().allMatch(s -> has(s, "backup"));
    return onlyBackups ? "no servers in upstream \"" + address.host() + "\"" : null;
  }

  private List<Route.Server> servers(Block upstream, String scheme) {
    List<Route.Server> servers = new ArrayList<>();
    boolean stream = upstream.enclosing("stream") != null;
    for (Directive line : upstream.own("server")) {
      if (!line.args().isEmpty()) {
        servers.add(
            server(Address.parse(line.arg(0), stream ? 0 : 80), line, line.args().get(0).span()));
      }
    }
    return servers;
  }

  private static Route.Server server(Address address, Directive directive, Span span) {
    boolean unix = address.form() == Address.Form.UNIX;
    return new Route.Server(
        unix ? null : address.host(),
        address.port(),
        address.portWritten(),
        unix ? address.host() : null,
        has(directive, "backup"),
        has(directive, "down"),
        has(directive, "resolve"),
        span,
        directive);
  }

  private static boolean has(Directive directive, String option) {
    return directive.is("server")
        && directive.args().stream().skip(1).anyMatch(word -> word.value().equals(option));
  }

  /** nginx resolves these too while it starts, and stops when it cannot. */
  private void unusedUpstreams(Block main) {
    for (String layer : new String[] {"http", "stream"}) {
      for (Block block : main.blocks(layer)) {
        for (Block upstream : block.blocks("upstream")) {
          if (!used.contains(upstream)) {
            found.add(
                new Route(
                    nginx,
                    upstream.header(),
                    upstream,
                    Protocol.UNKNOWN,
                    upstream,
                    servers(upstream, ""),
                    true,
                    null,
                    null));
          }
        }
      }
    }
  }
}
