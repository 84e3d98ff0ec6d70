package no502.verdict;

import java.util.List;
import no502.nginx.Block;
import no502.nginx.Directive;
import no502.nginx.NginxConfig;
import no502.nginx.Word;
import no502.text.Seq;
import no502.topology.Confidence;
import no502.topology.Names;
import no502.topology.Namespace;
import no502.topology.Nginx;
import no502.topology.Resolution;
import no502.topology.Route;

/** The look-up of a name at each request: nginx's own resolver, which must be configured. */
final class RunTime {
  private final Nginx nginx;
  private final Namespace here;
  private final Names names;
  private final Route route;
  private final Route.Server server;

  RunTime(Nginx nginx, Namespace here, Names names, Route route, Route.Server server) {
    this.nginx = nginx;
    this.here = here;
    this.names = names;
    this.route = route;
    this.server = server;
  }

  /** The resolver in force, or null. */
  Directive resolver() {
    Block scope = server.resolve() ? route.upstream() : route.context();
    List<Directive> resolvers = scope.inherited("resolver");
    return resolvers.isEmpty() ? null : resolvers.get(0);
  }

  /** Whether the resolver is told to leave IPv6 addresses out. */
  boolean withoutIpv6() {
    Directive resolver = resolver();
    return resolver != null
        && Seq.of(resolver.args()).map(Word::value).anyMatch("ipv6=off"::equals);
  }

  Chain told(Chain chain) {
    Directive resolver = resolver();
    return resolver == null
        ? chain
        : chain.and(resolver.span(), "the resolver is asked at each request");
  }

  /** What goes wrong before the name is even asked for; null when nothing does. */
  Verdict before(Chain chain) {
    Directive resolver = resolver();
    if (resolver == null) {
      return withoutResolver(chain);
    }
    String asked = resolver.arg(0) == null ? "" : resolver.arg(0);
    if (asked.indexOf('$') >= 0 || asked.startsWith("local=")) {
      return null;
    }
    Chain told = told(chain);
    if (!Seq.of(resolver.args()).map(Word::value).anyMatch(RunTime::isDockers)) {
      return otherResolver(asked, told);
    }
    if (here.kind() == Namespace.Kind.BRIDGE || here.kind() == Namespace.Kind.UNKNOWN) {
      return null;
    }
    return told.fails(
        Symptom.NOT_RESOLVED,
        new Cause.ResolverCannotKnow(
            server.host(), "Docker's DNS does not answer where nginx runs"),
        Confidence.PROVEN);
  }

  private static boolean isDockers(String address) {
    return address.equals("127.0.0.11") || address.startsWith("127.0.0.11:");
  }

  private Verdict withoutResolver(Chain chain) {
    for (NginxConfig.Hidden include : nginx.config().hidden()) {
      if (isAround(include.context())) {
        return chain.unknown(include.why());
      }
    }
    return chain
        .and(
            route.pass().args().get(0).span(),
            "the variable makes nginx look up the name at each request, and no resolver is set")
        .fails(
            Symptom.NO_RESOLVER,
            new Cause.NoResolver(server.host(), route.pass().arg(0)),
            Confidence.PROVEN);
  }

  private boolean isAround(Block block) {
    for (Block b = route.context(); b != null; b = b.parent()) {
      if (b == block) {
        return true;
      }
    }
    return false;
  }

  private Verdict otherResolver(String asked, Chain chain) {
    Resolution resolution = names.resolve(nginx.container(), server.host(), false);
    boolean containers =
        resolution instanceof Resolution.Peers
            && Names.isAddress(
                asked.indexOf(':') < 0 ? asked : asked.substring(0, asked.indexOf(':')))
            && server.host().indexOf('.') < 0;
    if (containers) {
      return chain.fails(
          Symptom.NOT_RESOLVED,
          new Cause.ResolverCannotKnow(
              server.host(),
              "only Docker's own DNS, 127.0.0.11, knows container names; " + asked + " does not"),
          Confidence.LIKELY);
    }
    boolean foreign =
        resolution instanceof Resolution.Nothing nothing
            && nothing.reason() == Resolution.Reason.NO_SUCH_NAME;
    return resolution instanceof Resolution.Nothing && !foreign
        ? null
        : chain.unknown("the resolver " + asked + " decides what " + server.host() + " is");
  }
}
