package no502.topology.listen;

import static no502.topology.listen.Defaults.unverified;
import static no502.topology.listen.Defaults.verified;

import java.util.List;
import java.util.Locale;
import no502.nginx.ConfigFiles.Seen;
import no502.text.Letters;
import no502.text.Seq;
import no502.topology.Launch.Arg;
import no502.topology.Protocol;
import no502.workspace.RootPath;

/** Databases, caches and plumbing. */
final class DataStores {
  private DataStores() {}

  static List<ServerKind> all() {
    return List.of(
        SimpleServer.named("memcached")
            .speaks(Protocol.MEMCACHED)
            .host("-l", "--listen")
            .port("-p", "--port")
            .socket("-s", "--unix-socket"),
        DataStores::redis,
        DataStores::postgres,
        DataStores::mysql,
        DataStores::mongo,
        DataStores::minio,
        DataStores::vault,
        DataStores::socat,
        DataStores::netcat);
  }

  private static Reading redis(Command c, Inside inside) {
    if (!c.is("redis-server", "valkey-server")) {
      return null;
    }
    Setting host = new Setting().flag(c.option(List.of("--bind")), "--bind");
    Setting port = new Setting().flag(c.option(List.of("--port")), "--port");
    if (c.arg(0).endsWith(".conf")) {
      Seen seen = inside.read(RootPath.absolute(c.folder(), c.arg(0)));
      if (seen instanceof Seen.File file) {
        for (ConfigLines.Line line : ConfigLines.read(file.source())) {
          Found found = Found.of(line.word(1), line.span(), line.span().text());
          (line.is("bind") ? host : line.is("port") ? port : new Setting()).or(found);
          if (line.is("include") || line.is("tls-port")) {
            port.doubt("redis is told " + line.span().text());
          }
        }
      } else {
        host.doubt(c.arg(0) + " is not at hand");
        port.doubt(c.arg(0) + " is not at hand");
      }
    }
    host.orDefault("*", c.span(), "nothing binds it to one address");
    port.orDefault("6379", null, "6379 is the default");
    return Sockets.reading("redis", Protocol.TCP, c, host, port, verified("*", 6379));
  }

  private static Reading postgres(Command c, Inside inside) {
    if (!c.is("postgres")) {
      return null;
    }
    Setting host = new Setting().flag(c.option(List.of("-h")), "-h");
    Setting port = new Setting().flag(c.option(List.of("-p", "--port")), "-p");
    for (Arg set : c.options(List.of("-c"))) {
      String text = set.text() == null ? "" : set.text();
      int equals = text.indexOf('=');
      Arg value = new Arg(text.substring(equals + 1), set.span(), set.hiddenBy());
      if (text.startsWith("listen_addresses")) {
        host.flag(value, "listen_addresses");
      } else if (text.startsWith("port")) {
        port.flag(value, "port");
      } else if (text.startsWith("config_file")) {
        host.doubt("config_file may set it");
        port.doubt("config_file may set it");
      } else if (set.hiddenBy() != null) {
        host.doubt("-c is hidden: " + set.hiddenBy());
        port.doubt("-c is hidden: " + set.hiddenBy());
      }
    }
    port.or(inside.variable(c, "PGPORT"));
    boolean image =
        inside.basedOn("postgres", "postgis/postgis", "timescale/timescaledb", "pgvector/pgvector");
    host.orDefault(
        image ? "*" : "unknown",
        c.span(),
        image
            ? "the image's configuration says listen_addresses = '*'"
            : "its configuration may say listen_addresses");
    port.orDefault("5432", null, "5432 is the default");
    Defaults defaults = image ? verified("*", 5432) : unverified("*", 5432);
    return Sockets.reading("postgres", Protocol.TCP, c, host, port, defaults);
  }

  private static Reading mysql(Command c, Inside inside) {
    if (!c.is("mysqld", "mariadbd", "mysqld_safe")) {
      return null;
    }
    Setting host =
        new Setting().flag(c.option(List.of("--bind-address", "--bind_address")), "--bind-address");
    Setting port = new Setting().flag(c.option(List.of("--port", "-P")), "--port");
    port.or(inside.variable(c, "MYSQL_TCP_PORT"));
    for (String folder : List.of("/etc/mysql", "/etc/my.cnf", "/etc/my.cnf.d")) {
      if (inside.changes(folder)) {
        host.doubt("something at " + folder + " may set it");
        port.doubt("something at " + folder + " may set it");
      }
    }
    host.orDefault("*", c.span(), "nothing binds it to one address");
    port.orDefault("3306", null, "3306 is the default");
    Reading main = Sockets.reading("mysql", Protocol.TCP, c, host, port, verified("*", 3306));
    if (!inside.basedOn("mysql") || main.listeners().isEmpty()) {
      return main;
    }
    Readings all = new Readings();
    all.add(main);
    Found extended = Found.of("", c.span(), "MySQL's X protocol");
    all.add(
        Sockets.reading("mysql", Protocol.TCP, c, extended, Address.parse("33060", "*", 33060)));
    return all.reading();
  }

