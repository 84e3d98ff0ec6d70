package no502.rules;

import java.util.List;
import java.util.function.Consumer;
import no502.compose.Service;
import no502.fix.YamlEdits;
import no502.fix.YamlText;
import no502.lint.Failure;
import no502.lint.Finding;
import no502.lint.Fix;
import no502.lint.Inspection;
import no502.lint.Rule;
import no502.text.Edit;
import no502.text.Seq;
import no502.topology.Container;
import no502.verdict.Cause.NoSharedNetwork;
import no502.yaml.YamlNode;

/** The name exists, on networks that nginx is not on. */
final class NoSharedNetworkRule implements Rule {
  @Override
  public String id() {
    return "no-shared-network";
  }

  @Override
  public void check(Inspection inspection, Consumer<Finding> found) {
    Failure.of(inspection.routes(), NoSharedNetwork.class, NoSharedNetwork::host)
        .forEach(failure -> found.accept(finding(failure)));
  }

  private Finding finding(Failure<NoSharedNetwork> failure) {
    Container meant = failure.cause().meant();
    Container nginx = failure.nginx().container();
    String message =
        nginx.name()
            + " and "
            + failure.cause().host()
            + " share no network, so the name does not resolve: "
            + failure.ending();
    if (meant == null
        || meant.service().networkMode() != null
        || nginx.service().networkMode() != null) {
      return failure.finding(
          id(), message, "put both on one network; without one, no name leads there", null);
    }
    return failure.finding(
        id(), message, "put both on one network", fix(nginx.service(), meant.service()));
  }

  /** The service without networks of its own joins the other's; if both have some, nginx joins. */
  private static Fix fix(Service nginx, Service peer) {
    boolean peerIsOnDefault = isImplicit(peer);
    Service joins = peerIsOnDefault && !isImplicit(nginx) ? peer : nginx;
    Service other = joins == peer ? nginx : peer;
    if (other.networks().isEmpty()) {
      return null;
    }
    String network = other.networks().keySet().iterator().next();
    List<Edit> edits =
        isImplicit(joins)
            ? YamlEdits.addEntry(joins.origin(), "networks", YamlText.items("default", network))
            : join(joins, network);
    return edits == null
        ? null
        : new Fix("put " + joins.name() + " on the network " + network + " too", true, edits);
  }

  private static List<Edit> join(Service service, String network) {
    YamlNode.Pair networks = YamlEdits.child(service.origin(), "networks");
    if (networks == null) {
      return null;
    }
    YamlEdits edits = YamlEdits.of(networks.key().span().source());
    return networks.value() instanceof YamlNode.Mapping
        ? edits.addTo(networks, network, YamlText.nothing())
        : edits.addItem(networks, YamlText.word(network));
  }

  private static boolean isImplicit(Service service) {
    return Seq.of(service.networks().values()).allMatch(Service.Attachment::implicit);
  }
}
