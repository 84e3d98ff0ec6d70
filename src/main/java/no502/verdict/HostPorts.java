package no502.verdict;

import java.util.ArrayList;
import java.util.List;
import no502.compose.Project;
import no502.compose.Service;
import no502.text.Seq;
import no502.topology.Confidence;
import no502.topology.Container;
import no502.topology.Family;
import no502.topology.Names;
import no502.topology.Namespace;
import no502.topology.Namespaces;
import no502.topology.Stack;

/**
 * Judges ports of the machine Docker runs on: published ones, and those of containers in host mode.
 */
final class HostPorts {
  private final Stack stack;
  private final Namespaces namespaces;

  HostPorts(Stack stack, Namespaces namespaces) {
    this.stack = stack;
    this.namespaces = namespaces;
  }

  /** A container asks the host: only what is published on every address answers. */
  Verdict fromContainer(Asked asked, Chain chain) {
    Verdict published = published(asked, chain, false);
    if (published != null) {
      return published;
    }
    Verdict hostMode = inHostMode(asked, chain);
    return hostMode != null ? hostMode : unpublished(asked, chain);
  }

  /** A process on the host asks its own loopback: what is published on 127.0.0.1 answers too. */
  Verdict fromHost(Asked asked, String hidden, Chain chain) {
    Verdict published = published(asked, chain, true);
    if (published != null) {
      return published;
    }
    return hidden != null ? chain.unknown(hidden) : unpublished(asked, chain);
  }

  /** The port at which this container answers for a port of the host; 0 when it does not. */
  int answeredBy(Container container, Asked asked) {
    for (Published one : published(asked.port())) {
      if (isHeard(one.mapping(), asked.family(), false)) {
        return one.container() == container ? one.mapping().target() : 0;
      }
    }
    boolean onHost = namespaces.of(container).kind() == Namespace.Kind.HOST;
    return onHost && listensOn(container, asked.port()) ? asked.port() : 0;
  }

  /** The first mapping that answers decides, else the first that comes near; null without any. */
  private Verdict published(Asked asked, Chain chain, boolean onHost) {
    List<Published> all = published(asked.port());
    for (Published one : all) {
      if (isHeard(one.mapping(), asked.family(), onHost)) {
        return behind(one.container(), one.mapping(), asked, chain);
      }
    }
    return all.isEmpty()
        ? null
        : unheard(all.get(0).container(), all.get(0).mapping(), asked, chain, onHost);
  }

  private record Published(Container container, Service.Port mapping) {}

  private List<Published> published(int port) {
    List<Published> all = new ArrayList<>();
    for (Container container : stack.containers().values()) {
      if (Names.isActive(stack, container) && publishes(container)) {
        for (Service.Port mapping : container.service().ports()) {
          if (mapping.publishes(port)) {
            all.add(new Published(container, mapping));
          }
        }
      }
    }
    return all;
  }

  /** In host mode {@code ports} are ignored, and an internal network publishes nothing. */
  private boolean publishes(Container container) {
    if (namespaces.of(container).kind() == Namespace.Kind.DEFAULT_BRIDGE) {
      return true;
    }
    if (!namespaces.hasEndpoint(container)) {
      return false;
    }
    for (String key : container.service().networks().keySet()) {
      Project.Network network = stack.project().networks().get(key);
      if (network == null || !network.internal()) {
        return true;
      }
    }
    return container.service().networks().isEmpty();
  }

  private static boolean isHeard(Service.Port mapping, Family family, boolean onHost) {
    String ip = mapping.hostIp();
    if (ip == null || ip.isEmpty()) {
      return true;
    }
    if (ip.indexOf(':') >= 0) {
      boolean every = ip.equals("::") || ip.equals("[::]");
      boolean loopback = ip.equals("::1") || ip.equals("[::1]");
      return family == Family.IPV6 && (every || loopback && onHost);
    }
    return family == Family.IPV4 && (ip.equals("0.0.0.0") || ip.startsWith("127.") && onHost);
  }

  private static Verdict unheard(
      Container container, Service.Port mapping, Asked asked, Chain chain, boolean onHost) {
    Chain told =
        chain.and(
            mapping.origin().span(),
            container.name()
                + " publishes port "
                + asked.port()
                + " on "
                + mapping.hostIp()
                + " alone");
    Cause cause =
        onHost && asked.family() == Family.IPV6
            ? new Cause.OtherFamily("[::1]", asked.port(), container, null)
            : new Cause.HostPortUnreachable(asked.port(), mapping, List.of(container));
    return told.fails(Symptom.REFUSED, cause, Confidence.PROVEN);
  }

  private Verdict behind(Container container, Service.Port mapping, Asked asked, Chain chain) {
    Chain told =
        chain.and(
            mapping.origin().span(),
            "the host's port "
                + asked.port()
                + " leads to port "
                + mapping.target()
                + " of "
                + container.name());
    // docker-proxy and DNAT go to the container's IPv4 address.
    Asked inside = new Asked(mapping.target(), Family.IPV4, asked.protocol());
    Verdict verdict = new Reach(stack, namespaces.of(container), container).judge(inside, told);
    if (verdict instanceof Verdict.Fails fails && fails.symptom() == Symptom.REFUSED) {
      boolean loopback = fails.cause() instanceof Cause.BindsLoopback;
      Cause cause =
          loopback ? fails.cause() : new Cause.NothingBehindPublishedPort(container, asked.port());
      return new Verdict.Fails(Symptom.RESET, cause, fails.confidence(), fails.evidence());
    }
    return verdict;
  }

  private Verdict inHostMode(Asked asked, Chain chain) {
    String hidden = null;
    for (Container container : stack.containers().values()) {
      if (namespaces.of(container).kind() != Namespace.Kind.HOST
          || !Names.isActive(stack, container)) {
        continue;
      }
      if (listensOn(container, asked.port())) {
        return new Reach(stack, namespaces.of(container), container).judge(asked, chain);
      }
      hidden = hidden == null ? stack.listening(container).hiddenBy() : hidden;
    }
    return hidden == null ? null : chain.unknown(hidden);
  }

  private boolean listensOn(Container container, int port) {
    return Seq.of(stack.listening(container).listeners()).anyMatch(l -> l.onPort(port));
  }

  private Verdict unpublished(Asked asked, Chain chain) {
    List<Container> owners = owners(asked.port());
    if (owners.isEmpty()) {
      return chain.unknown("a program on the host itself may listen on port " + asked.port());
    }
    Container owner = owners.get(0);
    return chain
        .and(
            owner.service().origin().key(),
            owner.name() + " listens on port " + asked.port() + " and does not publish it")
        .fails(
            Symptom.REFUSED,
            new Cause.HostPortUnreachable(asked.port(), null, owners),
            Confidence.LIKELY);
  }

  private List<Container> owners(int port) {
    List<Container> owners = new ArrayList<>();
    for (Container container : stack.containers().values()) {
      boolean listens =
          Seq.of(stack.listening(container).listeners())
              .anyMatch(l -> l.onPort(port) && l.confidence() == Confidence.PROVEN);
      if (listens && namespaces.hasEndpoint(container) && Names.isActive(stack, container)) {
        owners.add(container);
      }
    }
    return List.copyOf(owners);
  }
}
