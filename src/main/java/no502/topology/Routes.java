package no502.topology;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import no502.nginx.Address;
import no502.nginx.Block;
import no502.nginx.Directive;
import no502.nginx.PassUrl;
import no502.nginx.Possible;
import no502.nginx.Variables;
import no502.nginx.Word;
import no502.text.Letters;
import no502.text.Seq;
import no502.text.Span;

/**
 * Finds every route of one nginx: all pass directives that it loads, and the upstream blocks nobody
 * uses. A pass whose variable has several values is several routes, one a value.
 */
public final class Routes {
  private static final String NO_URI =
      "\"proxy_pass\" cannot have URI part in location given by regular expression, or inside"
          + " named location, or inside \"if\" statement, or inside \"limit_except\" block";

  private final Nginx nginx;
  private final Variables variables;
  private final List<Route> found = new ArrayList<>();
  private final Set<Block> used = new LinkedHashSet<>();

  /**
   * Addresses written out in some pass: nginx takes a variable with the same address from there.
   */
  private final Set<String> literals = new LinkedHashSet<>();

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

  /** Why the route may lead to an upstream block that we do not see; null when it does not. */
  public static String mayBeHidden(Route route) {
    return Upstream.mayBeHidden(route.nginx(), route.context());
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

  private static boolean isVariable(Directive pass) {
    return pass.args().get(0).value().indexOf('$') >= 0;
  }

  private void noteLiteral(Directive pass, Block context) {
    if (!isVariable(pass)) {
      PassUrl url = url(pass, context, pass.arg(0));
      if (url.error() == null) {
        literals.add(literal(url.address(), context));
      }
    }
  }

  private static String literal(Address address, Block context) {
    String layer = context.enclosing("stream") != null ? "stream " : "http ";
    return layer + Letters.lower(address.toString());
  }

  private static PassUrl url(Directive pass, Block context, String value) {
    return PassUrl.parse(pass.name().value(), context.enclosing("stream") != null, value);
  }

  private void pass(Directive pass, Block context) {
    Word word = pass.args().get(0);
    if (!isVariable(pass)) {
      found.add(literalPass(pass, context, url(pass, context, word.value())));
      return;
    }
    Possible possible = variables.address(word, context);
    Possible.Unknown rest = rest(possible);
    boolean several = rest != null || possible.known().size() > 1;
    int before = found.size();
    for (Possible.Constant text : possible.known()) {
      PassUrl url = url(pass, context, text.text());
      if (url.error() == null) {
        found.add(variablePass(pass, context, url, place(text, word)).conditional(several));
      }
    }
    if (rest != null) {
      found.add(hidden(pass, context, "$" + rest.variable() + ": " + rest.why()));
    } else if (found.size() == before) {
      found.add(hidden(pass, context, word.value() + " turns into no address that nginx can use"));
    }
  }

  private static Possible.Unknown rest(Possible possible) {
    if (possible instanceof Possible.OneOf oneOf) {
      return oneOf.orElse();
    }
    return possible instanceof Possible.Unknown unknown ? unknown : null;
  }

  /** The word that holds the address: the one in a set or map that feeds the variable. */
  private static Span place(Possible.Constant text, Word word) {
    return text.evidence().isEmpty()
        ? word.span()
        : text.evidence().get(text.evidence().size() - 1);
  }

  private Route literalPass(Directive pass, Block context, PassUrl url) {
    Block named = named(url, context);
    if (named != null) {
      String error = new Upstream(nginx, named).error();
      if (error == null && pass.is("proxy_pass") && isNameless(context) && hasUri(pass.arg(0))) {
        error = NO_URI;
      }
      if (error == null && url.address().portWritten()) {
        error =
            "upstream \"" + url.address().host() + "\" may not have port " + url.address().port();
      }
      return toUpstream(pass, context, url, named, error);
    }
    String error = url.error();
    if (error == null && pass.is("proxy_pass") && isNameless(context) && hasUri(pass.arg(0))) {
      error = NO_URI;
    }
    if (error == null && hasNoPort(url.address())) {
      String hidden = Upstream.mayBeHidden(nginx, context);
      if (hidden != null) {
        return hidden(pass, context, hidden);
      }
      error = "no port in upstream \"" + url.address().host() + "\"";
    }
    Span span = pass.args().get(0).span();
    return toAddress(pass, context, url, span, true, error);
  }

  /** A context without a path of its own, which the path of a pass could replace. */
  private static boolean isNameless(Block context) {
    String path = context.header() == null ? null : context.header().arg(0);
    return context.name().equals("if")
        || context.name().equals("limit_except")
        || context.name().equals("location")
            && path != null
            && (path.startsWith("~") || path.startsWith("@"));
  }

  private static boolean hasUri(String url) {
    int host = url.indexOf("://") + 3;
    int afterSocket = url.indexOf(':', host + 5) + 1;
    return url.startsWith("unix:", host)
        ? afterSocket > 0 && afterSocket < url.length()
        : url.indexOf('/', host) >= 0 || url.indexOf('?', host) >= 0;
  }

  private static boolean hasNoPort(Address address) {
    return address.port() == 0 && address.form() != Address.Form.UNIX;
  }

  private Route variablePass(Directive pass, Block context, PassUrl url, Span span) {
    Block named = url.address().portWritten() ? null : named(url, context);
    if (named != null) {
      return toUpstream(pass, context, url, named, new Upstream(nginx, named).error());
    }
    boolean atStart =
        url.address().form() != Address.Form.NAME
            || literals.contains(literal(url.address(), context));
    return toAddress(pass, context, url, span, atStart, null);
  }

  private Block named(PassUrl url, Block context) {
    Block named =
        url.address().form() == Address.Form.NAME
            ? Upstream.named(url.address().host(), context)
            : null;
    if (named != null) {
      used.add(named);
    }
    return named;
  }

  private Route toUpstream(Directive pass, Block context, PassUrl url, Block named, String error) {
    Upstream upstream = new Upstream(nginx, named);
    return new Route(
        nginx,
        pass,
        context,
        protocol(pass, context, url.scheme()),
        named,
        List.copyOf(upstream.servers()),
        true,
        false,
        upstream.hiddenBy(),
        error);
  }

  private Route toAddress(
      Directive pass, Block context, PassUrl url, Span span, boolean atStart, String error) {
    return new Route(
        nginx,
        pass,
        context,
        protocol(pass, context, url.scheme()),
        null,
        List.of(Upstream.server(url.address(), pass, span)),
        atStart,
        false,
        null,
        error);
  }

  private Route hidden(Directive pass, Block context, String why) {
    Protocol protocol = protocol(pass, context, "");
    return new Route(nginx, pass, context, protocol, null, List.of(), false, false, why, null);
  }

  private static Protocol protocol(Directive pass, Block context, String scheme) {
    if (context.enclosing("stream") != null) {
      return isUdp(context) ? Protocol.UDP : Protocol.TCP;
    }
    return switch (pass.name().value()) {
      case "fastcgi_pass" -> Protocol.FASTCGI;
      case "uwsgi_pass" -> Protocol.UWSGI;
      case "scgi_pass" -> Protocol.SCGI;
      case "grpc_pass" -> Protocol.GRPC;
      case "memcached_pass" -> Protocol.MEMCACHED;
      default -> scheme.equals("https") ? Protocol.HTTPS : Protocol.HTTP;
    };
  }

  private static boolean isUdp(Block context) {
    Block server = context.enclosing("server");
    return server != null
        && Seq.of(server.own("listen"))
            .anyMatch(l -> Seq.of(l.args()).anyMatch(w -> w.value().equals("udp")));
  }

  /** nginx resolves these too while it starts, and stops when it cannot. */
  private void unusedUpstreams(Block main) {
    for (String layer : new String[] {"http", "stream"}) {
      for (Block block : main.blocks(layer)) {
        for (Block named : block.blocks("upstream")) {
          if (!used.contains(named)) {
            found.add(unused(named));
          }
        }
      }
    }
  }

  private Route unused(Block named) {
    Upstream upstream = new Upstream(nginx, named);
    return new Route(
        nginx,
        named.header(),
        named,
        Protocol.UNKNOWN,
        named,
        List.copyOf(upstream.servers()),
        true,
        false,
        null,
        upstream.error());
  }
}
