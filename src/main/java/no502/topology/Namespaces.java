package no502.topology;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no502.compose.Project;
import no502.compose.Service;
import no502.compose.Value;

/**
 * Which containers of a stack share a network namespace, and which networks each namespace is on.
 */
public final class Namespaces {
  private final Stack stack;
  private final Map<String, Namespace> byService = new LinkedHashMap<>();
  private final Map<String, Container> owners = new LinkedHashMap<>();
  private final Map<String, List<Container>> byOwner = new LinkedHashMap<>();
  private final List<Container> onHost = new ArrayList<>();

  public Namespaces(Stack stack) {
    this.stack = stack;
    for (Container container : stack.containers().values()) {
      Container owner = owner(container, 0);
      if (owner != null) {
        owners.put(container.name(), owner);
        byOwner.computeIfAbsent(owner.name(), n -> new ArrayList<>()).add(container);
        if (kind(owner.service().networkMode()) == Namespace.Kind.HOST) {
          onHost.add(container);
        }
      }
    }
    for (Container container : stack.containers().values()) {
      byService.put(container.name(), namespace(container));
    }
  }

  public Namespace of(Container container) {
    Namespace known = byService.get(container.name());
    return known != null && stack.container(container.name()) == container
        ? known
        : new Namespace(Namespace.Kind.UNKNOWN, List.of(container), List.of(), "another project");
  }

  /**
   * The container whose namespace this one lives in: itself unless it joins another's; null when
   * not known.
   */
  public Container owner(Container container) {
    return owners.get(container.name());
  }

  /** Whether the container has an address and a name of its own. */
  public boolean hasEndpoint(Container container) {
    return owners.get(container.name()) == container
        && of(container).kind() == Namespace.Kind.BRIDGE;
  }

  private Container owner(Container container, int depth) {
    Value mode = container.service().networkMode();
    if (mode == null || mode.text() == null) {
      return container;
    }
    if (!mode.known() || depth > 20) {
      return null;
    }
    if (mode.text().startsWith("service:")) {
      Container joined = stack.container(mode.text().substring(8));
      return joined == null ? null : owner(joined, depth + 1);
    }
    if (mode.text().startsWith("container:")) {
      return byContainerName(mode.text().substring(10), depth);
    }
    return container;
  }

  private Container byContainerName(String name, int depth) {
    for (Container other : stack.containers().values()) {
      Value own = other.service().containerName();
      if (own != null && own.known() && own.text().equals(name)) {
        return owner(other, depth + 1);
      }
    }
    return null;
  }

  private Namespace namespace(Container container) {
    Container owner = owners.get(container.name());
    if (owner == null) {
      Value mode = container.service().networkMode();
      String why = mode.known() ? "its namespace is that of " + mode.text() : mode.hiddenBy();
      return new Namespace(Namespace.Kind.UNKNOWN, List.of(container), List.of(), why);
    }
    Namespace.Kind kind = kind(owner.service().networkMode());
    List<String> networks = kind == Namespace.Kind.BRIDGE ? networks(owner) : List.of();
    String why =
        kind == Namespace.Kind.UNKNOWN
            ? "network_mode: " + owner.service().networkMode().text() + " is not followed"
            : null;
    return new Namespace(kind, members(owner, kind), networks, why);
  }

  private List<Container> members(Container owner, Namespace.Kind kind) {
    List<Container> members = kind == Namespace.Kind.HOST ? onHost : byOwner.get(owner.name());
    return List.copyOf(members);
  }

  private static Namespace.Kind kind(Value mode) {
    if (mode == null || mode.text() == null) {
      return Namespace.Kind.BRIDGE;
    }
    return switch (mode.text()) {
      case "host" -> Namespace.Kind.HOST;
      case "none" -> Namespace.Kind.NONE;
      case "bridge" -> Namespace.Kind.DEFAULT_BRIDGE;
      default -> Namespace.Kind.UNKNOWN;
    };
  }

  private List<String> networks(Container owner) {
    List<String> names = new ArrayList<>();
    for (Service.Attachment attachment : owner.service().networks().values()) {
      names.add(realName(attachment.network()));
    }
    return List.copyOf(names);
  }

  /** What Docker calls the network; by it two projects meet. */
  public String realName(String key) {
    Project.Network network = stack.project().networks().get(key);
    return network == null || network.realName() == null ? key : network.realName().text();
  }
}
