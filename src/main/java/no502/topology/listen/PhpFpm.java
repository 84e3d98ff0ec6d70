package no502.topology.listen;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no502.nginx.ConfigFiles.Seen;
import no502.text.Letters;
import no502.text.Seq;
import no502.topology.Evidence;
import no502.topology.Listener;
import no502.topology.Listener.Socket;
import no502.topology.Listener.Unix;
import no502.topology.Protocol;

/**
 * php-fpm as the official image sets it up: every {@code php-fpm.d/*.conf} in alphabetical order, a
 * later {@code listen} of the same pool wins, and the image's own zz-docker.conf comes last with
 * 9000.
 */
final class PhpFpm implements ServerKind {
  private static final String FOLDER = "/usr/local/etc/php-fpm.d";
  private static final String MAIN = "/usr/local/etc/php-fpm.conf";
  private static final List<String> STOCK =
      List.of("docker.conf", "www.conf", "zz-docker.conf", "www.conf.default");

  /** One pool as the files so far set it. */
  private static final class Pool {
    IniFile.Entry listen;
    String file;
    String mode;
    IniFile.Entry clients;
  }

  @Override
  public Reading read(Command c, Inside inside) {
    if (!c.program().startsWith("php-fpm")) {
      return null;
    }
    boolean official = inside.container().facts() != null && speaksFastCgi(inside);
    Map<String, Pool> pools = new LinkedHashMap<>();
    Readings all = new Readings();
    if (c.has("-y", "--fpm-config")) {
      all.hide("php-fpm is given another configuration file");
    }
    files(inside, official, pools, all);
    for (Pool pool : pools.values()) {
      if (pool.listen != null) {
        add(c, pool, all);
      }
    }
    if (official && !replaced(inside) && includesPools(inside)) {
      return withStock(c, pools, all);
    }
    if (all.isEmpty()) {
      all.hide("no listen of a php-fpm pool is at hand");
    }
    return all.reading();
  }

  private static boolean speaksFastCgi(Inside inside) {
    return Seq.of(inside.container().facts().ports())
        .anyMatch(p -> Letters.same(p.protocol(), "fastcgi"));
  }

  private static void files(
      Inside inside, boolean official, Map<String, Pool> pools, Readings all) {
    // The container's files come in alphabetical order.
    for (String name : inside.container().files().list(FOLDER).names()) {
      Seen seen = name.endsWith(".conf") ? inside.read(FOLDER + "/" + name) : new Seen.Missing();
      if (seen instanceof Seen.File file) {
        pools(name, IniFile.read(file.source()), pools);
      } else if (seen instanceof Seen.Hidden hidden && !(official && STOCK.contains(name))) {
        all.hide(name + " may set listen and is hidden: " + hidden.why());
      }
    }
    if (inside.hides(FOLDER)) {
      all.hide("the files of " + FOLDER + " are hidden");
    }
    if (inside.read(MAIN) instanceof Seen.File main) {
      pools("php-fpm.conf", IniFile.read(main.source()), pools);
    }
  }

  private static void pools(String name, List<IniFile.Entry> entries, Map<String, Pool> pools) {
    for (IniFile.Entry entry : entries) {
      if (entry.section().isEmpty() || entry.section().equals("global")) {
        continue;
      }
      Pool pool = pools.computeIfAbsent(entry.section(), k -> new Pool());
      switch (entry.key()) {
        case "listen" -> {
          pool.listen = entry;
          pool.file = name;
        }
        case "listen.mode" -> pool.mode = entry.value();
        case "listen.allowed_clients" -> pool.clients = entry;
        default -> {}
      }
    }
  }

  /** The image's own main file does; one that takes its place need not. */
  private static boolean includesPools(Inside inside) {
    return !(inside.read(MAIN) instanceof Seen.File main)
        || Seq.of(IniFile.read(main.source())).anyMatch(entry -> entry.key().equals("include"));
  }

  /**
   * Whether the image's zz-docker.conf is replaced or removed, so that 9000 is not its last word.
   */
  private static boolean replaced(Inside inside) {
    // The base image alone would leave it hidden: a file or its absence is somebody's doing.
    Seen seen = inside.container().files().read(FOLDER + "/zz-docker.conf");
    return !(seen instanceof Seen.Hidden);
  }

  /** The stock files end with {@code [www] listen = 9000}, unless a later file speaks after it. */
  private static Reading withStock(Command c, Map<String, Pool> pools, Readings own) {
    Pool www = pools.get("www");
    boolean later = www != null && www.listen != null && www.file.compareTo("zz-docker.conf") > 0;
    Readings all = new Readings();
    if (!later) {
      List<Evidence> why = new ArrayList<>(c.evidence());
      if (www != null && www.listen != null) {
        why.add(
            new Evidence(
                www.listen.line(), "the image's own zz-docker.conf is read after this and wins"));
      }
      Found stock = Found.of("9000", c.span(), "zz-docker.conf of the official image says so");
      all.add(
          Sockets.listener(
              "php-fpm", Protocol.FASTCGI, why, stock, Address.parse("9000", "", 9000)));
    }
    for (Listener listener : own.reading().listeners()) {
      boolean overruled = !later && www != null && www.listen != null && from(listener, www.listen);
      if (!overruled) {
        all.add(listener);
      }
    }
    // What is not at hand may come after it, or replace it all.
    String doubt = own.reading().hiddenBy();
    return doubt == null ? all.reading() : all.reading().doubtful(doubt);
  }

  private static boolean from(Listener listener, IniFile.Entry entry) {
    return Seq.of(listener.evidence()).anyMatch(e -> entry.line().equals(e.span()));
  }

  private static void add(Command c, Pool pool, Readings all) {
    Found found = Found.of(pool.listen.value(), pool.listen.line(), "the pool's listen says so");
    boolean unix = found.text().startsWith("/");
    if (found.text().indexOf('$') >= 0) {
      all.hide("the pool's listen is computed: " + found.text());
      return;
    }
    Socket socket =
        unix ? new Unix(found.text(), pool.mode) : Address.parse(found.text(), "", 9000);
    Reading reading = Sockets.reading("php-fpm", Protocol.FASTCGI, c, found, socket);
    String clients =
        pool.clients == null || unix || pool.clients.value().isEmpty()
            ? null
            : "listen.allowed_clients may turn nginx away";
    all.add(clients == null ? reading : reading.doubtful(clients));
  }
}
