package no502.rules;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import no502.lint.Finding;
import no502.lint.Fix;
import no502.lint.Inspection;
import no502.lint.Rule;
import no502.lint.Severity;
import no502.nginx.Directive;
import no502.text.Edit;
import no502.text.Seq;
import no502.text.Span;
import no502.topology.Confidence;
import no502.topology.Names;
import no502.topology.Nginx;
import no502.topology.Route;
import no502.verdict.RouteVerdict;

/**
 * Names resolved once while nginx starts go stale when a container is made anew with another
 * address.
 */
final class StaleDns implements Rule {
  /** Names whose address comes from the hosts file and does not change. */
  private static final Set<String> FROM_HOSTS = Set.of("localhost", "host.docker.internal");

  @Override
  public String id() {
    return "stale-dns";
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> found) {
    Advice.byNginx(Proxied.living(inspection))
        .forEach((nginx, routes) -> check(nginx, routes, found));
  }

  private void check(Nginx nginx, List<RouteVerdict> routes, Consumer<Finding> found) {
    List<RouteVerdict> fixed = new ArrayList<>();
    Set<Directive> withoutValid = new LinkedHashSet<>();
    Set<Directive> idle = new LinkedHashSet<>();
    for (RouteVerdict route : routes) {
      List<Directive> resolvers = route.route().context().inherited("resolver");
      if (!route.route().atStart() || resolvesAgain(route.route())) {
        Seq.of(resolvers).filter(StaleDns::isDockerWithoutValid).forEach(withoutValid::add);
      } else if (asksNames(route.route()) && !isOnHost(nginx)) {
        fixed.add(route);
        idle.addAll(resolvers);
      }
    }
    boolean someAtRunTime = fixed.size() < routes.size();
    for (Directive resolver : withoutValid) {
      found.accept(withoutValid(resolver));
    }
    if (!idle.isEmpty() && !someAtRunTime) {
      found.accept(idle(idle.iterator().next(), fixed));
    } else if (!fixed.isEmpty()) {
      found.accept(once(fixed));
    }
  }

  /** Where nginx uses the host's network, names are not those of containers. */
  private static boolean isOnHost(Nginx nginx) {
    return nginx.container() != null
        && nginx.container().service().networkMode() != null
        && "host".equals(nginx.container().service().networkMode().text());
  }

  private static boolean asksNames(Route route) {
    return Seq.of(route.servers())
        .map(Route.Server::host)
        .anyMatch(host -> host != null && !Names.isAddress(host) && !FROM_HOSTS.contains(host));
  }

  private static boolean resolvesAgain(Route route) {
    return !route.servers().isEmpty() && Seq.of(route.servers()).allMatch(Route.Server::resolve);
  }

  private static boolean isDockerWithoutValid(Directive resolver) {
    return Seq.of(resolver.args()).anyMatch(w -> w.value().startsWith("127.0.0.11"))
        && Seq.of(resolver.args()).noneMatch(w -> w.value().startsWith("valid="));
  }

  private Finding withoutValid(Directive resolver) {
    Span last = resolver.args().get(resolver.args().size() - 1).span();
    return new Finding(
        id(),
        Severity.WARNING,
        Confidence.PROVEN,
        resolver.span(),
        "without valid= nginx keeps an address for Docker's 600 seconds: a container made anew is unreachable that long",
        List.of(),
        List.of(),
        "add valid=10s",
        new Fix(
            "look names up again after 10 seconds",
            true,
            List.of(Edit.insert(last.source(), last.end(), " valid=10s"))));
  }

  private Finding idle(Directive resolver, List<RouteVerdict> fixed) {
    Route route = fixed.get(0).route();
    return new Finding(
        id(),
        Severity.WARNING,
        Confidence.PROVEN,
        resolver.span(),
        "this resolver changes nothing: without a variable nginx looks "
            + Advice.nameOf(route)
            + " up once, while it starts, and keeps that address until a reload",
        List.of(new Finding.Related(route.pass().span(), "a name without a variable")),
        List.of(),
        "put the address into a variable (the pass then no longer replaces the URI), or use server … resolve with zone from nginx 1.27.3 on",
        ResolveAgain.fix(fixed));
  }

  private Finding once(List<RouteVerdict> fixed) {
    Route route = fixed.get(0).route();
    Nginx.Version version = route.nginx().version();
    boolean canResolve = version != null && version.atLeast(1, 27, 3);
    return Advice.of(
        id(),
        Severity.NOTE,
        fixed,
        "nginx looks "
            + Advice.nameOf(route)
            + " up once, while it starts: when a container behind that name is made anew with another address, requests end in 502 (113 or 111) until nginx is reloaded",
        canResolve
            ? "use an upstream block with zone and server … resolve, and resolver 127.0.0.11 valid=10s"
            : "reload nginx after each deploy, or use a variable and resolver 127.0.0.11 valid=10s",
        ResolveAgain.fix(fixed));
  }
}
