package no502.compose;

/** Whether a text is an address as Go's net.ParseIP takes it. */
final class IpAddress {
  private IpAddress() {}

  static boolean isValid(String text) {
    return text.indexOf(':') >= 0 ? isV6(text) : isV4(text);
  }

  static boolean isV4(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      return false;
    }
    for (String part : parts) {
      boolean leadingZero = part.length() > 1 && part.charAt(0) == '0';
      if (part.isEmpty() || part.length() > 3 || leadingZero) {
        return false;
      }
      int value = 0;
      for (int i = 0; i < part.length(); i++) {
        if (part.charAt(i) < '0' || part.charAt(i) > '9') {
          return false;
        }
        value = value * 10 + part.charAt(i) - '0';
      }
      if (value > 255) {
        return false;
      }
    }
    return true;
  }

  private static boolean isV6(String text) {
    int gap = text.indexOf("::");
    if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
      return false;
    }
    if (gap < 0) {
      return groups(text, true) == 8;
    }
    String left = text.substring(0, gap);
    String right = text.substring(gap + 2);
    int before = left.isEmpty() ? 0 : groups(left, false);
    int after = right.isEmpty() ? 0 : groups(right, true);
    return before >= 0 && after >= 0 && before + after <= 7;
  }

  /** How many 16-bit groups; -1 if malformed. The last may be an IPv4 address, which counts two. */
  private static int groups(String text, boolean last) {
    String[] parts = text.split(":", -1);
    int count = 0;
    for (int i = 0; i < parts.length; i++) {
      if (last && i == parts.length - 1 && parts[i].indexOf('.') >= 0) {
        if (!isV4(parts[i])) {
          return -1;
        }
        count += 2;
        continue;
      }
      if (parts[i].isEmpty() || parts[i].length() > 4) {
        return -1;
      }
      for (int j = 0; j < parts[i].length(); j++) {
        if (parts[i].charAt(j) > 'f' || Character.digit(parts[i].charAt(j), 16) < 0) {
          return -1;
        }
      }
      count++;
    }
    return count;
  }
}
