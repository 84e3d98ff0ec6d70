package no502.topology;

import java.util.List;
import java.util.Map;
import no502.knowledge.NginxImage;
import no502.knowledge.NginxImages;
import no502.text.Parts;

/**
 * Where an image keeps nginx's configuration, and what stands there before anybody adds to it.
 *
 * @param folder the folder all of whose files {@code stock} gives, or null when others may be there
 * @param version null when the image's tag does not say
 * @param stock the files the image brings
 * @param links symbolic links by absolute path
 * @param rendersTemplates whether its entrypoint renders {@code /etc/nginx/templates}
 * @param generatedBy what writes configuration when the container starts; null for nothing
 * @param assumed true when the layout is taken for granted
 */
record NginxLayout(
    String mainPath,
    String folder,
    Nginx.Version version,
    Stock stock,
    Map<String, String> links,
    boolean rendersTemplates,
    String generatedBy,
    boolean assumed) {

  /** Every nginx package brings these; nothing in them decides where a request goes. */
  private static final List<String> SHIPPED =
      List.of(
          "mime.types",
          "fastcgi_params",
          "fastcgi.conf",
          "scgi_params",
          "uwsgi_params",
          "proxy_params",
          "snippets/fastcgi-php.conf");

  /** What an image that is known to run nginx looks like; null for every other one. */
  static NginxLayout of(String image) {
    NginxImage known = NginxImages.find(image);
    return known == null ? null : of(known, image);
  }

  /** nginx as a distribution's package installs it. */
  static NginxLayout ofPackage(boolean alpine) {
    return of(NginxImages.fromPackage(alpine), "nginx package");
  }

  private static NginxLayout of(NginxImage image, String name) {
    Stock stock = new Stock(name);
    String folder = image.mainPath().substring(0, image.mainPath().lastIndexOf('/') + 1);
    for (String shipped : SHIPPED) {
      stock.put(folder + shipped, "");
    }
    image.stock().forEach(stock::put);
    return new NginxLayout(
        image.mainPath(),
        image.completeBelow(),
        version(image.version()),
        stock,
        image.links(),
        image.rendersTemplates(),
        image.generatedBy(),
        !image.verified());
  }

  /** A tag such as 1.27 follows the newest patch of that line. */
  private static Nginx.Version version(String text) {
    if (text == null) {
      return null;
    }
    List<String> parts = Parts.of(text, '.');
    return new Nginx.Version(
        Integer.parseInt(parts.get(0)),
        Integer.parseInt(parts.get(1)),
        parts.size() > 2 ? Integer.parseInt(parts.get(2)) : Nginx.Version.NEWEST);
  }

  /**
   * What an unknown image is taken to look like when a configuration is put under {@code
   * /etc/nginx}.
   */
  static NginxLayout ofUnknownImage() {
    Stock stock = new Stock("image");
    stock.put(
        "/etc/nginx/nginx.conf",
        "events {}\nhttp {\n  include /etc/nginx/conf.d/*.conf;\n"
            + "  include /etc/nginx/sites-enabled/*;\n}\n");
    return new NginxLayout("/etc/nginx/nginx.conf", null, null, stock, Map.of(), false, null, true);
  }
}
