package no502.topology.listen;

import java.util.List;
import no502.text.Seq;
import no502.topology.Launch.Arg;
import no502.topology.Protocol;

/** Web servers of PHP, Ruby, Go and others, and small echo servers. */
final class WebServers {
  private WebServers() {}

  static List<ServerKind> all() {
    return List.of(
        WebServers::phpBuiltIn,
        SimpleServer.when("artisan serve", "artisan-serve", c -> artisan(c, "serve"))
            .host("--host")
            .port("--port")
            .hostVariable("SERVER_HOST")
            .portVariable("SERVER_PORT")
            .mayBeSetIn(".env", "SERVER_HOST", "SERVER_PORT"),
        SimpleServer.when("octane", "octane", c -> artisan(c, "octane:start"))
            .host("--host")
            .port("--port"),
        SimpleServer.when("symfony", "symfony", WebServers::symfony)
            .host("--listen-ip")
            .port("--port"),
        new Rails(),
        new Puma(),
        SimpleServer.when("unicorn", "unicorn", c -> c.is("unicorn", "unicorn_rails"))
            .address("-l", "--listen")
            .port("-p", "--port")
            .file("-c", "--config-file"),
        SimpleServer.verb("thin", "thin", "start")
            .host("-a", "--address")
            .port("-p", "--port")
            .socket("-S", "--socket")
            .file("-C", "--config"),
        SimpleServer.verb("jekyll", "jekyll", "serve", "server", "s")
            .host("-H", "--host")
            .port("-P", "--port")
            .mayBeSetIn("_config.yml", "host:", "port:"),
        SimpleServer.verb("hugo", "hugo", "server", "serve").host("--bind").port("-p", "--port"),
        SimpleServer.verb("mix", "phoenix", "phx.server")
            .mayOpenMore("config/ may set another address"),
        SimpleServer.named("whoami")
            .port("--port", "-port")
            .portVariable("WHOAMI_PORT_NUMBER")
            .tls("--cert", "-cert"),
        SimpleServer.named("http-echo").address("-listen", "--listen"),
        SimpleServer.verb("caddy", "caddy", "file-server", "respond")
            .address("--listen", "-l")
            .file("--domain"),
        SimpleServer.verb("caddy", "caddy-reverse-proxy", "reverse-proxy")
            .address("--from")
            .mayOpenMore("caddy opens port 80 beside a name it serves over HTTPS"),
        new Caddy(),
        new Httpd(),
        new Haproxy(),
        new Traefik());
  }

  private static boolean artisan(Command c, String verb) {
    return c.is("php", "artisan") && c.says(verb) && (c.is("artisan") || endsWithArtisan(c));
  }

  private static boolean endsWithArtisan(Command c) {
    return Seq.of(c.args())
        .anyMatch(
            a -> "artisan".equals(a.text()) || a.text() != null && a.text().endsWith("/artisan"));
  }

  private static boolean symfony(Command c) {
    boolean serves = c.says("server:start") || c.says("serve") || c.says("local:server:start");
    return c.is("symfony") && serves && !c.has("--allow-all-ip");
  }

  private static Reading phpBuiltIn(Command c, Inside inside) {
    Arg address = c.is("php") ? c.option(List.of("-S")) : null;
    if (address == null) {
      return null;
    }
    Found found = new Setting().flag(address, "-S").value();
    return Sockets.reading(
        "PHP's own server",
        Protocol.HTTP,
        c,
        found,
        found.known() ? Address.parse(found.text(), "localhost", -1) : null);
  }
}
