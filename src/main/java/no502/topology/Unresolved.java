package no502.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no502.compose.Project;
import no502.compose.Service;
import no502.compose.Value;
import no502.topology.Resolution.Hidden;
import no502.topology.Resolution.Nothing;
import no502.topology.Resolution.Reason;

/** Explains why Docker's DNS gives no address for a name, or what keeps us from knowing. */
final class Unresolved {
  private final Stack stack;
  private final Namespaces namespaces;

  Unresolved(Stack stack, Namespaces namespaces) {
    this.stack = stack;
    this.namespaces = namespaces;
  }

  Resolution explain(Container from, Namespace namespace, String name, String host) {
    for (Container other : stack.containers().values()) {
      Evidence named = Names.namesOf(stack, other, null).get(name);
      if (named != null) {
        return known(from, namespace, host, other, named);
      }
    }
    String hidden = hiddenName(from);
    if (hidden != null) {
      return new Hidden(hidden, List.of());
    }
    if (name.indexOf('.') >= 0) {
      return new Hidden("DNS outside the files decides what " + host + " is", List.of());
    }
    return new Nothing(
        Reason.NO_SUCH_NAME,
        null,
        nearest(name, namespace),
        null,
        List.of(
            new Evidence(
                from.service().origin().key(),
                "on the networks of " + from.name() + " nobody is called " + host)));
  }

  /** The name is somebody's, and yet it does not resolve from here. */
  private Resolution known(
      Container from, Namespace namespace, String host, Container other, Evidence named) {
    if (!Names.isActive(stack, other)) {
      List<Evidence> evidence = new ArrayList<>(List.of(named));
      for (Value profile : other.service().profiles()) {
        evidence.add(
            new Evidence(
                profile.origin().span(),
                other.name() + " runs only with the profile " + profile.text()));
      }
      return new Nothing(Reason.INACTIVE, other, null, null, evidence);
    }
    Namespace there = namespaces.of(other);
    if (there.kind() == Namespace.Kind.UNKNOWN) {
      return new Hidden(there.hiddenBy(), List.of(named));
    }
    if (!namespaces.hasEndpoint(other)) {
      Value mode = other.service().networkMode();
      return new Nothing(
          Reason.NO_SHARED_NETWORK,
          other,
          null,
          null,
          List.of(
              new Evidence(
                  mode.origin().span(),
                  other.name()
                      + " runs with network_mode: "
                      + mode.text()
                      + " and has no name of its own")));
    }
    String external = externalOf(from);
    if (Names.shared(namespace, there) == null && external != null && isExternal(other)) {
      return new Hidden("two external networks may be one and the same", List.of(named));
    }
    return new Nothing(
        Reason.NO_SHARED_NETWORK,
        other,
        null,
        null,
        List.of(named, networks(from), networks(other)));
  }

  private Evidence networks(Container container) {
    List<String> keys = new ArrayList<>(container.service().networks().keySet());
    no502.text.Span span = container.service().origin().key();
    for (Service.Attachment attachment : container.service().networks().values()) {
      if (!attachment.implicit() && attachment.origin().span() != null) {
        span =
            attachment.origin().key() != null
                ? attachment.origin().key()
                : attachment.origin().span();
        break;
      }
    }
    return new Evidence(
        span,
        container.name()
            + " is on "
            + (keys.size() == 1 ? "the network " : "the networks ")
            + String.join(", ", keys));
  }

  /** What may give a name that we do not see. */
  private String hiddenName(Container from) {
    String external = externalOf(from);
    if (external != null) {
      return "the network " + external + " is external, and others may be on it";
    }
    if (!from.service().externalLinks().isEmpty()) {
      return "external_links bring in names from elsewhere";
    }
    for (Container other : stack.containers().values()) {
      Service service = other.service();
      for (Value value : new Value[] {service.containerName(), service.hostname()}) {
        if (value != null && !value.known()) {
          return value.hiddenBy();
        }
      }
      for (Service.Attachment attachment : service.networks().values()) {
        for (Value alias : attachment.aliases()) {
          if (!alias.known()) {
            return alias.hiddenBy();
          }
        }
      }
    }
    return null;
  }

  private String externalOf(Container container) {
    Container owner = namespaces.owner(container);
    for (String key : owner.service().networks().keySet()) {
      Project.Network network = stack.project().networks().get(key);
      if (network != null
          && (network.external() || !network.realName().known() && !network.implicit())) {
        return key;
      }
    }
    return null;
  }

  private boolean isExternal(Container container) {
    return externalOf(container) != null;
  }

  /** The likeliest name that was meant: close in spelling, or one part of the other. */
  private String nearest(String name, Namespace namespace) {
    String best = null;
    int bestDistance = Integer.MAX_VALUE;
    for (Container other : stack.containers().values()) {
      if (!namespaces.hasEndpoint(other) || Names.shared(namespace, namespaces.of(other)) == null) {
        continue;
      }
      for (Map.Entry<String, Evidence> entry : Names.namesOf(stack, other, null).entrySet()) {
        int distance = distance(name, entry.getKey());
        if (distance < bestDistance) {
          bestDistance = distance;
          best = entry.getKey();
        }
      }
    }
    return best;
  }

  /** Spelling distance; containment counts as near; far ones are out of the question. */
  private static int distance(String a, String b) {
    int spelled = Spelling.distance(a, b);
    int limit = Math.max(1, Math.max(a.length(), b.length()) / 3);
    if (spelled <= limit) {
      return spelled;
    }
    boolean part = a.length() >= 3 && b.length() >= 3 && (isPart(a, b) || isPart(b, a));
    return part ? limit + 1 : Integer.MAX_VALUE;
  }

  private static boolean isPart(String part, String whole) {
    int at = whole.indexOf(part);
    boolean starts = at == 0 || at > 0 && isSeparator(whole.charAt(at - 1));
    int end = at + part.length();
    return starts && (end == whole.length() || isSeparator(whole.charAt(end)));
  }

  private static boolean isSeparator(char c) {
    return c == '-' || c == '_' || c == '.';
  }
}
