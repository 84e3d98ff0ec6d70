package no502.log;

import java.util.Locale;
import no502.text.Parts;

/**
 * Hides what may be a secret in text that clients wrote. Query strings are never kept at all; this
 * is for the paths that are shown.
 */
public final class Mask {
  static final String HIDDEN = "***";
  private static final int LONG = 20;
  private static final String[] TELLTALE = {
    "token",
    "secret",
    "password",
    "passwd",
    "pwd",
    "auth",
    "session",
    "key",
    "reset",
    "verify",
    "cookie",
    "bearer",
    "signature",
    "invite",
  };

  private Mask() {}

  /**
   * A path whose long random parts, addresses of people, and parts after telling words are gone.
   */
  public static String path(String path) {
    StringBuilder masked = new StringBuilder();
    boolean told = false;
    int start = 0;
    for (int i = 0; i <= path.length(); i++) {
      if (i == path.length() || path.charAt(i) == '/') {
        String part = path.substring(start, i);
        int parameter = part.indexOf(';');
        String name = parameter < 0 ? part : part.substring(0, parameter);
        boolean hide = !name.isEmpty() && (told || isSecret(name));
        masked.append(hide ? HIDDEN : name).append(parameter < 0 ? "" : ";" + HIDDEN);
        told = isTelltale(name);
        masked.append(i == path.length() ? "" : "/");
        start = i + 1;
      }
    }
    return masked.toString();
  }

  /** A message in which what follows a telling word and a sign is gone. */
  public static String message(String text) {
    StringBuilder masked = new StringBuilder();
    boolean told = false;
    for (String word : Parts.of(text, ' ')) {
      int sign = sign(word);
      masked.append(masked.length() == 0 ? "" : " ");
      if (sign > 0 && isTelltale(word.substring(0, sign))) {
        masked.append(word, 0, sign + 1).append(HIDDEN);
        told = sign + 1 == word.length();
      } else {
        masked.append(told ? HIDDEN : word);
        told = word.equalsIgnoreCase("bearer") || word.equalsIgnoreCase("basic");
      }
    }
    return masked.toString();
  }

  private static int sign(String word) {
    int equals = word.indexOf('=');
    return equals >= 0 ? equals : word.indexOf(':');
  }

  private static boolean isTelltale(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    for (String telltale : TELLTALE) {
      if (lower.contains(telltale)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSecret(String part) {
    if (part.indexOf('@') > 0 || part.contains("%40")) {
      return true;
    }
    if (part.length() < LONG) {
      return false;
    }
    int digits = 0;
    int upper = 0;
    int lower = 0;
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      digits += c >= '0' && c <= '9' ? 1 : 0;
      upper += c >= 'A' && c <= 'Z' ? 1 : 0;
      lower += c >= 'a' && c <= 'z' ? 1 : 0;
    }
    return digits > 3 || upper > 2 && lower > 2;
  }
}
