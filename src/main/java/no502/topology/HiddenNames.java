package no502.topology;

import java.util.Collections;
import no502.compose.Project;
import no502.compose.Service;
import no502.compose.Value;
import no502.text.Letters;

/** What may give a name that the files do not show. */
final class HiddenNames {
  private final Stack stack;
  private final Namespaces namespaces;

  HiddenNames(Stack stack, Namespaces namespaces) {
    this.stack = stack;
    this.namespaces = namespaces;
  }

  /** Null when nothing can. */
  String why(Container from, String name) {
    String external = external(from);
    if (external != null && !isOurs(external)) {
      return "the network " + external + " is external, and others may be on it";
    }
    if (!from.service().externalLinks().isEmpty()) {
      return "external_links bring in names from elsewhere";
    }
    for (Container other : stack.containers().values()) {
      String hidden = inService(other.service(), name);
      if (hidden != null) {
        return hidden;
      }
    }
    return null;
  }

  private static String inService(Service service, String name) {
    for (Value value : new Value[] {service.containerName(), service.hostname()}) {
      if (value != null && couldBe(value, name)) {
        return value.hiddenBy();
      }
    }
    for (Service.Attachment attachment : service.networks().values()) {
      for (Value alias : attachment.aliases()) {
        if (couldBe(alias, name)) {
          return alias.hiddenBy();
        }
      }
    }
    return null;
  }

  /** {@code ${PREFIX}_web} can never become {@code api}: what stands around the variables stays. */
  static boolean couldBe(Value hidden, String name) {
    if (hidden.known()) {
      return false;
    }
    if (hidden.origin().span() == null) {
      return true;
    }
    String written = Letters.lower(unquoted(hidden.origin().span().text()));
    int first = written.indexOf('$');
    if (first < 0) {
      return true;
    }
    int close = written.lastIndexOf('}');
    String before = written.substring(0, first);
    String after = close > first ? written.substring(close + 1) : "";
    return name.length() >= before.length() + after.length()
        && name.startsWith(before)
        && name.endsWith(after);
  }

  private static String unquoted(String text) {
    boolean quoted =
        text.length() > 1
            && (text.charAt(0) == '"' || text.charAt(0) == '\'')
            && text.charAt(text.length() - 1) == text.charAt(0);
    return quoted ? text.substring(1, text.length() - 1) : text;
  }

  /** The key of a network that others may have joined as well; null when there is none. */
  String external(Container container) {
    for (String key : namespaces.owner(container).service().networks().keySet()) {
      Project.Network network = stack.project().networks().get(key);
      if (network != null
          && (network.external() || !network.realName().known() && !isOwn(stack, network))) {
        return key;
      }
    }
    return null;
  }

  /**
   * Whether another project of this workspace creates that network, so that we see who is on it.
   */
  private boolean isOurs(String key) {
    String real = namespaces.realName(key);
    for (Stack other : stack.neighbours().on(Collections.singleton(real))) {
      Project.Network there =
          other == stack || other.project() == null ? null : Names.network(other, real);
      if (there != null && !there.external()) {
        return true;
      }
    }
    return false;
  }

  /** Whether Docker names the network after the project, so that nobody else is likely on it. */
  static boolean isOwn(Stack stack, Project.Network network) {
    Value name = network.realName();
    Value project = stack.project().name();
    return !network.external()
        && (name == null
            || name.text() == null
            || project != null && name.text().equals(project.text() + "_" + network.key()));
  }
}
