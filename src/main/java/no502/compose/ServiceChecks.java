package no502.compose;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no502.compose.Node.Mapping;

/** What must hold within one service. */
final class ServiceChecks {
  private ServiceChecks() {}

  static void check(String name, Mapping service) {
    watch(name, service);
    mounts(name, service);
  }

  private static void watch(String name, Mapping service) {
    Mapping develop = Nodes.mapping(service, "develop");
    for (Node item : develop == null ? List.<Node>of() : Nodes.items(develop.get("watch"))) {
      Mapping watch = (Mapping) item;
      String action = Nodes.text(watch, "action");
      if (watch.get("target") == null && !"rebuild".equals(action) && !"restart".equals(action)) {
        throw ComposeError.about(
            watch,
            "services." + name + ".develop.watch: target is required for non-rebuild actions");
      }
    }
  }

  /** Two mounts on one target. */
  private static void mounts(String name, Mapping service) {
    Map<String, String> taken = new HashMap<>();
    int index = 0;
    for (Node item : Nodes.items(service.get("tmpfs"))) {
      String text = Nodes.text(item);
      int colon = text.indexOf(':');
      String place = "services." + name + ".tmpfs[" + index++ + "]";
      claim(colon < 0 ? text : text.substring(0, colon), place, item, taken);
    }
    index = 0;
    for (Node item : Nodes.items(service.get("volumes"))) {
      Node target = ((Mapping) item).get("target");
      String place = "services." + name + ".volumes[" + index++ + "]";
      claim(Nodes.text(target), place, target, taken);
    }
  }

  private static void claim(String target, String place, Node at, Map<String, String> taken) {
    String other = taken.put(target, place);
    if (other != null && Nodes.hiddenBy(at) == null) {
      throw ComposeError.about(at, place + ": target " + target + " already mounted as " + other);
    }
  }
}
