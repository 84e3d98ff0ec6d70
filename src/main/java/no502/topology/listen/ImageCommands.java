package no502.topology.listen;

import java.util.ArrayList;
import java.util.List;
import no502.text.Seq;
import no502.topology.Launch.Arg;

/**
 * What well-known images run when nobody says otherwise, and what their entrypoint does to words.
 */
final class ImageCommands {

  /**
   * @param program what the entrypoint puts before the words
   * @param always before any words, or only when they begin with an option
   * @param command what runs when no words are given
   */
  private record Row(String program, boolean always, List<String> command) {}

  private ImageCommands() {}

  private static Row row(ImageRef image) {
    if (image == null) {
      return null;
    }
    if (image.repository().startsWith("gcr.io/distroless/")) {
      return distroless(image.repository().substring(18));
    }
    boolean fpm = image.tag().contains("fpm");
    return switch (image.repository()) {
      case "nginx", "nginxinc/nginx-unprivileged" -> server("nginx");
      case "php", "wordpress", "nextcloud", "drupal", "joomla", "matomo", "phpmyadmin" ->
          fpm ? server("php-fpm") : null;
      case "httpd" -> server("httpd-foreground");
      case "caddy" ->
          new Row("caddy", false, Words.split("caddy run --config /etc/caddy/Caddyfile", ' '));
      case "traefik" -> new Row("traefik", false, List.of("traefik"));
      case "haproxy" ->
          new Row(
              "haproxy", false, Words.split("haproxy -f /usr/local/etc/haproxy/haproxy.cfg", ' '));
      case "redis", "redis/redis-stack-server" -> server("redis-server");
      case "valkey/valkey" -> server("valkey-server");
      case "postgres", "postgis/postgis", "timescale/timescaledb", "pgvector/pgvector" ->
          server("postgres");
      case "mysql" -> server("mysqld");
      case "mariadb" -> server("mariadbd");
      case "mongo" -> server("mongod");
      case "memcached" -> server("memcached");
      case "minio/minio" -> new Row("minio", true, List.of("minio"));
      case "hashicorp/http-echo" -> new Row("http-echo", true, List.of("http-echo"));
      case "traefik/whoami", "containous/whoami" -> new Row("whoami", true, List.of("whoami"));
      case "hashicorp/vault", "vault" ->
          new Row("vault", true, Words.split("vault server -dev", ' '));
      case "eclipse-mosquitto" ->
          new Row(
              "mosquitto",
              false,
              Words.split("mosquitto -c /mosquitto/config/mosquitto.conf", ' '));
      case "python", "node", "ruby", "golang" -> new Row("", false, List.of());
      default -> null;
    };
  }

  /** Their entrypoint is the language's own program. */
  private static Row distroless(String name) {
    String program = name.startsWith("nodejs") ? "node" : name.startsWith("python") ? "python" : "";
    return new Row(program, !program.isEmpty(), List.of());
  }

  private static Row server(String program) {
    return new Row(program, false, List.of(program));
  }

  /** Whether the image is one of these. */
  static boolean knows(ImageRef image) {
    return row(image) != null;
  }

  /** The image's own command line; null when it is not known, empty when it runs no server. */
  static List<Arg> ownCommand(ImageRef image) {
    Row row = row(image);
    return row == null ? null : Seq.of(row.command).map(ImageCommands::word).toList();
  }

  /** The words as the image's entrypoint hands them on. */
  static List<Arg> throughEntrypoint(ImageRef image, List<Arg> words) {
    Row row = row(image);
    if (row == null || row.program.isEmpty()) {
      return words;
    }
    String first = words.get(0).text() == null ? "" : words.get(0).text();
    boolean prepend =
        first.startsWith("-")
            || row.always && !first.equals(row.program) && !first.endsWith("/" + row.program)
            || row.program.endsWith("redis-server") && first.endsWith(".conf");
    if (!prepend) {
      return words;
    }
    List<Arg> out = new ArrayList<>();
    out.add(new Arg(row.program, words.get(0).span(), null));
    out.addAll(words);
    return out;
  }

  private static Arg word(String text) {
    return new Arg(text, null, null);
  }
}
