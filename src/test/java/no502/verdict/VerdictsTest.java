package no502.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no502.topology.AStack;
import no502.topology.Confidence;
import no502.verdict.Verdict.Fails;
import no502.verdict.Verdict.Reaches;
import no502.verdict.Verdict.Unknown;
import org.junit.jupiter.api.Test;

/** What becomes of a request, one small stack at a time. */
class VerdictsTest {
  private static final String SERVER = "server { location / { PASS } }";

  /** A nginx and what the services say; {@code nginx} is appended to the nginx service. */
  private static AStack stack(String nginx, String services, String pass) {
    String compose =
        "services:\n"
            + "  nginx:\n"
            + "    image: nginx:1.28\n"
            + "    volumes: ['./site.conf:/etc/nginx/conf.d/default.conf']\n"
            + nginx.indent(4)
            + services.indent(2);
    return AStack.of("shop/compose.yaml", compose, "shop/site.conf", config(pass));
  }

  private static String config(String pass) {
    return pass.contains("server {") ? pass : SERVER.replace("PASS", pass);
  }

  private static AStack stack(String services, String pass) {
    return stack("", services, pass);
  }

  private static AStack app(String pass, String... listening) {
    return stack("app: {image: app}", pass).listening("app", listening);
  }

  private static Fails fails(RouteVerdict route) {
    assertThat(route.verdict()).isInstanceOf(Fails.class);
    return (Fails) route.verdict();
  }

  private static void fails(AStack stack, Symptom symptom, Class<? extends Cause> cause) {
    Fails fails = fails(stack.route());
    assertThat(fails.symptom()).isEqualTo(symptom);
    assertThat(fails.cause()).isInstanceOf(cause);
  }

  private static void reaches(AStack stack) {
    assertThat(stack.route().verdict()).isInstanceOf(Reaches.class);
  }

  private static String unknown(AStack stack) {
    assertThat(stack.route().verdict()).isInstanceOf(Unknown.class);
    return ((Unknown) stack.route().verdict()).hiddenBy();
  }

  @Test
  void theWholeWayIsToldInBothFiles() {
    RouteVerdict route = app("proxy_pass http://app:3000;", "0.0.0.0:3000").route();
    assertThat(((Reaches) route.verdict()).confidence()).isEqualTo(Confidence.PROVEN);
    assertThat(route.verdict().evidence())
        .extracting(e -> e.sentence())
        .containsExactly(
            "nginx passes this request to app:3000",
            "app is the service app",
            "nginx and app share the default network",
            "it listens on 0.0.0.0:3000");
    assertThat(route.verdict().evidence().get(0).span().source().name())
        .isEqualTo("shop/site.conf");
    assertThat(route.verdict().evidence().get(1).span().source().name())
        .isEqualTo("shop/compose.yaml");
  }

  @Test
  void theWrongPort() {
    fails(app("proxy_pass http://app;", "0.0.0.0:3000"), Symptom.REFUSED, Cause.WrongPort.class);
  }

  @Test
  void theHostSideOfAPublishedPort() {
    AStack stack =
        stack("app: {image: app, ports: ['8080:3000']}", "proxy_pass http://app:8080;")
            .listening("app", "0.0.0.0:3000");
    Cause.WrongPort cause = (Cause.WrongPort) fails(stack.route()).cause();
    assertThat(cause.publishedHere()).isTrue();
  }

  @Test
  void nothingIsSaidOfAPortThatNobodyShows() {
    AStack stack = stack("app: {image: app}", "proxy_pass http://app:3000;").unknown("app");
    assertThat(unknown(stack)).contains("nothing shows what app listens on");
  }

  @Test
  void aPortThatExposeClaimsIsNotProvenDead() {
    AStack stack =
        stack("app: {image: app, expose: ['8080']}", "proxy_pass http://app:8080;")
            .listening("app", "0.0.0.0:3000");
    assertThat(fails(stack.route()).confidence()).isEqualTo(Confidence.LIKELY);
  }

  @Test
  void aServerOnItsOwnLoopbackHearsNobody() {
    for (String bind : List.of("127.0.0.1:3000", "[::1]:3000", "localhost:3000")) {
      fails(app("proxy_pass http://app:3000;", bind), Symptom.REFUSED, Cause.BindsLoopback.class);
    }
    reaches(app("proxy_pass http://app:3000;", "[::]:3000"));
  }

  @Test
  void aServerOnIpv6AloneHearsNoIpv4() {
    fails(app("proxy_pass http://app:3000;", ":::3000"), Symptom.REFUSED, Cause.OtherFamily.class);
  }

