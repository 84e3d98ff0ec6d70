package no502.compose;

import java.util.List;
import no502.text.Letters;
import no502.text.Parts;

/** Whether a text is an address as Go's net.ParseIP takes it. */
final class IpAddress {
  private IpAddress() {}

  static boolean isValid(String text) {
    return text.indexOf(':') >= 0 ? isV6(text) : isV4(text);
  }

  static boolean isV4(String text) {
    List<String> parts = Parts.of(text, '.');
    if (parts.size() != 4) {
      return false;
    }
    for (String part : parts) {
      boolean leadingZero = part.length() > 1 && part.charAt(0) == '0';
      boolean number = Letters.isNumber(part) && part.length() <= 3;
      if (!number || leadingZero || Integer.parseInt(part) > 255) {
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
    List<String> parts = Parts.of(text, ':');
    int count = 0;
    for (int i = 0; i < parts.size(); i++) {
      String part = parts.get(i);
      if (last && i == parts.size() - 1 && part.indexOf('.') >= 0) {
        if (!isV4(part)) {
          return -1;
        }
        count += 2;
        continue;
      }
      if (part.isEmpty() || part.length() > 4) {
        return -1;
      }
      for (int j = 0; j < part.length(); j++) {
        if (part.charAt(j) > 'f' || Character.digit(part.charAt(j), 16) < 0) {
          return -1;
        }
      }
      count++;
    }
    return count;
  }
}
