package no502.topology;

import java.util.HashMap;
import java.util.Map;
import no502.compose.Value;

/** The layouts of a stack's images, each made once. */
final class NginxLayouts {
  private final Map<String, NginxLayout> made = new HashMap<>();

  /** Null for an image that nobody knows to run nginx, or that nobody knows. */
  NginxLayout of(Value image) {
    if (!image.known()) {
      return null;
    }
    if (!made.containsKey(image.text())) {
      made.put(image.text(), NginxLayout.of(image.text()));
    }
    return made.get(image.text());
  }
}
