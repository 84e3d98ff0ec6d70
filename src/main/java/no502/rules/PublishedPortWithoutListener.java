package no502.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import no502.compose.Service;
import no502.fix.YamlEdits;
import no502.lint.Finding;
import no502.lint.Fix;
import no502.lint.Inspection;
import no502.lint.Rule;
import no502.lint.Severity;
import no502.text.Seq;
import no502.topology.Confidence;
import no502.topology.Container;
import no502.topology.Evidence;
import no502.topology.Listener;
import no502.topology.Names;
import no502.topology.Namespaces;
import no502.topology.Nginx;
import no502.topology.Stack;

/** nginx's own published port leads to a port on which this nginx does not listen. */
final class PublishedPortWithoutListener implements Rule {
  @Override
  public String id() {
    return "published-port-without-listener";
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> found) {
    Stack stack = inspection.stack();
    Namespaces namespaces = stack.project() == null ? null : new Namespaces(stack);
    for (Nginx nginx : stack.nginxes()) {
      Container container = nginx.container();
      if (container != null && Names.isActive(stack, container)) {
        List<Service.Port> dead =
            Seq.of(container.service().ports())
                .filter(p -> "tcp".equals(p.protocol()))
                .filter(p -> isUnanswered(stack, namespaces, container, p))
                .toList();
        boolean all = dead.size() == container.service().ports().size();
        if (!dead.isEmpty() && !nginx.refusesItsConfiguration()) {
          dead.forEach(port -> found.accept(finding(stack, nginx, port, all)));
        }
      }
    }
  }

  /** Everyone who shares the namespace is known, and none of them listens there. */
  private static boolean isUnanswered(
      Stack stack, Namespaces namespaces, Container container, Service.Port port) {
    for (Container member : namespaces.of(container).members()) {
      boolean maybe =
          !stack.listening(member).exhaustive()
              || Seq.of(stack.listening(member).listeners()).anyMatch(l -> l.onPort(port.target()));
      if (maybe) {
        return false;
      }
    }
    return namespaces.of(container).hiddenBy() == null
        && !namespaces.of(container).members().isEmpty();
  }

  /**
   * With no port left that answers, nobody reaches this nginx; else one of several doors is walled
   * up.
   */
  private Finding finding(Stack stack, Nginx nginx, Service.Port port, boolean all) {
    List<Finding.Related> related = new ArrayList<>();
    List<Integer> ports = new ArrayList<>();
    for (Listener listener : stack.listening(nginx.container()).listeners()) {
      if (listener.socket() instanceof Listener.Tcp tcp && !ports.contains(tcp.port())) {
        ports.add(tcp.port());
        for (Evidence evidence : listener.evidence()) {
          if (evidence.span() != null) {
            related.add(
                new Finding.Related(evidence.span(), "nginx listens on port " + tcp.port()));
          }
        }
      }
    }
    String only = ports.size() == 1 ? String.valueOf(ports.get(0)) : null;
    return new Finding(
        id(),
        all && nginx.confidence() == Confidence.PROVEN ? Severity.ERROR : Severity.WARNING,
        nginx.confidence(),
        port.origin().span(),
        (port.published() == null ? "a port of the host" : "the host's port " + port.published())
            + " leads to port "
            + port.target()
            + " of "
            + nginx.container().name()
            + ", where its nginx does not listen: every connection is reset",
        related,
        List.of(),
        only == null
            ? "publish a port that nginx listens on"
            : "nginx listens on port " + only + ": publish that",
        only == null ? null : fix(port, only));
  }

  private static Fix fix(Service.Port port, String right) {
    String text = port.origin().span().text();
    String tail = ":" + port.target();
    int at = text.lastIndexOf(tail);
    if (at < 0) {
      return null;
    }
    String mended = text.substring(0, at) + ":" + right + text.substring(at + tail.length());
    String bare = mended.replace("\"", "").replace("'", "");
    return new Fix(
        "publish port " + right,
        false,
        List.of(YamlEdits.replaceScalar(port.origin().span(), bare)));
  }
}
