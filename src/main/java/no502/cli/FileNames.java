package no502.cli;

import java.net.URI;
import java.nio.file.Path;
import no502.text.Letters;
import no502.text.Utf8;

/**
 * File names as UTF-8 whatever the locale: under {@code LANG=C} the JVM can neither write nor read
 * a name beyond ASCII through strings, but its file URIs carry the bytes.
 */
final class FileNames {
  private static final String HEX = "0123456789ABCDEF";

  private FileNames() {}

  /** Whether the JVM has read this name rightly: what it cannot read becomes a question mark. */
  static boolean isSure(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c >= 0x80 || c == '?' || c == '\0') {
        return false;
      }
    }
    return true;
  }

  /** The file of this absolute name. */
  static Path path(String name) {
    if (Letters.areAscii(name)) {
      return Path.of(name);
    }
    StringBuilder uri = new StringBuilder("file://");
    for (byte b : Utf8.bytes(name)) {
      if (plain(b)) {
        uri.append((char) b);
      } else {
        uri.append('%').append(HEX.charAt((b >> 4) & 15)).append(HEX.charAt(b & 15));
      }
    }
    return Path.of(URI.create(uri.toString()));
  }

  /** The absolute name of this file. */
  static String text(Path file) {
    String name = file.toString();
    if (Letters.areAscii(name)) {
      return name;
    }
    String raw = file.toUri().getRawPath();
    return decode(raw.length() > 1 && raw.endsWith("/") ? raw.substring(0, raw.length() - 1) : raw);
  }

  static String nameOf(Path child) {
    String name = child.getFileName().toString();
    if (Letters.areAscii(name)) {
      return name;
    }
    String path = text(child);
    return path.substring(path.lastIndexOf('/') + 1);
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
    return Utf8.text(bytes, 0, length);
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
