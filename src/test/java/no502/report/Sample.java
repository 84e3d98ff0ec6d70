package no502.report;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no502.analysis.Outcome;
import no502.lint.Finding;
import no502.lint.Fix;
import no502.lint.Severity;
import no502.nginx.Directive;
import no502.nginx.NginxConfig;
import no502.nginx.NginxLoader;
import no502.nginx.NginxParser;
import no502.text.Edit;
import no502.text.Problem;
import no502.text.Source;
import no502.text.Span;
import no502.topology.Confidence;
import no502.topology.Evidence;
import no502.topology.Neighbours;
import no502.topology.Nginx;
import no502.topology.Protocol;
import no502.topology.Route;
import no502.topology.Stack;
import no502.verdict.Cause;
import no502.verdict.RouteVerdict;
import no502.verdict.Symptom;
import no502.verdict.Verdict;
import no502.workspace.MemoryWorkspace;

/** Outcomes made by hand, so that the formats are tested apart from the engine. */
final class Sample {
  private Sample() {}

  static Span span(Source source, String text) {
    int at = source.text().indexOf(text);
    if (at < 0) {
      throw new IllegalArgumentException(text);
    }
    int start = source.text().substring(0, at).getBytes(StandardCharsets.UTF_8).length;
    return source.span(start, start + text.getBytes(StandardCharsets.UTF_8).length);
  }

  /** Two stacks, four findings, tabs, wide and non-BMP characters, CRLF, a fix over two files. */
  static Outcome ordinary() {
    Source conf =
        Source.of(
            "shop/nginx/default.conf",
            """
            # Küche 食堂 🍣
            upstream api { server api:3000; }
            server {
            \tlisten 80;
            \tlocation / { # 食 🍣
            \t\tproxy_pass http://127.0.0.1:3000; # 食堂
            \t}
            \tlocation /later { proxy_pass http://$later; }
            }
            """);
    Source compose =
        Source.of(
            "shop/docker-compose.yml",
            "services:\r\n  web:\r\n    image: nginx:1.28\r\n    ports: [\"80:80\"]\r\n"
                + "  api:\r\n    image: node:22\r\n    command: node server.js --port 3000\r\n");
    List<Evidence> path =
        List.of(
            new Evidence(span(conf, "http://127.0.0.1:3000"), "nginx connects to 127.0.0.1:3000"),
            new Evidence(
                span(compose, "nginx:1.28"),
                "it runs in the container of web, which has a localhost of its own"),
            Evidence.fact(
                "nothing in that container listens on 3000, so the kernel answers with a reset"),
            new Evidence(
                span(compose, "--port 3000"),
                "port 3000 is where api listens, in its own container"));
    Finding loopback =
        new Finding(
            "localhost-in-bridge",
            Severity.ERROR,
            Confidence.PROVEN,
            span(conf, "127.0.0.1:3000"),
            "127.0.0.1 is nginx's own container, and nothing in it listens on port 3000: every such"
                + " request ends in 502: connect() failed (111: Connection refused)",
            List.of(
                new Finding.Related(path.get(1).span(), path.get(1).sentence()),
                new Finding.Related(path.get(3).span(), path.get(3).sentence())),
            path,
            "port 3000 belongs to the service api: call it by that name",
            new Fix(
                "call api by its service name",
                true,
                List.of(Edit.replace(span(conf, "127.0.0.1:3000"), "api:3000"))));
    Finding order =
        new Finding(
            "missing-depends-on",
            Severity.WARNING,
            Confidence.LIKELY,
            span(compose, "web:"),
            "web resolves api while it starts, and nothing makes it wait for api",
            List.of(new Finding.Related(span(conf, "api:3000"), "resolved once, at start")),
            List.of(),
            null,
            new Fix(
                "wait until api is healthy",
                false,
                List.of(
                    Edit.insert(
                        compose,
                        span(compose, "  api:").start(),
                        "    depends_on:\r\n      api: {condition: service_healthy}\r\n"),
                    Edit.insert(conf, 0, "# waits\n"))));
    Finding note =
        new Finding(
            "no-fallback",
            Severity.NOTE,
            Confidence.PROVEN,
            span(conf, "server api:3000;"),
            "api is the only peer: while it restarts, clients get the bare 502 page",
            List.of(),
            List.of(),
            "give the location an error_page, or the upstream a backup server",
            null);
    Stack stack = stack("shop/docker-compose.yml");
    return new Outcome(
        List.of(
            new Outcome.StackOutcome(
                stack, List.of(note, order, loopback), routes(conf, path), List.of()),
            new Outcome.StackOutcome(stack("blog/compose.yaml"), List.of(), List.of(), List.of())),
        List.of(
            Problem.incomplete(
                span(conf, "api:3000"), "the included file certs.conf is larger than 32 MB")));
  }

