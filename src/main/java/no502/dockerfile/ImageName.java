package no502.dockerfile;

/** Whether Docker takes a text for the name of an image at all. */
final class ImageName {
  private ImageName() {}

  static void check(String name) throws Refused {
    if (!valid(name)) {
      throw new Refused(
          "failed to parse stage name "
              + Bytes.quoted(name)
              + ": invalid reference format"
              + (hasCapital(name)
                  ? ": repository name ("
                      + (name.indexOf('/') < 0 ? "library/" : "")
                      + Bytes.out(name)
                      + ") must be lowercase"
                  : ""));
    }
  }

  private static boolean valid(String name) {
    int at = name.indexOf('@');
    String tagged = at < 0 ? name : name.substring(0, at);
    if (at >= 0 && !digest(name.substring(at + 1))) {
      return false;
    }
    int colon = tagged.indexOf(':', tagged.lastIndexOf('/') + 1);
    if (colon >= 0 && !tag(tagged.substring(colon + 1))) {
      return false;
    }
    String path = colon < 0 ? tagged : tagged.substring(0, colon);
    int slash = path.indexOf('/');
    String first = slash < 0 ? "" : path.substring(0, slash);
    boolean host =
        first.indexOf('.') >= 0
            || first.indexOf(':') >= 0
            || first.equals("localhost")
            || hasCapital(first);
    return (!host || host(first)) && components(host ? path.substring(slash + 1) : path);
  }

  private static boolean digest(String text) {
    int colon = text.indexOf(':');
    boolean fine = colon > 0 && text.length() - colon - 1 >= 32;
    for (int i = colon + 1; i < text.length(); i++) {
      fine &= Character.digit(text.charAt(i), 16) >= 0;
    }
    return fine;
  }

  private static boolean tag(String text) {
    boolean fine = !text.isEmpty() && text.length() <= 128;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      fine &= letter(c) || digit(c) || c == '_' || (i > 0 && (c == '.' || c == '-'));
    }
    return fine;
  }

  private static boolean host(String text) {
    boolean fine = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      fine &= letter(c) || digit(c) || ".-:[]".indexOf(c) >= 0;
    }
    return fine;
  }

  /** Small letters and digits; between them one dot, one or two underscores, or hyphens. */
  private static boolean components(String path) {
    boolean mayEnd = false;
    int separators = 0;
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (c == '/') {
        if (!mayEnd) {
          return false;
        }
        mayEnd = false;
        separators = 0;
      } else if (c >= 'a' && c <= 'z' || digit(c)) {
        mayEnd = true;
        separators = 0;
      } else if (c == '.' || c == '_' || c == '-') {
        boolean first = separators == 0 && mayEnd;
        boolean again =
            separators > 0
                && path.charAt(i - 1) == c
                && (c == '-' || (c == '_' && separators == 1));
        if (!first && !again) {
          return false;
        }
        separators++;
        mayEnd = false;
      } else {
        return false;
      }
    }
    return mayEnd;
  }

  private static boolean hasCapital(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 'A' && text.charAt(i) <= 'Z') {
        return true;
      }
    }
    return false;
  }

  private static boolean letter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }
}
