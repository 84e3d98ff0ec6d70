package no502.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no502.topology.Resolution.Hidden;
import no502.topology.Resolution.Host;
import no502.topology.Resolution.Literal;
import no502.topology.Resolution.Loopback;
import no502.topology.Resolution.Nothing;
import no502.topology.Resolution.Peers;
import no502.topology.Resolution.Reason;
import no502.topology.Resolution.Several;
import org.junit.jupiter.api.Test;

/** What a name means inside the service called nginx. */
class NamesTest {

  private static Resolution resolve(String compose, String host) {
    return resolve(AStack.of("shop/compose.yaml", compose), host, true);
  }

  private static Resolution resolve(AStack stack, String host, boolean atStart) {
    Stack built = stack.build();
    Names names = new Names(built, new Namespaces(built), true);
    return names.resolve(built.container("nginx"), host, atStart);
  }

  private static List<String> peers(Resolution resolution) {
    assertThat(resolution).isInstanceOf(Peers.class);
    return ((Peers) resolution).peers().stream().map(p -> p.container().name()).toList();
  }

  private static Nothing nothing(Resolution resolution) {
    assertThat(resolution).isInstanceOf(Nothing.class);
    return (Nothing) resolution;
  }

  private static final String MANY_NAMES =
      """
      name: shop
      services:
        nginx:
          image: nginx:1.28
          networks: [front]
        app:
          image: app
          hostname: Billing
          networks:
            front:
              aliases: [api.internal]
            back:
              aliases: [hidden-here]
        other:
          image: app
          container_name: the-other
          networks: [front]
      networks:
        front:
        back:
      """;

  @Test
  void aContainerAnswersToItsServiceHostnameAliasesAndContainerName() {
    assertThat(peers(resolve(MANY_NAMES, "app"))).containsExactly("app");
    assertThat(peers(resolve(MANY_NAMES, "billing"))).containsExactly("app");
    assertThat(peers(resolve(MANY_NAMES, "api.internal"))).containsExactly("app");
    assertThat(peers(resolve(MANY_NAMES, "shop-app-1"))).containsExactly("app");
    assertThat(peers(resolve(MANY_NAMES, "the-other"))).containsExactly("other");
    assertThat(peers(resolve(MANY_NAMES, "app.shop_front"))).containsExactly("app");
  }

  @Test
  void namesAreNotCaseSensitive() {
    assertThat(peers(resolve(MANY_NAMES, "APP"))).containsExactly("app");
  }

  @Test
  void anAliasOfAnotherNetworkDoesNotCount() {
    Nothing nothing = nothing(resolve(MANY_NAMES, "hidden-here"));
    assertThat(nothing.reason()).isEqualTo(Reason.NO_SHARED_NETWORK);
    assertThat(nothing.meant().name()).isEqualTo("app");
  }

  @Test
  void aContainerNameTakesThePlaceOfTheGeneratedOne() {
    assertThat(resolve(MANY_NAMES, "shop-other-1")).isNotInstanceOf(Peers.class);
  }

  @Test
  void theNameOfVersionOneIsMostLikelyGone() {
    Nothing nothing = nothing(resolve(MANY_NAMES, "shop_app_1"));
    assertThat(nothing.confidence()).isEqualTo(Confidence.LIKELY);
    assertThat(nothing.nearest()).isEqualTo("app");
  }

  @Test
  void anotherProjectsNameInAGeneratedOneLeavesItOpen() {
    assertThat(resolve(MANY_NAMES, "store-app-1")).isInstanceOf(Hidden.class);
  }

  @Test
  void nobodysNameIsProvenWrongAndTheNearestOneOffered() {
    Nothing nothing = nothing(resolve(MANY_NAMES, "aap"));
    assertThat(nothing.reason()).isEqualTo(Reason.NO_SUCH_NAME);
    assertThat(nothing.nearest()).isEqualTo("app");
    assertThat(nothing.confidence()).isEqualTo(Confidence.PROVEN);
  }

  @Test
  void aNameWithADotMayBeInSomebodysDns() {
    assertThat(resolve(MANY_NAMES, "api.example.com")).isInstanceOf(Hidden.class);
  }

  @Test
  void noTopLevelDomainIsANumber() {
    assertThat(nothing(resolve(MANY_NAMES, "999.1.1.1")).reason()).isEqualTo(Reason.NO_SUCH_NAME);
  }

