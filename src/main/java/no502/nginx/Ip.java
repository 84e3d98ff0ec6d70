package no502.nginx;

/** Tells addresses from names, as nginx does: no DNS, no shortened forms. */
public final class Ip {
  private Ip() {}

  /** Four decimal numbers up to 255. */
  public static boolean isIpv4(String text) {
    int parts = 0;
    int value = -1;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : '.';
      if (c == '.') {
        if (value < 0 || ++parts > 4) {
          return false;
        }
        value = -1;
      } else if (c < '0' || c > '9') {
        return false;
      } else {
        value = Math.max(value, 0) * 10 + (c - '0');
        if (value > 255) {
          return false;
        }
      }
    }
    return parts == 4;
  }

  /** Without brackets: eight groups, one {@code ::} at most, the last two perhaps as IPv4. */
  public static boolean isIpv6(String text) {
    int groups = 0;
    boolean gap = false;
    int i = 0;
    if (text.startsWith("::")) {
      gap = true;
      i = 2;
    }
    while (i < text.length()) {
      int colon = text.indexOf(':', i);
      String group = text.substring(i, colon < 0 ? text.length() : colon);
      if (colon < 0 && group.indexOf('.') >= 0) {
        groups += 2;
        if (!isIpv4(group)) {
          return false;
        }
      } else {
        groups++;
        if (!isGroup(group)) {
          return false;
        }
      }
      if (colon < 0) {
        break;
      }
      i = colon + 1;
      if (i < text.length() && text.charAt(i) == ':') {
        if (gap) {
          return false;
        }
        gap = true;
        i++;
      } else if (i == text.length()) {
        return false;
      }
    }
    return gap ? groups < 8 : groups == 8;
  }

  private static boolean isGroup(String group) {
    if (group.isEmpty() || group.length() > 4) {
      return false;
    }
    for (int i = 0; i < group.length(); i++) {
      if (Character.digit(group.charAt(i), 16) < 0 || group.charAt(i) > 'f') {
        return false;
      }
    }
    return true;
  }
}
