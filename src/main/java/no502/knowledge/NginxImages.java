package no502.knowledge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no502.knowledge.ImageFacts.Libc;
import no502.knowledge.NginxImage.Kind;
import no502.text.Parts;

/** Which images run nginx, and how each lays out its configuration. */
public final class NginxImages {
  private NginxImages() {}

  /** Null for an image that is not known to run nginx. */
  public static NginxImage find(String reference) {
    Reference image = Reference.parse(reference);
    List<String> rows = Table.ROWS.of(image.name());
    if (rows.isEmpty()) {
      return null;
    }
    List<String> row = Parts.of(rows.get(0), '\t');
    Kind kind = Kind.of(row.get(1));
    ImageFacts facts = Images.find(image);
    boolean ownVersion = row.get(2).equals("yes");
    return layout(
        kind,
        ownVersion ? version(image) : null,
        facts == null ? Libc.UNKNOWN : facts.libc(),
        facts == null || facts.workdir() == null ? "/" : facts.workdir(),
        image.digest() == null || image.tag() != null);
  }

  /** nginx from a distribution's package, as a Dockerfile installs it. */
  public static NginxImage fromPackage(boolean alpine) {
    return alpine
        ? layout(Kind.ALPINE_PACKAGE, null, Libc.MUSL, "/", true)
        : layout(Kind.DEBIAN_PACKAGE, null, Libc.GLIBC, "/", true);
  }

  /** A tag of one number ({@code nginx:1}) follows every release, so it names none. */
  private static String version(Reference image) {
    String version = image.version();
    return version == null || version.indexOf('.') < 0 ? null : version;
  }

  private static NginxImage layout(
      Kind kind, String version, Libc libc, String workdir, boolean sure) {
    Layout layout = Layout.of(kind);
    Map<String, String> stock = new LinkedHashMap<>();
    for (int i = 0; i < layout.files.length; i += 2) {
      stock.put(layout.files[i], Tables.text("stock/" + layout.files[i + 1]));
    }
    return new NginxImage(
        kind,
        version,
        libc,
        layout.main,
        stock,
        kind == Kind.DEBIAN_PACKAGE
            ? Map.of("/etc/nginx/sites-enabled/default", "/etc/nginx/sites-available/default")
            : Map.of(),
        layout.completeBelow,
        layout.generatedBy,
        kind == Kind.OFFICIAL || kind == Kind.UNPRIVILEGED,
        workdir,
        layout.verified && sure);
  }

  /** {@code files}: path and stock file in turn. */
  private record Layout(
      String main, String completeBelow, String generatedBy, boolean verified, String... files) {

    static Layout of(Kind kind) {
      String etc = "/etc/nginx/nginx.conf";
      return switch (kind) {
        case OFFICIAL ->
            new Layout(
                etc,
                "/etc/nginx",
                null,
                true,
                etc,
                "official.conf",
                "/etc/nginx/conf.d/default.conf",
                "default-80.conf");
        case UNPRIVILEGED ->
            new Layout(
                etc,
                "/etc/nginx",
                null,
                true,
                etc,
                "official.conf",
                "/etc/nginx/conf.d/default.conf",
                "default-8080.conf");
        case OPENRESTY ->
            new Layout(
                "/usr/local/openresty/nginx/conf/nginx.conf",
                "/etc/nginx",
                null,
                true,
                "/usr/local/openresty/nginx/conf/nginx.conf",
                "openresty.conf",
                "/etc/nginx/conf.d/default.conf",
                "default-80-ipv4.conf");
        case ANGIE ->
            new Layout(
                "/etc/angie/angie.conf",
                null,
                null,
                false,
                "/etc/angie/angie.conf",
                "angie.conf",
                "/etc/angie/http.d/default.conf",
                "default-80-ipv4.conf");
        case BITNAMI ->
            new Layout(
                "/opt/bitnami/nginx/conf/nginx.conf",
                null,
                null,
                false,
                "/opt/bitnami/nginx/conf/nginx.conf",
                "bitnami.conf");
        case LINUXSERVER ->
            new Layout(
                "/config/nginx/nginx.conf",
                null,
                "the image fills /config on its first start",
                false,
                "/config/nginx/nginx.conf",
                "linuxserver.conf");
        case NGINX_PROXY ->
            new Layout(
                etc,
                null,
                "docker-gen writes conf.d/default.conf from the containers that run",
                true,
                etc,
                "official.conf");
        case PROXY_MANAGER ->
            new Layout(etc, null, "its own interface writes the proxy hosts", true);
        case BUNKERWEB -> new Layout(etc, null, "it writes its configuration from settings", true);
        case DEBIAN_PACKAGE ->
            new Layout(
                etc,
                "/etc/nginx",
                null,
                true,
                etc,
                "debian.conf",
                "/etc/nginx/sites-available/default",
                "default-debian.conf");
        case ALPINE_PACKAGE ->
            new Layout(
                etc,
                "/etc/nginx",
                null,
                false,
                etc,
                "alpine.conf",
                "/etc/nginx/http.d/default.conf",
                "default-alpine.conf");
      };
    }
  }

  /** Read when first needed, and never changed. */
  private static final class Table {
    static final IndexedRows ROWS = new IndexedRows("nginx-images.tsv");
  }
}
