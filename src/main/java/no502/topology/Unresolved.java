package no502.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no502.compose.Project;
import no502.compose.Service;
import no502.compose.Value;
import no502.text.Letters;
import no502.text.Span;
import no502.topology.Resolution.Hidden;
import no502.topology.Resolution.Nothing;
import no502.topology.Resolution.Reason;

/** Explains why Docker's DNS gives no address for a name, or what keeps us from knowing. */
final class Unresolved {
  private final Stack stack;
  private final Namespaces namespaces;
  private final HiddenNames hiddenNames;

  Unresolved(Stack stack, Namespaces namespaces) {
    this.stack = stack;
    this.namespaces = namespaces;
    this.hiddenNames = new HiddenNames(stack, namespaces);
  }

  Resolution explain(Container from, Namespace namespace, String name, String host) {
    Container bearer = bearer(name);
    if (bearer != null) {
      return known(from, namespace, bearer, NameTable.of(stack, bearer).get(name));
    }
    if (stack.assumptions().hosts().contains(name)) {
      return new Hidden("no502's configuration says only that " + host + " resolves", List.of());
    }
    String hidden = hiddenNames.why(from, name);
    if (hidden != null) {
      return new Hidden(hidden, List.of());
    }
    GeneratedName generated = GeneratedName.of(stack, name);
    if (generated != null) {
      return ofAnotherProject(from, host, generated);
    }
    // No top-level domain is a number: 999.1.1.1 is nobody's name. But 1.2.3 is 1.2.0.3.
    boolean number = Letters.isNumber(name.substring(name.lastIndexOf('.') + 1));
    boolean four = Letters.count(name, '.') == 3;
    if (name.indexOf('.') >= 0 && !(number && four)) {
      return new Hidden("DNS outside the files decides what " + host + " is", List.of());
    }
    return noSuchName(from, host, nearest(name, namespace), confidence(from, name));
  }

  /** Whose name it is, one that runs before one that does not. */
  private Container bearer(String name) {
    Container inactive = null;
    for (Container other : stack.containers().values()) {
      if (NameTable.of(stack, other).containsKey(name)) {
        if (Names.isActive(stack, other)) {
          return other;
        }
        inactive = inactive == null ? other : inactive;
      }
    }
    return inactive;
  }

  private static Nothing noSuchName(
      Container from, String host, String nearest, Confidence confidence) {
    return new Nothing(
        Reason.NO_SUCH_NAME,
        null,
        nearest,
        null,
        confidence,
        List.of(
            new Evidence(
                from.service().origin().key(),
                "on the networks of " + from.name() + " nobody is called " + host)));
  }

  /** A generated name with another project's name in it, or in the style of version 1. */
  private Resolution ofAnotherProject(Container from, String host, GeneratedName generated) {
    Value project = stack.project().name();
    boolean ours = project != null && project.known() && project.text().equals(generated.project());
    if (!ours) {
      return new Hidden(
          "the name the project is started under decides whether " + host + " exists", List.of());
    }
    String nearest = generated.container().name();
    return noSuchName(
        from, host, nearest, generated.underscores() ? Confidence.LIKELY : Confidence.PROVEN);
  }

  /** Proven, but where somebody outside these files may well bear the name. */
  private Confidence confidence(Container from, String name) {
    Service service = namespaces.owner(from).service();
    if (!service.dns().isEmpty() || hiddenNames.external(from) != null) {
      return Confidence.LIKELY;
    }
    for (String key : service.networks().keySet()) {
      Project.Network network = stack.project().networks().get(key);
      // A network with a name of its own can be joined from outside.
      if (network != null && !HiddenNames.isOwn(stack, network)) {
        return Confidence.LIKELY;
      }
    }
    // Another Compose file of the repository is often started into the same project.
    for (Stack other : stack.neighbours().named(name)) {
      if (other != stack) {
        return Confidence.LIKELY;
      }
    }
    return Confidence.PROVEN;
  }

  /** The name is somebody's, and yet it does not resolve from here. */
  private Resolution known(Container from, Namespace namespace, Container other, Evidence named) {
    if (!Names.isActive(stack, other)) {
      return inactive(other, named);
    }
    Namespace there = namespaces.of(other);
    if (there.kind() == Namespace.Kind.UNKNOWN) {
      return new Hidden(there.hiddenBy(), List.of(named));
    }
    if (!namespaces.hasEndpoint(other)) {
      return withoutName(other);
    }
    boolean bothExternal =
        hiddenNames.external(from) != null && hiddenNames.external(other) != null;
    if (Names.shared(namespace, there) == null && bothExternal) {
      return new Hidden("two external networks may be one and the same", List.of(named));
    }
    return Nothing.of(
        Reason.NO_SHARED_NETWORK, other, List.of(named, networks(from), networks(other)));
  }

  private static Nothing inactive(Container other, Evidence named) {
    List<Evidence> evidence = new ArrayList<>(List.of(named));
    for (Value profile : other.service().profiles()) {
      evidence.add(
          new Evidence(
              profile.origin().span(),
              other.name() + " runs only with the profile " + profile.text()));
    }
    Value scale = other.service().scale();
    if (scale != null && scale.known() && scale.text().equals("0")) {
      evidence.add(new Evidence(scale.origin().span(), other.name() + " gets no container at all"));
    }
    return Nothing.of(Reason.INACTIVE, other, evidence);
  }

  private static Nothing withoutName(Container other) {
    Value mode = other.service().networkMode();
    return Nothing.of(
        Reason.NO_SHARED_NETWORK,
        other,
        List.of(
            new Evidence(
                mode.origin().span(),
                other.name()
                    + " runs with network_mode: "
                    + mode.text()
                    + " and has no name of its own")));
  }

  private Evidence networks(Container container) {
    Service service = namespaces.owner(container).service();
    List<String> keys = new ArrayList<>(service.networks().keySet());
    Span span = service.origin().key();
    for (Service.Attachment attachment : service.networks().values()) {
      if (!attachment.implicit() && attachment.origin().span() != null) {
        boolean mapping = attachment.origin().key() != null;
        span = mapping ? attachment.origin().key() : attachment.origin().span();
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

  private String nearest(String name, Namespace namespace) {
    Nearest nearest = new Nearest(name);
    for (Container other : stack.containers().values()) {
      if (namespaces.hasEndpoint(other) && Names.shared(namespace, namespaces.of(other)) != null) {
        for (Map.Entry<String, Evidence> entry : NameTable.of(stack, other).entrySet()) {
          nearest.offer(entry.getKey());
        }
      }
    }
    return nearest.best();
  }
}
