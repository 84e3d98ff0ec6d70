package no502.workspace;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * File names as UTF-8 whatever the locale: under {@code LANG=C} the JVM can neither write nor read
 * a name beyond ASCII through strings, but its file URIs carry the bytes.
 */
final class FileNames {
  private static final String HEX = "0123456789ABCDEF";

  private FileNames() {}

  static Path below(Path root, String clean) {
    if (ascii(clean)) {
      return root.resolve(clean);
    }
    String base = root.toUri().toString();
    StringBuilder uri = new StringBuilder(base);
    if (!base.endsWith("/")) {
      uri.append('/');
    }
    for (byte b : clean.getBytes(StandardCharsets.UTF_8)) {
      if (plain(b)) {
        uri.append((char) b);
      } else {
        uri.append('%').append(HEX.charAt((b >> 4) & 15)).append(HEX.charAt(b & 15));
      }
    }
    return Path.of(URI.create(uri.toString()));
  }

  static String nameOf(Path child) {
    String name = child.getFileName().toString();
    if (ascii(name)) {
      return name;
    }
    String path = child.toUri().getRawPath();
    int end = path.endsWith("/") ? path.length() - 1 : path.length();
    return decode(path.substring(path.lastIndexOf('/', end - 1) + 1, end));
  }

  private static String decode(String raw) {
    byte[] bytes = new byte[raw.length()];
    int length = 0;
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '%' && i + 3 <= raw.length()) {
        bytes[length++] =
            (byte)
                (Character.digit(raw.charAt(i + 1), 16) << 4
                    | Character.digit(raw.charAt(i + 2), 16));
        i += 2;
      } else {
        bytes[length++] = (byte) c;
      }
    }
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  private static boolean ascii(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  private static boolean plain(byte b) {
    return b >= 'a' && b <= 'z'
        || b >= 'A' && b <= 'Z'
        || b >= '0' && b <= '9'
        || b == '/'
        || b == '.'
        || b == '-'
        || b == '_';
  }
}
