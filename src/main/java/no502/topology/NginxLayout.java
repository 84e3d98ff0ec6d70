package no502.topology;

import java.util.LinkedHashMap;
import java.util.Map;
import no502.text.Source;

/**
 * Where an image keeps nginx's configuration, and what stands there before anybody adds to it.
 *
 * @param folder the folder all of whose files {@code stock} gives, or null when others may be there
 * @param version null when the image's tag does not say
 * @param stock the files the image brings, by absolute path
 * @param rendersTemplates whether its entrypoint renders {@code /etc/nginx/templates}
 * @param assumed true when the image is not known and the official layout is taken for granted
 */
record NginxLayout(
    String mainPath,
    String folder,
    Nginx.Version version,
    Map<String, Source> stock,
    boolean rendersTemplates,
    boolean assumed) {

  /** What an image that is known to run nginx looks like; null for every other one. */
  static NginxLayout of(String image) {
    String name = image.substring(image.lastIndexOf('/') + 1);
    int colon = name.indexOf(':');
    String repo = colon < 0 ? name : name.substring(0, colon);
    if (!repo.equals("nginx") && !repo.equals("nginx-unprivileged")) {
      return null;
    }
    Map<String, Source> stock = new LinkedHashMap<>();
    stock.put(
        "/etc/nginx/nginx.conf",
        Source.of(
            "image:/etc/nginx/nginx.conf",
            "events {}\nhttp {\n  include /etc/nginx/conf.d/*.conf;\n}\n"));
    return new NginxLayout("/etc/nginx/nginx.conf", "/etc/nginx", null, stock, true, false);
  }

  /**
   * What an unknown image is taken to look like when a configuration is put under {@code
   * /etc/nginx}.
   */
  static NginxLayout ofUnknownImage() {
    Map<String, Source> stock = new LinkedHashMap<>();
    stock.put(
        "/etc/nginx/nginx.conf",
        Source.of(
            "image:/etc/nginx/nginx.conf",
            "events {}\nhttp {\n  include /etc/nginx/conf.d/*.conf;\n"
                + "  include /etc/nginx/sites-enabled/*;\n}\n"));
    return new NginxLayout("/etc/nginx/nginx.conf", null, null, stock, false, true);
  }
}
