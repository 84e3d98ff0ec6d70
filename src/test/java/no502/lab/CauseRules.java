package no502.lab;

import java.util.Map;
import no502.verdict.Verdict;
import no502.verdict.Verdict.Fails;

/** Which rule speaks of which cause, so that the evidence can be told rule by rule. */
final class CauseRules {
  private static final Map<String, String> RULES =
      Map.ofEntries(
          Map.entry("LoopbackWithoutListener", "localhost-in-bridge"),
          Map.entry("ContainerNameOnHost", "service-name-in-host-mode"),
          Map.entry("NoSuchName", "unknown-upstream-host"),
          Map.entry("NoSharedNetwork", "no-shared-network"),
          Map.entry("WrongPort", "upstream-port-mismatch"),
          Map.entry("BindsLoopback", "backend-binds-loopback"),
          Map.entry("HostGatewayMissing", "host-gateway-missing"),
          Map.entry("HostPortUnreachable", "host-port-unreachable"),
          Map.entry("NothingBehindPublishedPort", "host-port-unreachable"),
          Map.entry("SocketUnreachable", "unix-socket-unreachable"),
          Map.entry("SpeaksOther", "protocol-mismatch"),
          Map.entry("Inactive", "inactive-upstream"),
          Map.entry("AllDown", "inactive-upstream"),
          Map.entry("NoResolver", "variable-upstream-without-resolver"),
          Map.entry("ResolverCannotKnow", "variable-upstream-without-resolver"),
          Map.entry("Ipv6Unreachable", "ipv6-upstream-unreachable"),
          Map.entry("OtherFamily", "ipv6-upstream-unreachable"),
          Map.entry("AddressUnreachable", "unreachable-address"),
          Map.entry("StartOrder", "depends-on-inverted"),
          Map.entry("ConfigurationRefused", "nginx-syntax"),
          Map.entry("AsksItself", "upstream-is-itself"),
          Map.entry("PortTaken", "host-port-conflict"),
          Map.entry("WaitsForHealth", "healthy-without-healthcheck"));

  private CauseRules() {}

  /** Empty where the verdict is no failure that a rule speaks of. */
  static String rule(Verdict verdict) {
    return verdict instanceof Fails fails
        ? RULES.getOrDefault(fails.cause().getClass().getSimpleName(), "")
        : "";
  }
}