  private static Reading mongo(Command c, Inside inside) {
    if (!c.is("mongod", "mongos")) {
      return null;
    }
    Setting host = new Setting().flag(c.option(List.of("--bind_ip")), "--bind_ip");
    Setting port = new Setting().flag(c.option(List.of("--port")), "--port");
    if (c.has("--config", "-f")) {
      host.doubt("--config may set it");
      port.doubt("--config may set it");
    }
    boolean all = c.has("--bind_ip_all") || inside.basedOn("mongo");
    host.orDefault(
        all ? "*" : "127.0.0.1",
        c.span(),
        all ? "it is told --bind_ip_all" : "no --bind_ip is given");
    port.orDefault("27017", null, "27017 is the default");
    return Sockets.reading("mongod", Protocol.TCP, c, host, port, verified("*", 27017));
  }

  private static Reading minio(Command c, Inside inside) {
    if (!c.is("minio") || !c.says("server")) {
      return null;
    }
    Readings all = new Readings();
    Setting address = new Setting().flag(c.option(List.of("--address")), "--address");
    address.or(inside.variable(c, "MINIO_ADDRESS"));
    address.orDefault(":9000", c.span(), "9000 is the default");
    Setting console = new Setting();
    console.flag(c.option(List.of("--console-address")), "--console-address");
    console.or(inside.variable(c, "MINIO_CONSOLE_ADDRESS"));
    for (Setting one : List.of(address, console)) {
      Found found = one.value();
      if (found != null) {
        all.add(
            Sockets.reading(
                "minio",
                Protocol.HTTP,
                c,
                found,
                found.known() ? Address.parse(found.text(), "*", -1) : null));
      }
      all.hide(one.doubt());
    }
    return all.reading();
  }

  private static Reading vault(Command c, Inside inside) {
    if (!c.is("vault") || !c.says("server")) {
      return null;
    }
    if (!c.has("-dev", "--dev")) {
      return Reading.unknown("vault's configuration is not followed");
    }
    Setting address = new Setting().flag(c.option(List.of("-dev-listen-address")), "the option");
    address.or(inside.variable(c, "VAULT_DEV_LISTEN_ADDRESS"));
    // The image's entrypoint gives it that address where the words begin with the verb.
    List<Arg> words = inside.container().launch().words();
    boolean image =
        inside.basedOn("hashicorp/vault", "vault")
            && (words.isEmpty() || "server".equals(words.get(0).text()));
    address.orDefault(
        image ? "0.0.0.0:8200" : "127.0.0.1:8200", c.span(), "development mode listens there");
    Found found = address.value();
    Reading reading =
        Sockets.reading(
            "vault",
            Protocol.HTTP,
            c,
            found,
            found.known() ? Address.parse(found.text(), "0.0.0.0", 8200) : null);
    return address.doubt() == null ? reading : reading.doubtful(address.doubt());
  }

  private static Reading socat(Command c, Inside inside) {
    if (!c.is("socat")) {
      return null;
    }
    Readings all = new Readings();
    for (Arg arg : c.args()) {
      List<String> parts = Words.split(arg.text() == null ? "" : arg.text(), ',');
      String head = parts.isEmpty() ? "" : parts.get(0);
      int colon = head.indexOf(':');
      String kind = colon < 0 ? "" : head.substring(0, colon).toUpperCase(Locale.ROOT);
      String bind = "*";
      for (String part : parts) {
        bind = part.startsWith("bind=") ? part.substring(5) : bind;
      }
      Found found =
          arg.hiddenBy() == null
              ? Found.of(head, arg.span(), head)
              : Found.hidden(arg.span(), arg.hiddenBy());
      if (kind.equals("UNIX-LISTEN")) {
        all.add(
            Sockets.reading(
                "socat",
                Protocol.UNKNOWN,
                c,
                found,
                Address.parse("unix:" + head.substring(colon + 1), "", -1)));
      } else if (!kind.startsWith("UDP") && (kind.endsWith("LISTEN") || kind.endsWith("-L"))) {
        all.add(
            Sockets.reading(
                "socat",
                Protocol.UNKNOWN,
                c,
                found,
                Address.tcp(bind, Address.port(head.substring(colon + 1)))));
      }
    }
    return all.isEmpty() && all.reading().hiddenBy() == null
        ? Reading.unknown("socat listens on nothing we can read")
        : all.reading();
  }

  private static Reading netcat(Command c, Inside inside) {
    boolean listens = Seq.of(c.args()).anyMatch(a -> flags(a.text()).indexOf('l') >= 0);
    if (!c.is("nc", "ncat", "netcat") || !listens) {
      return null;
    }
    if (Seq.of(c.args()).anyMatch(a -> flags(a.text()).indexOf('u') >= 0)) {
      return Reading.unknown("netcat listens for UDP");
    }
    Arg port = null;
    for (Arg arg : c.args()) {
      boolean number = arg.text() != null && Letters.isNumber(arg.text());
      port = number || arg.hiddenBy() != null ? arg : port;
    }
    if (port == null) {
      return Reading.unknown("the port netcat listens on is not given");
    }
    Setting number = new Setting().flag(port, "the port");
    Setting host = new Setting().flag(c.option(List.of("-s")), "-s");
    host.orDefault("*", c.span(), "no -s is given");
    return Sockets.reading("netcat", Protocol.UNKNOWN, c, host, number, verified("*", 1));
  }

  private static String flags(String word) {
    return word != null && word.startsWith("-") && !word.startsWith("--") ? word : "";
  }
}
