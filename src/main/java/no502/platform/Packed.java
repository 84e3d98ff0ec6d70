package no502.platform;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * The tables and pages packed with the program. On the JVM they are resources; the native and the
 * JavaScript build have none, and put a generated class of this name in this one's place.
 */
public final class Packed {
  private Packed() {}

  /** A packed file's text, by its path below {@code no502/}; null when there is none. */
  public static String text(String path) {
    try (InputStream in = Packed.class.getResourceAsStream("/no502/" + path)) {
      return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return null;
    }
  }

  /** Where a table's words are, as worked out when it was packed; null where nothing is packed. */
  public static String index(String path) {
    return null;
  }

  /** A packed file that this program cannot do without. */
  public static String needed(String path) {
    String text = text(path);
    if (text == null) {
      throw new IllegalStateException("the table " + path + " is missing from this build");
    }
    return text;
  }
}