  @Test
  void loopbackIsNginxItself() {
    AStack stack = app("proxy_pass http://127.0.0.1:3000;", "0.0.0.0:3000");
    Cause.LoopbackWithoutListener cause =
        (Cause.LoopbackWithoutListener) fails(stack.route()).cause();
    assertThat(cause.owners()).extracting(c -> c.name()).containsExactly("app");
    fails(
        app("proxy_pass http://0.0.0.0:3000;", "0.0.0.0:3000"),
        Symptom.REFUSED,
        Cause.LoopbackWithoutListener.class);
  }

  @Test
  void loopbackIsRightInASharedNamespace() {
    AStack stack =
        stack(
            "app: {image: app, network_mode: 'service:nginx'}",
            "proxy_pass http://127.0.0.1:3000;");
    reaches(stack.listening("app", "127.0.0.1:3000"));
    fails(stack.listening("app", "[::1]:3000"), Symptom.REFUSED, Cause.OtherFamily.class);
  }

  @Test
  void localhostInAnAlpineImageIsTwoPeersOfWhichOneIsDead() {
    AStack stack =
        AStack.of(
                "compose.yaml",
                """
                services:
                  nginx:
                    image: nginx:1.28-alpine
                    volumes: ['./site.conf:/etc/nginx/conf.d/default.conf']
                  app:
                    image: app
                    network_mode: service:nginx
                """,
                "site.conf",
                config("proxy_pass http://localhost:3000;"))
            .listening("app", "127.0.0.1:3000");
    RouteVerdict route = stack.route();
    assertThat(route.verdict()).isInstanceOf(Reaches.class);
    assertThat(route.peers())
        .extracting(RouteVerdict.PeerVerdict::address)
        .containsExactly("127.0.0.1:3000", "[::1]:3000");
    Fails ipv6 = (Fails) route.peers().get(1).verdict();
    assertThat(ipv6.cause()).isInstanceOf(Cause.OtherFamily.class);
    assertThat(ipv6.confidence()).isEqualTo(Confidence.LIKELY);
  }

  @Test
  void withIpv6SwitchedOffItsLoopbackCannotBeAssigned() {
    AStack stack =
        stack(
            "sysctls: {net.ipv6.conf.all.disable_ipv6: '1'}",
            "app: {image: app}",
            "proxy_pass http://[::1]:3000;");
    fails(stack, Symptom.CANNOT_ASSIGN, Cause.Ipv6Unreachable.class);
  }

  @Test
  void anIpv6AddressLeadsNowhereFromAnIpv4Network() {
    fails(
        app("proxy_pass http://[fd00::3]:3000;", "0.0.0.0:3000"),
        Symptom.UNREACHABLE,
        Cause.Ipv6Unreachable.class);
  }

  @Test
  void hostModeReachesWhatIsPublished() {
    String host = "network_mode: host";
    String pass = "proxy_pass http://127.0.0.1:3000;";
    reaches(
        stack(host, "app: {image: app, ports: ['3000:3000']}", pass)
            .listening("app", "0.0.0.0:3000"));
    reaches(
        stack(host, "app: {image: app, ports: ['127.0.0.1:3000:3000']}", pass)
            .listening("app", "0.0.0.0:3000"));
    AStack unpublished = stack(host, "app: {image: app}", pass).listening("app", "0.0.0.0:3000");
    fails(unpublished, Symptom.REFUSED, Cause.HostPortUnreachable.class);
    fails(
        stack(host, "app: {image: app}", "proxy_pass http://app:3000;"),
        Symptom.HOST_NOT_FOUND,
        Cause.ContainerNameOnHost.class);
  }

  @Test
  void whatIsPublishedWithNothingBehindResetsTheConnection() {
    AStack stack =
        stack(
            "network_mode: host",
            "app: {image: app, ports: ['3000:4000']}",
            "proxy_pass http://127.0.0.1:3000;");
    fails(
        stack.listening("app", "0.0.0.0:3000"),
        Symptom.RESET,
        Cause.NothingBehindPublishedPort.class);
    fails(stack.listening("app", "127.0.0.1:4000"), Symptom.RESET, Cause.BindsLoopback.class);
  }

