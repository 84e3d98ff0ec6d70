package no502.analysis;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import no502.lint.Finding;
import no502.log.Answer;
import no502.log.Diagnosis;
import no502.log.Judged;
import no502.log.Secrets;
import no502.log.Suspect;
import no502.log.Tally;
import no502.text.Seq;
import no502.text.Span;
import no502.topology.Evidence;

/**
 * A log set beside an analysis: the causes of what burns, each with the finding that names it in
 * the files.
 *
 * @param findings one an answer, in the same order; null where no rule speaks of it
 */
public record LogDiagnosis(Diagnosis diagnosis, List<Finding> findings) {

  /** With each finding's repair tried before it is shown. */
  public static LogDiagnosis of(Tally tally, Outcome outcome, Repair repair, Secrets secrets) {
    List<Judged> judged = new ArrayList<>();
    for (Outcome.StackOutcome stack : outcome.stacks()) {
      judged.add(new Judged(stack.stack(), stack.routes()));
    }
    Diagnosis diagnosis = Diagnosis.of(tally, judged, secrets);
    List<Finding> findings = new ArrayList<>();
    for (Answer answer : diagnosis.answers()) {
      findings.add(finding(answer, outcome, repair));
    }
    return new LogDiagnosis(diagnosis, findings);
  }

  private static Finding finding(Answer answer, Outcome outcome, Repair repair) {
    Set<Span> spans = new LinkedHashSet<>(answer.places());
    for (Evidence evidence : answer.evidence()) {
      spans.add(evidence.span());
    }
    for (String rule : rules(answer.cause())) {
      for (Outcome.StackOutcome stack : outcome.stacks()) {
        for (Finding finding : stack.findings()) {
          if (finding.rule().equals(rule) && speaksOf(finding, spans)) {
            return repair.verified(outcome, stack, finding);
          }
        }
      }
    }
    return null;
  }

  private static boolean speaksOf(Finding finding, Set<Span> spans) {
    if (touches(finding.span(), spans)) {
      return true;
    }
    for (Finding.Related related : finding.related()) {
      if (touches(related.span(), spans)) {
        return true;
      }
    }
    return Seq.of(finding.path()).anyMatch(link -> touches(link.span(), spans));
  }

  private static boolean touches(Span span, Set<Span> spans) {
    for (Span other : spans) {
      if (span != null && other != null && (span.contains(other) || other.contains(span))) {
        return true;
      }
    }
    return false;
  }

  /** The rules that report this cause, the nearest first. */
  private static List<String> rules(Suspect cause) {
    return switch (cause) {
      case WRONG_PORT ->
          List.of(
              "upstream-port-mismatch", "published-port-without-listener", "localhost-in-bridge");
      case LOOPBACK_ELSEWHERE -> List.of("localhost-in-bridge");
      case OTHER_FAMILY -> List.of("ipv6-localhost", "ipv6-upstream-unreachable");
      case BINDS_LOOPBACK -> List.of("backend-binds-loopback");
      case START_RACE ->
          List.of(
              "depends-on-not-healthy",
              "missing-depends-on",
              "depends-on-inverted",
              "healthy-without-healthcheck",
              "missing-healthcheck");
      case STALE_ADDRESS -> List.of("stale-dns");
      case NO_SHARED_NETWORK -> List.of("no-shared-network");
      case NO_SUCH_NAME -> List.of("unknown-upstream-host", "no-shared-network");
      case SERVICE_OFF -> List.of("inactive-upstream", "missing-restart-policy");
      case NOT_LISTENING ->
          List.of("upstream-port-mismatch", "localhost-in-bridge", "missing-restart-policy");
      case NAME_ON_HOST -> List.of("service-name-in-host-mode");
      case HOST_GATEWAY -> List.of("host-gateway-missing");
      case HOST_PORT -> List.of("host-port-unreachable");
      case NOTHING_BEHIND_PORT -> List.of("published-port-without-listener");
      case PROTOCOL -> List.of("protocol-mismatch");
      case SOCKET_MISSING, SOCKET_MODE -> List.of("unix-socket-unreachable");
      case NO_RESOLVER, RESOLVER_CANNOT_KNOW, RESOLVER_DOWN ->
          List.of("variable-upstream-without-resolver", "nginx-syntax");
      case ADDRESS_NOBODY, OTHER_NETWORK, OUTSIDE -> List.of("unreachable-address");
      case NO_IPV6 -> List.of("ipv6-upstream-unreachable");
      case ALL_DOWN -> List.of("inactive-upstream");
      case ASKS_ITSELF -> List.of("upstream-is-itself");
      case PORT_TAKEN -> List.of("host-port-conflict");
      case WAITS_FOR_HEALTH -> List.of("healthy-without-healthcheck");
      case REFUSED_CONFIG -> List.of("nginx-syntax", "unrendered-template");
      default -> List.of();
    };
  }
}
