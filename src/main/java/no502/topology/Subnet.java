package no502.topology;

import no502.nginx.Ip;

/** An IPv4 network such as 172.18.0.0/16. */
public final class Subnet {
  private final long first;
  private final int prefix;

  private Subnet(long first, int prefix) {
    this.first = first;
    this.prefix = prefix;
  }

  /** Null for anything else, IPv6 included. */
  public static Subnet parse(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    int prefix = slash < 0 ? 32 : number(text.substring(slash + 1));
    if (!Ip.isIpv4(address) || prefix < 0 || prefix > 32) {
      return null;
    }
    long size = 1L << (32 - prefix);
    return new Subnet(value(address) & ~(size - 1), prefix);
  }

  private static int number(String digits) {
    if (digits.isEmpty() || digits.length() > 2) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      value = value * 10 + c - '0';
    }
    return value;
  }

  private static long value(String address) {
    long value = 0;
    long part = 0;
    for (int i = 0; i <= address.length(); i++) {
      char c = i < address.length() ? address.charAt(i) : '.';
      if (c == '.') {
        value = value << 8 | part;
        part = 0;
      } else {
        part = part * 10 + c - '0';
      }
    }
    return value;
  }

  public boolean contains(String ipv4) {
    long offset = offset(ipv4);
    return offset >= 0 && offset < 1L << (32 - prefix);
  }

  /** How far into the network the address lies; 1 is where Docker puts the gateway. */
  public long offset(String ipv4) {
    return Ip.isIpv4(ipv4) ? value(ipv4) - first : -1;
  }
}
