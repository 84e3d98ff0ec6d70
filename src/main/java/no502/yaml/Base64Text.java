package no502.yaml;

import java.util.Base64;
import no502.text.Utf8;

/** The text behind a {@code !!binary} scalar. */
final class Base64Text {
  private Base64Text() {}

  /** Null when it is not base64. */
  static String decode(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean digit = c >= '0' && c <= '9' || c == '+' || c == '/' || c == '=';
      if (digit || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z') {
        kept.append(c);
      } else if (c != '\n' && c != ' ') {
        return null;
      }
    }
    int padding = kept.indexOf("=");
    boolean padded = padding < 0 || kept.substring(padding).replace("=", "").isEmpty();
    if (kept.length() % 4 != 0 || !padded || padding >= 0 && kept.length() - padding > 2) {
      return null;
    }
    return Utf8.text(Base64.getDecoder().decode(kept.toString()));
  }
}