  @Test
  void throughTheHostOnlyWhatIsPublishedOnEveryAddressAnswers() {
    String gateway = "extra_hosts: ['host.docker.internal:host-gateway']";
    String pass = "proxy_pass http://host.docker.internal:3000;";
    reaches(
        stack(gateway, "app: {image: app, ports: ['3000:3000']}", pass)
            .listening("app", "0.0.0.0:3000"));
    AStack loopback =
        stack(gateway, "app: {image: app, ports: ['127.0.0.1:3000:3000']}", pass)
            .listening("app", "0.0.0.0:3000");
    fails(loopback, Symptom.REFUSED, Cause.HostPortUnreachable.class);
    assertThat(fails(loopback.route()).confidence()).isEqualTo(Confidence.PROVEN);
    assertThat(unknown(stack(gateway, "app: {image: app}", pass).listening("app")))
        .contains("on the host itself");
    fails(stack("app: {image: app}", pass), Symptom.HOST_NOT_FOUND, Cause.HostGatewayMissing.class);
  }

  @Test
  void portsOfAContainerInHostModeOrOnAnInternalNetworkPublishNothing() {
    String gateway = "extra_hosts: ['host.docker.internal:host-gateway']";
    String pass = "proxy_pass http://host.docker.internal:3000;";
    AStack internal =
        AStack.of(
                "compose.yaml",
                """
                services:
                  nginx:
                    image: nginx:1.28
                    extra_hosts: ['host.docker.internal:host-gateway']
                    volumes: ['./site.conf:/etc/nginx/conf.d/default.conf']
                  app:
                    image: app
                    ports: ['3000:3000']
                    networks: [closed]
                networks:
                  closed:
                    internal: true
                """,
                "site.conf",
                config(pass))
            .listening("app", "0.0.0.0:3000");
    fails(internal, Symptom.REFUSED, Cause.HostPortUnreachable.class);
    AStack hostMode =
        stack(gateway, "app: {image: app, network_mode: host, ports: ['3000:9']}", pass)
            .listening("app", "0.0.0.0:3000");
    reaches(hostMode);
  }

  @Test
  void aFixedAddressIsItsContainersAndAHighOneNobodys() {
    AStack stack =
        AStack.of(
                "compose.yaml",
                """
                services:
                  nginx:
                    image: nginx:1.28
                    volumes: ['./site.conf:/etc/nginx/conf.d/default.conf']
                  app:
                    image: app
                    networks: {default: {ipv4_address: 172.30.0.9}}
                networks:
                  default: {ipam: {config: [{subnet: 172.30.0.0/16}]}}
                """,
                "site.conf",
                """
                server {
                  location /a { proxy_pass http://172.30.0.9:3000; }
                  location /b { proxy_pass http://172.30.0.200:3000; }
                  location /c { proxy_pass http://172.30.0.3:3000; }
                }
                """)
            .listening("app", "0.0.0.0:3000");
    assertThat(stack.route("172.30.0.9").verdict()).isInstanceOf(Reaches.class);
    assertThat(fails(stack.route("172.30.0.200")).symptom()).isEqualTo(Symptom.NO_ROUTE);
    assertThat(stack.route("172.30.0.3").verdict()).isInstanceOf(Unknown.class);
  }

  @Test
  void aRunTimeNameNeedsAResolver() {
    String set = "set $b app; proxy_pass http://$b:3000;";
    fails(app(set, "0.0.0.0:3000"), Symptom.NO_RESOLVER, Cause.NoResolver.class);
    reaches(app("resolver 127.0.0.11; " + set, "0.0.0.0:3000"));
    fails(
        app("resolver 8.8.8.8; " + set, "0.0.0.0:3000"),
        Symptom.NOT_RESOLVED,
        Cause.ResolverCannotKnow.class);
    fails(
        app("resolver 127.0.0.11; set $b nope; proxy_pass http://$b:3000;", "0.0.0.0:3000"),
        Symptom.NOT_RESOLVED,
        Cause.NoSuchName.class);
  }

  @Test
  void dockersResolverIsNotThereInHostMode() {
    AStack stack =
        stack(
            "network_mode: host",
            "app: {image: app}",
            "resolver 127.0.0.11; set $b app; proxy_pass http://$b:3000;");
    fails(stack, Symptom.NOT_RESOLVED, Cause.ResolverCannotKnow.class);
  }

  @Test
  void oneMissingNameCondemnsEveryRouteOfThatNginx() {
    AStack stack =
        app(
            """
            server {
              location /a { proxy_pass http://app:3000; }
              location /b { proxy_pass http://nope:3000; }
            }
            """,
            "0.0.0.0:3000");
    Fails condemned = fails(stack.route("app:3000"));
    assertThat(condemned.symptom()).isEqualTo(Symptom.NO_START);
    assertThat(condemned.cause()).isInstanceOf(Cause.NoSuchName.class);
    assertThat(stack.route("app:3000").peers().get(0).verdict()).isInstanceOf(Reaches.class);
    assertThat(fails(stack.route("nope")).symptom()).isEqualTo(Symptom.HOST_NOT_FOUND);
  }