  static Outcome clean() {
    return new Outcome(
        List.of(new Outcome.StackOutcome(stack("compose.yaml"), List.of(), List.of(), List.of())),
        List.of());
  }

  static Outcome empty() {
    return new Outcome(List.of(), List.of());
  }

  /** The same hostile text in every field that the input can reach. */
  static Outcome hostile(String evil) {
    Source conf =
        Source.of(
            "a" + evil + "/x.conf",
            "server { location / { proxy_pass \"http://"
                + evil.replace("\"", "")
                + "\"; } }\n"
                + evil
                + "\nend\n");
    Source other = Source.of("b" + evil + ".yml", "services:\n  x: " + evil + "\n");
    Span whole = span(conf, evil);
    List<Evidence> path =
        List.of(
            new Evidence(whole, "e1 " + evil),
            new Evidence(other.span(0, 8), evil + " e2"),
            Evidence.fact(evil));
    List<Finding> findings = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      findings.add(
          new Finding(
              "unknown-upstream-host",
              severity,
              Confidence.LIKELY,
              severity == Severity.ERROR ? whole : other.span(12, other.length() - 1),
              "the name " + evil + " is unknown",
              List.of(
                  new Finding.Related(other.span(0, 8), evil),
                  new Finding.Related(path.get(1).span(), "r " + evil)),
              path,
              evil,
              new Fix(evil, true, List.of(Edit.replace(whole, evil + evil)))));
    }
    return new Outcome(
        List.of(new Outcome.StackOutcome(stack(evil), findings, routes(conf, path), List.of())),
        List.of(Problem.incomplete(whole, "stopped at " + evil)));
  }

  private static Stack stack(String name) {
    return new Stack(name, null, Map.of(), List.of(), Map.of(), new Neighbours(), List.of());
  }

  private static List<RouteVerdict> routes(Source conf, List<Evidence> path) {
    NginxConfig config = NginxLoader.loadLone(new MemoryWorkspace().put(conf), conf.name());
    Nginx nginx =
        new Nginx(null, config, null, null, Confidence.PROVEN, List.of(), List.of(), List.of());
    List<RouteVerdict> routes = new ArrayList<>();
    for (Directive pass : passes(NginxParser.parse(conf).tree())) {
      Route route =
          new Route(
              nginx, pass, config.main(), Protocol.HTTP, null, List.of(), true, false, null, null);
      boolean variable = pass.arg(0).contains("$later");
      Verdict verdict =
          variable
              ? new Verdict.Unknown("$later is set nowhere in these files", List.of())
              : new Verdict.Fails(
                  Symptom.REFUSED,
                  new Cause.LoopbackWithoutListener("127.0.0.1", 3000, List.of()),
                  Confidence.PROVEN,
                  path);
      routes.add(
          new RouteVerdict(
              route,
              verdict,
              List.of(new RouteVerdict.PeerVerdict(null, pass.arg(0), null, verdict))));
    }
    return routes;
  }

  private static List<Directive> passes(List<Directive> tree) {
    List<Directive> found = new ArrayList<>();
    for (Directive directive : tree) {
      if (directive.is("proxy_pass")) {
        found.add(directive);
      }
      if (directive.isBlock()) {
        found.addAll(passes(directive.block()));
      }
    }
    return found;
  }
}