  @Test
  void aServiceBehindAProfileHasNoNameUntilTheProfileIsOn() {
    String compose =
        """
        services:
          nginx:
            image: nginx:1.28
          app:
            image: app
            profiles: [full]
        """;
    assertThat(nothing(resolve(compose, "app")).reason()).isEqualTo(Reason.INACTIVE);
    AStack full = AStack.of("shop/compose.yaml", compose).profiles("full");
    assertThat(peers(resolve(full, "app", true))).containsExactly("app");
  }

  @Test
  void scaledToZeroIsInactiveToo() {
    String compose =
        """
        services:
          nginx:
            image: nginx:1.28
          app:
            image: app
            scale: 0
        """;
    assertThat(nothing(resolve(compose, "app")).reason()).isEqualTo(Reason.INACTIVE);
  }

  @Test
  void eachReplicaIsAnAddressAndAnIpv6NetworkDoublesThem() {
    String compose =
        """
        services:
          nginx:
            image: nginx:1.28
          app:
            image: app
            deploy:
              replicas: 2
        networks:
          default:
            enable_ipv6: true
        """;
    Peers peers = (Peers) resolve(compose, "app");
    assertThat(peers.peers())
        .extracting(Resolution.Peer::family)
        .containsExactly(Family.IPV4, Family.IPV6, Family.IPV4, Family.IPV6);
  }

  @Test
  void twoServicesMayShareOneAlias() {
    String compose =
        """
        services:
          nginx:
            image: nginx:1.28
          a:
            image: app
            networks: {default: {aliases: [api]}}
          b:
            image: app
            networks: {default: {aliases: [api]}}
        """;
    assertThat(peers(resolve(compose, "api"))).containsExactly("a", "b");
  }

  @Test
  void aLinkIsANameForTheLinkingContainerAlone() {
    String compose =
        """
        services:
          nginx:
            image: nginx:1.28
            links: ["app:backend"]
          app:
            image: app
          worker:
            image: app
            links: ["app:front"]
        """;
    assertThat(peers(resolve(compose, "backend"))).containsExactly("app");
    assertThat(peers(resolve(compose, "app-1"))).containsExactly("app");
    assertThat(nothing(resolve(compose, "front")).reason()).isEqualTo(Reason.NO_SUCH_NAME);
  }

  @Test
  void onTheDefaultBridgeOnlyLinksGiveNames() {
    String compose =
        """
        services:
          nginx:
            image: nginx:1.28
            network_mode: bridge
            links: [app]
          app:
            image: app
            network_mode: bridge
          db:
            image: app
            network_mode: bridge
        """;
    assertThat(peers(resolve(compose, "app"))).containsExactly("app");
    assertThat(nothing(resolve(compose, "db")).meant().name()).isEqualTo("db");
  }

  private static final String EXTRA_HOSTS =
      """
      services:
        nginx:
          image: nginx:1.28
          extra_hosts:
            - "host.docker.internal:host-gateway"
            - "db:10.0.0.5"
            - "two:10.0.0.6"
            - "two:10.0.0.7"
            - "me:127.0.0.1"
        db:
          image: app
      """;

  @Test
  void extraHostsComeBeforeDns() {
    assertThat(resolve(EXTRA_HOSTS, "db")).isInstanceOf(Literal.class);
    assertThat(resolve(EXTRA_HOSTS, "host.docker.internal")).isInstanceOf(Host.class);
    assertThat(resolve(EXTRA_HOSTS, "me")).isInstanceOf(Loopback.class);
    assertThat(((Several) resolve(EXTRA_HOSTS, "two")).each()).hasSize(2);
  }

  @Test
  void nginxOwnResolverNeverReadsTheHostsFile() {
    AStack stack = AStack.of("shop/compose.yaml", EXTRA_HOSTS);
    assertThat(nothing(resolve(stack, "host.docker.internal", false)).reason())
        .isEqualTo(Reason.RESOLVER_CANNOT_KNOW);
    assertThat(nothing(resolve(stack, "localhost", false)).reason())
        .isEqualTo(Reason.RESOLVER_CANNOT_KNOW);
    assertThat(peers(resolve(stack, "db", false))).containsExactly("db");
  }

  @Test
  void theHostHasNoNameOnLinuxUnlessSomebodyGivesOne() {
    String compose = "services: {nginx: {image: 'nginx:1.28'}}";
    assertThat(nothing(resolve(compose, "host.docker.internal")).reason())
        .isEqualTo(Reason.NO_HOST_GATEWAY);
    Stack built = AStack.of("compose.yaml", compose).build();
    Names desktop = new Names(built, new Namespaces(built), false);
    assertThat(desktop.resolve(built.container("nginx"), "host.docker.internal", true))
        .isInstanceOf(Host.class);
  }

