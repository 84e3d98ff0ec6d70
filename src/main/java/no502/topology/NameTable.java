package no502.topology;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no502.compose.Project;
import no502.compose.Service;
import no502.compose.Value;
import no502.text.Letters;
import no502.text.Span;

/** The names a container answers to, each in lower case with the line that gives it. */
final class NameTable {
  private final Map<String, Evidence> names = new LinkedHashMap<>();
  private final Stack stack;
  private final Service service;

  private NameTable(Stack stack, Container container) {
    this.stack = stack;
    this.service = container.service();
  }

  /** On any of its networks. */
  static Map<String, Evidence> of(Stack stack, Container container) {
    return on(stack, container, null);
  }

  /** On the network that Docker calls by this name; null for any. */
  static Map<String, Evidence> on(Stack stack, Container container, String network) {
    NameTable table = new NameTable(stack, container);
    table.fill(network);
    return table.names;
  }

  private void fill(String network) {
    put(service.name(), service.origin().key(), " is the service " + service.name());
    Value name = service.containerName();
    if (name == null) {
      generated();
    } else if (name.known()) {
      put(name.text(), name.origin().span(), " is the container_name of " + service.name());
    }
    Value hostname = service.hostname();
    if (hostname != null && hostname.known()) {
      put(hostname.text(), hostname.origin().span(), " is the hostname of " + service.name());
    }
    aliases(network);
    if (network != null) {
      for (Map.Entry<String, Evidence> entry : List.copyOf(names.entrySet())) {
        String full = entry.getKey() + "." + Letters.lower(network);
        names.putIfAbsent(full, entry.getValue());
      }
    }
  }

  private void generated() {
    Value project = stack.project().name();
    if (project == null || !project.known()) {
      return;
    }
    for (int n = 1; n <= Math.max(1, Math.min(50, service.replicas())); n++) {
      put(
          project.text() + "-" + service.name() + "-" + n,
          service.origin().key(),
          " is the container of " + service.name());
    }
  }

  private void aliases(String network) {
    for (Service.Attachment attachment : service.networks().values()) {
      Project.Network declared = stack.project().networks().get(attachment.network());
      boolean named = declared != null && declared.realName() != null;
      String real = named ? declared.realName().text() : attachment.network();
      if (network == null || network.equals(real)) {
        for (Value alias : attachment.aliases()) {
          if (alias.known()) {
            put(alias.text(), alias.origin().span(), " is an alias of " + service.name());
          }
        }
      }
    }
  }

  private void put(String name, Span span, String tail) {
    names.putIfAbsent(Letters.lower(name), new Evidence(span, name + tail));
  }
}
