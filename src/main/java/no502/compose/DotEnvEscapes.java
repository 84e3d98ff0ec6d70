package no502.compose;

/** The backslash sequences of a double-quoted value in an env file. */
final class DotEnvEscapes {
  private DotEnvEscapes() {}

  static String expand(String text) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c != '\\' || at + 1 == text.length()) {
        out.append(c);
        at++;
      } else if (text.charAt(at + 1) == '0') {
        at = octal(text, at, out);
      } else {
        out.append(single(text.charAt(at + 1)));
        at += 2;
      }
    }
    return out.toString();
  }

  /** Backslash, zero, three octal digits; with fewer digits the text stays as it is. */
  private static int octal(String text, int at, StringBuilder out) {
    int end = at + 2;
    while (end < text.length() && end < at + 5 && Character.digit(text.charAt(end), 10) >= 0) {
      end++;
    }
    String digits = text.substring(at + 2, end);
    boolean valid = digits.length() == 3 && digits.charAt(0) < '4';
    for (int i = 0; i < digits.length(); i++) {
      valid &= digits.charAt(i) < '8';
    }
    if (valid) {
      out.append((char) Integer.parseInt(digits, 8));
    } else {
      out.append(text, at, end);
    }
    return end;
  }

  private static String single(char c) {
    return switch (c) {
      case 'a' -> "\u0007";
      case 'b' -> "\b";
      case 'f' -> "\f";
      case 'n' -> "\n";
      case 'r' -> "\r";
      case 't' -> "\t";
      case 'v' -> "\u000B";
      case '"' -> "\"";
      case '\\' -> "\\";
      case '$' -> "$$";
      default -> "\\" + c;
    };
  }
}
