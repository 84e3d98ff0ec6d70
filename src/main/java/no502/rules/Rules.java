package no502.rules;

import java.util.List;
import no502.lint.Catalogue;

/**
 * Every rule there is. A new rule is one line here, one class beside, one page in {@code rules/}.
 */
public final class Rules {
  /** Made once: a rule keeps nothing. */
  private static final Catalogue ALL =
      new Catalogue(
          List.of(
              new LocalhostInBridge(),
              new ServiceNameInHostMode(),
              new UnknownUpstreamHost(),
              new NoSharedNetworkRule(),
              new UpstreamPortMismatch(),
              new BackendBindsLoopback(),
              new HostGatewayMissingRule(),
              new HostPortUnreachableRule(),
              new UnixSocketUnreachable(),
              new ProtocolMismatch(),
              new InactiveUpstream(),
              new VariableUpstreamWithoutResolver(),
              new Ipv6UpstreamUnreachable(),
              new UnreachableAddress(),
              new UpstreamIsItself(),
              new PublishedPortWithoutListener(),
              new HostPortConflict(),
              new ConfigNotLoaded(),
              new UnrenderedTemplate(),
              new DependsOnInverted(),
              new StartupCycle(),
              new HealthyWithoutHealthcheck(),
              new HealthcheckMissingTool(),
              new HealthcheckIpv6Localhost(),
              new HealthcheckWrongPort(),
              new HealthcheckShellForm(),
              new HealthcheckNoStartPeriod(),
              new MissingDependsOn(),
              new DependsOnNotHealthy(),
              new MissingHealthcheck(),
              new MissingRestartPolicy(),
              new NameCollision(),
              new PublishedBackendPort(),
              new StaleDns(),
              new MissingNextUpstream(),
              new MissingMaxFails(),
              new UnboundedRetries(),
              new NonIdempotentRetry(),
              new MissingUpstreamTimeouts(),
              new KeepaliveIneffective(),
              new MissingKeepalive(),
              new NoFallback(),
              new Ipv6Localhost(),
              new InvalidUpstreamHostHeader(),
              new UpstreamTimingNotLogged(),
              new NginxSyntax(),
              new ComposeSyntax(),
              new DockerfileSyntax()));

  private Rules() {}

  public static Catalogue all() {
    return ALL;
  }
}
