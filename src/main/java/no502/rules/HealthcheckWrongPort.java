package no502.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import no502.compose.Service;
import no502.fix.ExactText;
import no502.lint.Finding;
import no502.lint.Fix;
import no502.lint.Inspection;
import no502.lint.Rule;
import no502.text.Edit;
import no502.text.Seq;
import no502.text.Span;
import no502.topology.Confidence;
import no502.topology.Container;
import no502.topology.Evidence;
import no502.topology.Listener;
import no502.topology.Listening;
import no502.topology.Namespace;
import no502.topology.Namespaces;
import no502.topology.Stack;
import no502.topology.listen.ProbeUrl;

/** The check asks a port of its own container on which nobody listens. */
final class HealthcheckWrongPort implements Rule {
  @Override
  public String id() {
    return "healthcheck-wrong-port";
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> found) {
    Stack stack = inspection.stack();
    Namespaces namespaces = stack.project() == null ? null : new Namespaces(stack);
    for (Container container : Checked.of(inspection)) {
      List<ProbeUrl> probes = ProbeUrl.all(container);
      if (probes.size() == 1 && probes.get(0).local() && probes.get(0).port() > 0) {
        List<Listener> others = others(stack, namespaces.of(container), probes.get(0).port());
        if (!others.isEmpty()) {
          found.accept(finding(inspection, container, probes.get(0), others));
        }
      }
    }
  }

  /** What is listened on instead; empty when the port may be right. */
  private static List<Listener> others(Stack stack, Namespace namespace, int port) {
    List<Listener> others = new ArrayList<>();
    boolean sure = namespace.hiddenBy() == null && namespace.kind() != Namespace.Kind.HOST;
    for (Container member : namespace.members()) {
      Listening listening = stack.listening(member);
      sure &= listening.exhaustive();
      for (Listener listener : listening.listeners()) {
        if (listener.onPort(port)) {
          return List.of();
        }
        if (listener.socket() instanceof Listener.Tcp) {
          others.add(listener);
        }
      }
    }
    return sure ? others : List.of();
  }

  private Finding finding(
      Inspection inspection, Container container, ProbeUrl probe, List<Listener> others) {
    Confidence confidence = Confidence.PROVEN;
    List<Integer> ports = new ArrayList<>();
    Finding.Related bind = null;
    for (Listener listener : others) {
      confidence = confidence.and(listener.confidence());
      int port = ((Listener.Tcp) listener.socket()).port();
      if (!ports.contains(port)) {
        ports.add(port);
      }
      for (Evidence evidence : listener.evidence()) {
        if (bind == null && evidence.span() != null) {
          bind = new Finding.Related(evidence.span(), evidence.sentence());
        }
      }
    }
    List<String> words = Seq.of(ports).map(String::valueOf).toList();
    String listens = "port" + (ports.size() == 1 ? " " : "s ") + Backends.names(words);
    return new Finding(
        id(),
        Checked.severity(inspection, container, confidence),
        confidence,
        probe.span(),
        "the health check of "
            + container.name()
            + " asks port "
            + probe.port()
            + ", but "
            + container.name()
            + " listens on "
            + listens
            + ", so it fails each time: "
            + Checked.ending(inspection, container),
        Checked.related(inspection, container, bind, published(container, probe.port())),
        List.of(),
        ports.size() == 1 ? "ask port " + ports.get(0) : "ask one of the ports it listens on",
        ports.size() == 1 ? fix(probe, ports.get(0)) : null);
  }

  private static Finding.Related published(Container container, int asked) {
    for (Service.Port port : container.service().ports()) {
      if (String.valueOf(asked).equals(port.published()) && port.target() != asked) {
        return new Finding.Related(
            port.origin().span(), asked + " is the host's side; inside it is " + port.target());
      }
    }
    return null;
  }

  private static Fix fix(ProbeUrl probe, int right) {
    String host = probe.host();
    Span old = ExactText.once(probe.span(), host + ":" + probe.port());
    if (host.isEmpty() || old == null) {
      return null;
    }
    return new Fix(
        "ask port " + right + " in the health check",
        true,
        List.of(Edit.replace(old, host + ":" + right)));
  }
}