  @Test
  void aMissingNameKillsAlsoAsBackupAsDownAndUnused() {
    for (String server : List.of("server nope:1 backup;", "server nope:1 down;")) {
      AStack stack =
          app(
              "upstream u { server app:3000; "
                  + server
                  + " } server { location / { proxy_pass http://u; } }",
              "0.0.0.0:3000");
      assertThat(fails(stack.route()).cause()).isInstanceOf(Cause.NoSuchName.class);
    }
    AStack unused =
        app(
            "upstream u { server nope:1; } server { location / { proxy_pass http://app:3000; } }",
            "0.0.0.0:3000");
    assertThat(fails(unused.route("app")).symptom()).isEqualTo(Symptom.NO_START);
  }

  @Test
  void anUnusedUpstreamsPortDoesNotMatter() {
    AStack stack =
        app(
            "upstream u { server app:1; } server { location / { proxy_pass http://app:3000; } }",
            "0.0.0.0:3000");
    assertThat(stack.verdicts()).allMatch(route -> route.verdict() instanceof Reaches);
  }

  @Test
  void oneLivingPeerCarriesTheRoute() {
    AStack stack =
        stack(
                "app: {image: app}\ndead: {image: app}",
                "upstream u { server dead:3000; server app:3000 backup; }"
                    + " server { location / { proxy_pass http://u; } }")
            .listening("app", "0.0.0.0:3000")
            .listening("dead");
    RouteVerdict route = stack.route();
    assertThat(route.verdict()).isInstanceOf(Reaches.class);
    assertThat(route.peers().get(0).verdict()).isInstanceOf(Fails.class);
  }

  @Test
  void whenEveryServerIsDownNoneLives() {
    AStack stack =
        app(
            "upstream u { server app:3000 down; } server { location / { proxy_pass http://u; } }",
            "0.0.0.0:3000");
    fails(stack, Symptom.NO_LIVE_UPSTREAMS, Cause.AllDown.class);
  }

  @Test
  void aLocationThatAsksItselfNeverEnds() {
    AStack stack =
        stack(
            "app: {image: app}",
            "server { listen 8080; location / { proxy_pass http://localhost:8080; } }");
    fails(stack, Symptom.LOOP, Cause.AsksItself.class);
    reaches(
        stack(
            "app: {image: app}",
            "server { listen 80; location / { proxy_pass http://localhost:8080; } }"
                + " server { listen 8080; }"));
  }

  @Test
  void whoSpeaksAnotherProtocol() {
    fails(
        app("proxy_pass http://app:9000;", "0.0.0.0:9000 fastcgi"),
        Symptom.WRONG_PROTOCOL,
        Cause.SpeaksOther.class);
    fails(
        app("proxy_pass https://app:3000;", "0.0.0.0:3000"),
        Symptom.WRONG_PROTOCOL,
        Cause.SpeaksOther.class);
    fails(
        app("uwsgi_pass app:3000;", "0.0.0.0:3000"),
        Symptom.WRONG_PROTOCOL,
        Cause.SpeaksOther.class);
    reaches(app("memcached_pass app:11211;", "0.0.0.0:11211 tcp"));
    reaches(app("proxy_pass http://app:3000;", "0.0.0.0:3000 unknown"));
  }

  @Test
  void aPeerThatWaitsForNginxHasNoNameYet() {
    String pass = "proxy_pass http://app:3000;";
    AStack stack =
        stack("app: {image: app, depends_on: [nginx]}", pass).listening("app", "0.0.0.0:3000");
    fails(stack, Symptom.HOST_NOT_FOUND, Cause.StartOrder.class);
    reaches(
        stack("restart: always", "app: {image: app, depends_on: [nginx]}", pass)
            .listening("app", "0.0.0.0:3000"));
    String healthy = "app: {image: app, depends_on: {nginx: {condition: service_healthy}}}";
    fails(
        stack("restart: always", healthy, pass).listening("app", "0.0.0.0:3000"),
        Symptom.HOST_NOT_FOUND,
        Cause.StartOrder.class);
  }