  @Test
  void inHostModeContainerNamesMeanNothing() {
    String compose =
        """
        services:
          nginx:
            image: nginx:1.28
            network_mode: host
          app:
            image: app
        """;
    Nothing nothing = nothing(resolve(compose, "app"));
    assertThat(nothing.reason()).isEqualTo(Reason.HOST_MODE);
    assertThat(nothing.meant().name()).isEqualTo("app");
    assertThat(resolve(compose, "nobody")).isInstanceOf(Hidden.class);
  }

  @Test
  void whoJoinsAnotherNamespaceHasNoNameOfItsOwnAndSeesThatOnesNetworks() {
    String compose =
        """
        services:
          nginx:
            image: nginx:1.28
            network_mode: service:app
          app:
            image: app
            networks: [back]
          db:
            image: app
            networks: [back]
          side:
            image: app
            network_mode: service:db
        networks:
          back:
        """;
    assertThat(peers(resolve(compose, "app"))).containsExactly("app");
    assertThat(peers(resolve(compose, "db"))).containsExactly("db");
    assertThat(nothing(resolve(compose, "nginx")).reason()).isEqualTo(Reason.NO_SHARED_NETWORK);
    assertThat(nothing(resolve(compose, "side")).reason()).isEqualTo(Reason.NO_SHARED_NETWORK);
  }

  @Test
  void withoutANetworkThereIsNoName() {
    String compose =
        """
        services:
          nginx:
            image: nginx:1.28
            network_mode: none
          app:
            image: app
        """;
    assertThat(nothing(resolve(compose, "app")).meant().name()).isEqualTo("app");
  }

  @Test
  void onAnExternalNetworkOthersMayBearTheName() {
    String compose =
        """
        services:
          nginx:
            image: nginx:1.28
            networks: [proxy]
        networks:
          proxy:
            external: true
        """;
    assertThat(resolve(compose, "grafana")).isInstanceOf(Hidden.class);
  }

  @Test
  void aNeighbourOnTheSameExternalNetworkGivesTheName() {
    AStack stack =
        AStack.of(
            "front/compose.yaml",
            """
            services:
              nginx:
                image: nginx:1.28
                networks: [proxy]
            networks:
              proxy:
                external: true
                name: shared
            """,
            "monitor/compose.yaml",
            """
            services:
              grafana:
                image: app
                networks: [net]
              loner:
                image: app
            networks:
              net:
                name: shared
            """);
    Peers peers = (Peers) resolve(stack, "grafana", true);
    assertThat(peers.peers()).hasSize(1);
    assertThat(peers.peers().get(0).confidence()).isEqualTo(Confidence.LIKELY);
    Nothing loner = nothing(resolve(stack, "loner", true));
    assertThat(loner.confidence())
        .as("the network's creator is at hand")
        .isEqualTo(Confidence.LIKELY);
  }

  @Test
  void anotherReadingOfTheSameProjectAddsNoSecondPeer() {
    String compose =
        """
        services:
          nginx:
            image: nginx:1.28
            networks: [proxy]
          app:
            image: app
            networks: [proxy]
        networks:
          proxy:
            external: true
        """;
    AStack stack = AStack.of("shop/compose.yaml", compose, "shop/compose.prod.yaml", compose);
    assertThat(peers(resolve(stack, "app", true))).containsExactly("app");
  }

  @Test
  void aHiddenContainerNameLeavesOpenOnlyWhatItCouldBe() {
    String compose =
        """
        services:
          nginx:
            image: nginx:1.28
          app:
            image: app
            container_name: ${PREFIX}_web
        """;
    assertThat(resolve(compose, "shop_web")).isInstanceOf(Hidden.class);
    assertThat(nothing(resolve(compose, "api")).reason()).isEqualTo(Reason.NO_SUCH_NAME);
  }

  @Test
  void whatLocalhostIsDependsOnTheImageAndTheNetwork() {
    assertThat(resolve(localhost("nginx:1.28", ""), "localhost")).isInstanceOf(Loopback.class);
    Several alpine = (Several) resolve(localhost("nginx:1.28-alpine", ""), "localhost");
    assertThat(alpine.each())
        .extracting(one -> ((Loopback) one).address())
        .containsExactly("127.0.0.1", "[::1]");
    String ipv6 = "networks: {default: {enable_ipv6: true}}";
    assertThat(resolve(localhost("nginx:1.28", ipv6), "localhost")).isInstanceOf(Several.class);
  }

  private static String localhost(String image, String networks) {
    return "services: {nginx: {image: '" + image + "'}}\n" + networks;
  }
}
