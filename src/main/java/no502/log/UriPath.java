package no502.log;

import java.util.ArrayList;
import java.util.List;
import no502.text.Percent;

/** A request's path as nginx compares it with locations: decoded, slashes merged, dots resolved. */
final class UriPath {
  private UriPath() {}

  static String normal(String path) {
    String decoded = Percent.decode(withoutHost(path));
    List<String> parts = new ArrayList<>();
    int start = 0;
    boolean folder = false;
    for (int i = 0; i <= decoded.length(); i++) {
      if (i == decoded.length() || decoded.charAt(i) == '/') {
        String part = decoded.substring(start, i);
        folder = part.isEmpty() || part.equals(".") || part.equals("..");
        if (part.equals("..")) {
          if (!parts.isEmpty()) {
            parts.remove(parts.size() - 1);
          }
        } else if (!folder) {
          parts.add(part);
        }
        start = i + 1;
      }
    }
    StringBuilder normal = new StringBuilder();
    for (String part : parts) {
      normal.append('/').append(part);
    }
    return folder || parts.isEmpty() ? normal.append('/').toString() : normal.toString();
  }

  /** {@code GET http://host/path} is a legal request, too. */
  private static String withoutHost(String path) {
    int scheme = path.startsWith("/") ? -1 : path.indexOf("://");
    if (scheme < 0) {
      return path;
    }
    int slash = path.indexOf('/', scheme + 3);
    return slash < 0 ? "/" : path.substring(slash);
  }
}
