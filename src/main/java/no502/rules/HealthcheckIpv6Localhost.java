package no502.rules;

import java.util.List;
import java.util.function.Consumer;
import no502.fix.ExactText;
import no502.knowledge.ImageFacts;
import no502.lint.Finding;
import no502.lint.Fix;
import no502.lint.Inspection;
import no502.lint.Rule;
import no502.text.Edit;
import no502.text.Span;
import no502.topology.Bind;
import no502.topology.Confidence;
import no502.topology.Container;
import no502.topology.Evidence;
import no502.topology.Listener;
import no502.topology.Listening;
import no502.topology.listen.ProbeUrl;

/** The check's localhost is ::1 for its program, and the server listens on IPv4 only. */
final class HealthcheckIpv6Localhost implements Rule {
  @Override
  public String id() {
    return "healthcheck-ipv6-localhost";
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> found) {
    for (Container container : Checked.of(inspection)) {
      List<ProbeUrl> probes = ProbeUrl.all(container);
      if (probes.size() == 1) {
        check(inspection, container, probes.get(0), found);
      }
    }
  }

  private void check(
      Inspection inspection, Container container, ProbeUrl probe, Consumer<Finding> found) {
    Listener listener = onIpv4Only(inspection.stack().listening(container), probe.port());
    boolean written = probe.host().equals("[::1]") || probe.host().equals("::1");
    if (listener != null && (written || takesFirstOnly(container, probe))) {
      found.accept(finding(inspection, container, probe, listener, written));
    }
  }

  /** BusyBox wget asks the first address alone, and with musl that is ::1. */
  private static boolean takesFirstOnly(Container container, ProbeUrl probe) {
    ImageFacts facts = container.facts();
    return probe.byLocalhostName()
        && probe.tool().equals("wget")
        && facts != null
        && facts.tools() != null
        && facts.libc() == ImageFacts.Libc.MUSL
        && facts.tools().contains("busybox-wget")
        && !facts.tools().contains("wget")
        && !container.installed().contains("wget");
  }

  /** A listener on that port, when none of them takes IPv6; null otherwise. */
  private static Listener onIpv4Only(Listening listening, int port) {
    Listener found = null;
    for (Listener listener : listening.listeners()) {
      if (port > 0 && listener.onPort(port)) {
        Listener.Tcp tcp = (Listener.Tcp) listener.socket();
        boolean ipv4 = tcp.bind() == Bind.ALL4 || tcp.bind() == Bind.LOOPBACK4;
        if (!ipv4) {
          return null;
        }
        found = listener;
      }
    }
    return found;
  }

  private Finding finding(
      Inspection inspection,
      Container container,
      ProbeUrl probe,
      Listener listener,
      boolean written) {
    Confidence confidence = listener.confidence();
    if (!written) {
      confidence = container.facts().verified() ? confidence : Confidence.LIKELY;
    }
    Finding.Related bind = null;
    for (Evidence evidence : listener.evidence()) {
      if (evidence.span() != null) {
        bind = new Finding.Related(evidence.span(), container.name() + " listens on IPv4 only");
      }
    }
    String why =
        written
            ? "the health check asks ::1"
            : "for the BusyBox wget of this image localhost is ::1, and it tries nothing else";
    return new Finding(
        id(),
        Checked.severity(inspection, container, confidence),
        confidence,
        probe.span(),
        why
            + "; "
            + container.name()
            + " listens on port "
            + probe.port()
            + " with IPv4 only, so the check fails each time: "
            + Checked.ending(inspection, container),
        Checked.related(inspection, container, bind),
        List.of(),
        "ask 127.0.0.1 instead of " + probe.host(),
        fix(probe));
  }

  private static Fix fix(ProbeUrl probe) {
    Span host = ExactText.once(probe.span(), "//" + probe.host());
    if (host == null) {
      return null;
    }
    return new Fix(
        "ask 127.0.0.1 in the health check",
        true,
        List.of(Edit.replace(host.source().span(host.start() + 2, host.end()), "127.0.0.1")));
  }
}
