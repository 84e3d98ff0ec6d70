package no502.topology;

import java.util.ArrayList;
import java.util.List;
import no502.nginx.Address;
import no502.nginx.Block;
import no502.nginx.Directive;
import no502.nginx.NginxConfig;
import no502.nginx.Word;
import no502.text.Letters;
import no502.text.Seq;
import no502.text.Span;

/** One {@code upstream} block: its servers, and why nginx would refuse it. */
final class Upstream {
  private final Nginx nginx;
  private final Block block;

  Upstream(Nginx nginx, Block block) {
    this.nginx = nginx;
    this.block = block;
  }

  /** The block that a pass in this context names; null when it names none. */
  static Block named(String name, Block context) {
    Block layer = layer(context);
    for (Block candidate : layer == null ? List.<Block>of() : layer.blocks("upstream")) {
      if (Letters.same(name, candidate.header().arg(0))) {
        return candidate;
      }
    }
    return null;
  }

  static Block layer(Block context) {
    Block stream = context.enclosing("stream");
    return stream != null ? stream : context.enclosing("http");
  }

  private boolean inStream() {
    return block.enclosing("stream") != null;
  }

  List<Route.Server> servers() {
    List<Route.Server> servers = new ArrayList<>();
    for (Directive line : block.own("server")) {
      if (!line.args().isEmpty()) {
        servers.add(server(address(line), line, line.args().get(0).span()));
      }
    }
    return servers;
  }

  private Address address(Directive line) {
    return Address.parse(line.arg(0), inStream() ? 0 : 80);
  }

  static Route.Server server(Address address, Directive directive, Span span) {
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
        && Seq.of(directive.args()).skip(1).map(Word::value).anyMatch(option::equals);
  }

  /** What keeps us from knowing the peers; null when nothing does. */
  String hiddenBy() {
    for (Directive line : block.directives()) {
      if (line.name().value().startsWith("balancer_by_")) {
        return "Lua code chooses the peers of " + name();
      }
    }
    for (NginxConfig.Hidden include : nginx.config().hidden()) {
      if (include.context() == block) {
        return include.why();
      }
    }
    // NGINX Plus keeps the servers that its API adds in that file.
    return block.own("state").isEmpty() ? null : "a state file holds the servers of " + name();
  }

  /** Why the upstream that a pass in this context names may be one we do not see; else null. */
  static String mayBeHidden(Nginx nginx, Block context) {
    Block layer = layer(context);
    for (NginxConfig.Hidden include : nginx.config().hidden()) {
      if (include.context() == layer || include.context().parent() == null) {
        return "an include may define this upstream: " + include.why();
      }
    }
    return null;
  }

  private String name() {
    return "upstream " + block.header().arg(0);
  }

  /** nginx's complaint about the block; null when there is none. */
  String error() {
    List<Directive> servers = block.own("server");
    for (Directive line : servers) {
      String error = line.args().isEmpty() ? null : lineError(line);
      if (error != null) {
        return error;
      }
    }
    if (hiddenBy() != null) {
      return null;
    }
    if (servers.isEmpty()) {
      return "no servers are inside upstream";
    }
    boolean onlyBackups = Seq.of(servers).allMatch(s -> has(s, "backup"));
    return onlyBackups ? "no servers in upstream \"" + block.header().arg(0) + "\"" : null;
  }

  private String lineError(Directive line) {
    Address address = address(line);
    if (address.error() != null) {
      return address.error() + " in upstream \"" + line.arg(0) + "\"";
    }
    if (address.port() == 0 && address.form() != Address.Form.UNIX) {
      return "no port in upstream \"" + line.arg(0) + "\"";
    }
    if (has(line, "backup") && hasNoBackups(line)) {
      return "balancing method does not support parameter \"backup\"";
    }
    return has(line, "resolve") ? resolveError(line) : null;
  }

  /** These balancers refuse a backup on the lines that follow them. */
  private boolean hasNoBackups(Directive line) {
    for (Directive before : block.directives()) {
      if (before.is("ip_hash") || before.is("hash") || before.is("random")) {
        return true;
      }
      if (before == line) {
        break;
      }
    }
    return false;
  }

  private String resolveError(Directive line) {
    Nginx.Version version = nginx.version();
    if (version != null && !version.atLeast(1, 27, 3)) {
      return "invalid parameter \"resolve\": nginx knows it from 1.27.3 on, and this is " + version;
    }
    if (block.own("zone").isEmpty()) {
      return "resolving names at run time requires " + name() + " to be in shared memory";
    }
    Address address = address(line);
    boolean lookedUp = address.form() != Address.Form.UNIX && !Names.isAddress(address.host());
    return lookedUp && block.inherited("resolver").isEmpty()
        ? "no resolver defined to resolve names at run time in " + name()
        : null;
  }
}
