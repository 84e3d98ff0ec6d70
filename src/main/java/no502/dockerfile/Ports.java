package no502.dockerfile;

/** What EXPOSE accepts: {@code 80}, {@code 80/tcp}, {@code 3000-3005/udp}. */
final class Ports {
  private Ports() {}

  static void check(Value value) throws Refused {
    if (value.hiddenBy() != null) {
      return;
    }
    String text = value.text();
    int slash = text.indexOf('/');
    String protocol = slash < 0 ? "tcp" : text.substring(slash + 1);
    String ports = slash < 0 ? text : text.substring(0, slash);
    // Docker lets an address and a host's port pass here and takes the container's.
    ports = ports.substring(ports.lastIndexOf(':') + 1);
    if (ports.isEmpty()) {
      throw new Refused("no port specified: " + Bytes.out(text) + "<empty>");
    }
    int dash = ports.indexOf('-');
    int low = number(dash < 0 ? ports : ports.substring(0, dash));
    int high = dash < 0 ? low : number(ports.substring(dash + 1));
    if (low < 0 || high < low) {
      throw new Refused("invalid containerPort: " + Bytes.out(ports));
    }
    String lower = Words.lower(protocol);
    if (!lower.isEmpty() && !lower.equals("tcp") && !lower.equals("udp") && !lower.equals("sctp")) {
      throw new Refused("invalid proto: " + Bytes.out(protocol));
    }
  }

  private static int number(String text) {
    if (text.isEmpty() || text.length() > 5) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return -1;
      }
      value = value * 10 + text.charAt(i) - '0';
    }
    return value <= 65_535 ? value : -1;
  }
}
