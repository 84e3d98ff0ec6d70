package no502.cli;

import java.net.URI;
import java.nio.file.Path;
import no502.text.Letters;
import no502.text.Percent;
import no502.text.Utf8;

/**
 * File names as UTF-8 whatever the locale: under {@code LANG=C} the JVM can neither write nor read
 * a name beyond ASCII through strings, but its file URIs carry the bytes.
 */
final class FileNames {
  private FileNames() {}

  /** Whether the JVM has read this name rightly: what it cannot read becomes a question mark. */
  static boolean isSure(String name) {
    for (byte b : Utf8.latin(name)) {
      if (b <= 0 || b == '?') {
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
    return Path.of(URI.create("file://" + Percent.encode(name)));
  }

  /** The absolute name of this file. */
  static String text(Path file) {
    String name = file.toString();
    if (Letters.areAscii(name)) {
      return name;
    }
    String raw = file.toUri().getRawPath();
    return Percent.decode(
        raw.length() > 1 && raw.endsWith("/") ? raw.substring(0, raw.length() - 1) : raw);
  }

  static String nameOf(Path child) {
    String name = child.getFileName().toString();
    if (Letters.areAscii(name)) {
      return name;
    }
    String path = text(child);
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
