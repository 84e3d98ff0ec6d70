package no502.topology;

import no502.compose.Project;
import no502.compose.Service;
import no502.compose.Value;

/** Where there is IPv6: Compose networks have none unless they say so, and sysctls can end it. */
public final class Ipv6 {
  private Ipv6() {}

  /** Whether the container's sysctls take even ::1 away. */
  public static boolean isOff(Container container) {
    return isOne(container, "net.ipv6.conf.all.disable_ipv6")
        || isOne(container, "net.ipv6.conf.lo.disable_ipv6");
  }

  private static boolean isOne(Container container, String sysctl) {
    Value value = container.service().sysctls().get(sysctl);
    return value != null && value.known() && "1".equals(value.text());
  }

  /** Whether one of the container's networks gives it an IPv6 address. */
  public static boolean onNetworks(Stack stack, Container container) {
    for (Service.Attachment attachment : container.service().networks().values()) {
      if (isOn(stack, attachment.network())) {
        return true;
      }
    }
    return false;
  }

  static boolean isOn(Stack stack, String key) {
    Project.Network network = stack.project().networks().get(key);
    return network != null && network.ipv6();
  }

  /** An external network may have IPv6 without these files saying so. */
  public static boolean isUnknown(Stack stack, Container container) {
    for (Service.Attachment attachment : container.service().networks().values()) {
      Project.Network network = stack.project().networks().get(attachment.network());
      if (network == null || network.external()) {
        return true;
      }
    }
    return false;
  }
}