  @Test
  void anNginxBehindAnNginxThatDoesNotStart() {
    AStack stack =
        AStack.of(
            "compose.yaml",
            """
            services:
              edge:
                image: nginx:1.28
                volumes: ['./edge.conf:/etc/nginx/conf.d/default.conf']
              inner:
                image: nginx:1.28
                volumes: ['./inner.conf:/etc/nginx/conf.d/default.conf']
            """,
            "edge.conf",
            "server { location / { proxy_pass http://inner:80; } }",
            "inner.conf",
            "server { listen 80; location / { proxy_pass http://nope:3000; } }");
    assertThat(fails(stack.route("inner")).cause()).isInstanceOf(Cause.PeerDoesNotStart.class);
  }

  @Test
  void aNamelessUpstreamMayStandInAnIncludeThatWeDoNotSee() {
    String include = "include /etc/nginx/upstreams.d/hidden.conf; ";
    AStack stack =
        AStack.of(
            "compose.yaml",
            """
            services:
              nginx:
                build: .
            """,
            "Dockerfile",
            """
            FROM nginx:1.28
            COPY site.conf /etc/nginx/conf.d/default.conf
            COPY --from=somewhere/else /x /etc/nginx/upstreams.d/hidden.conf
            """,
            "site.conf",
            include + "server { location / { proxy_pass http://backend; } }");
    assertThat(unknown(stack)).contains("an include may define this upstream");
  }

  @Test
  void whoWaitsForHealthThatNobodyChecksNeverStarts() {
    String waits = "depends_on: {app: {condition: service_healthy}}";
    String pass = "proxy_pass http://app:3000;";
    AStack known =
        stack(waits, "app: {image: 'python:3.12-slim'}", pass).listening("app", "0.0.0.0:3000");
    fails(known, Symptom.NO_START, Cause.WaitsForHealth.class);
    AStack custom = stack(waits, "app: {image: mine}", pass).listening("app", "0.0.0.0:3000");
    assertThat(((Reaches) custom.route().verdict()).confidence()).isEqualTo(Confidence.LIKELY);
    String checked = "app: {image: mine, healthcheck: {test: [CMD, 'true']}}";
    AStack healthy = stack(waits, checked, pass).listening("app", "0.0.0.0:3000");
    assertThat(((Reaches) healthy.route().verdict()).confidence()).isEqualTo(Confidence.PROVEN);
  }

  @Test
  void anInternalNetworkHasNoWayToTheHost() {
    AStack stack =
        AStack.of(
                "compose.yaml",
                """
                services:
                  nginx:
                    image: nginx:1.28
                    extra_hosts: ['host.docker.internal:host-gateway']
                    volumes: ['./site.conf:/etc/nginx/conf.d/default.conf']
                  app:
                    image: app
                    network_mode: host
                networks:
                  default:
                    internal: true
                """,
                "site.conf",
                config("proxy_pass http://host.docker.internal:3000;"))
            .listening("app", "0.0.0.0:3000");
    fails(stack, Symptom.UNREACHABLE, Cause.AddressUnreachable.class);
  }

  @Test
  void aNameThatNobodyHereSettlesMakesEveryAnswerLikelyAtMost() {
    AStack stack =
        app(
            """
            server {
              location /a { proxy_pass http://app:3000; }
              location /b { proxy_pass http://api.example.com; }
            }
            """,
            "0.0.0.0:3000");
    assertThat(((Reaches) stack.route("app").verdict()).confidence()).isEqualTo(Confidence.LIKELY);
  }

  @Test
  void twoServersOfOneNamespaceWantOnePort() {
    AStack stack =
        stack(
                "app: {image: app, network_mode: 'service:nginx'}",
                "server { listen 80; location / { proxy_pass http://127.0.0.1:3000; } }")
            .listening("app", "0.0.0.0:80", "0.0.0.0:3000");
    fails(stack, Symptom.NO_START, Cause.PortTaken.class);
  }

  @Test
  void oneValueOfSeveralNeverFailsForSure() {
    AStack stack =
        app(
            """
            map $uri $to { /a app:3000; default app:4000; }
            server { location / { resolver 127.0.0.11; proxy_pass http://$to; } }
            """,
            "0.0.0.0:3000");
    List<RouteVerdict> routes = stack.verdicts();
    assertThat(routes).hasSize(2);
    assertThat(routes.stream().filter(r -> r.verdict() instanceof Reaches)).hasSize(1);
    Fails other =
        (Fails)
            routes.stream()
                .map(RouteVerdict::verdict)
                .filter(Fails.class::isInstance)
                .findFirst()
                .orElseThrow();
    assertThat(other.confidence()).isEqualTo(Confidence.LIKELY);
  }
}
