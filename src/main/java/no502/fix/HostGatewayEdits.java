package no502.fix;

import java.util.List;
import no502.compose.Service;
import no502.text.Edit;
import no502.yaml.YamlNode;

/** Edits that give a service the name of the machine Docker runs on. */
public final class HostGatewayEdits {
  private HostGatewayEdits() {}

  /** Adds the entry to {@code extra_hosts}; null when that place cannot be edited exactly. */
  public static List<Edit> of(Service service, String host) {
    YamlNode.Pair existing = YamlEdits.child(service.origin(), "extra_hosts");
    if (existing == null) {
      return YamlEdits.addEntry(
          service.origin(), "extra_hosts", YamlText.items(host + ":host-gateway"));
    }
    YamlEdits file = YamlEdits.of(existing.key().span().source());
    return existing.value() instanceof YamlNode.Mapping
        ? file.addTo(existing, host, YamlText.word("host-gateway"))
        : file.addItem(existing, YamlText.word(host + ":host-gateway"));
  }
}
