package no502.topology.listen;

import java.util.List;
import no502.nginx.ConfigFiles.Seen;
import no502.topology.Launch.Arg;
import no502.topology.Protocol;
import no502.workspace.RootPath;

/** haproxy: the {@code bind} lines of its configuration. */
final class Haproxy implements ServerKind {

  @Override
  public Reading read(Command c, Inside inside) {
    if (!c.is("haproxy")) {
      return null;
    }
    Readings all = new Readings();
    List<Arg> files = c.options(List.of("-f"));
    if (files.isEmpty()) {
      all.hide("haproxy is given no configuration that we can read");
    }
    for (Arg given : files) {
      Seen seen =
          given.hiddenBy() == null
              ? inside.read(RootPath.absolute(c.folder(), given.text()))
              : new Seen.Hidden(given.hiddenBy());
      if (seen instanceof Seen.File file) {
        lines(c, ConfigLines.read(file.source()), all);
      } else {
        all.hide("haproxy's configuration is not at hand");
      }
    }
    return all.reading();
  }

  private static void lines(Command c, List<ConfigLines.Line> lines, Readings all) {
    Protocol byDefault = Protocol.TCP;
    for (int i = 0; i < lines.size(); i++) {
      ConfigLines.Line line = lines.get(i);
      if (line.is("defaults")) {
        byDefault = mode(lines, i, Protocol.TCP);
      } else if (line.is("frontend") || line.is("listen")) {
        binds(c, lines, i, mode(lines, i, byDefault), all);
      }
    }
  }

  private static boolean section(ConfigLines.Line line) {
    return List.of(
            "global",
            "defaults",
            "frontend",
            "backend",
            "listen",
            "userlist",
            "resolvers",
            "peers",
            "program",
            "http-errors",
            "cache")
        .contains(line.word(0));
  }

  private static Protocol mode(List<ConfigLines.Line> lines, int head, Protocol byDefault) {
    Protocol mode = byDefault;
    for (int i = head + 1; i < lines.size() && !section(lines.get(i)); i++) {
      if (lines.get(i).is("mode")) {
        mode = lines.get(i).word(1).equals("http") ? Protocol.HTTP : Protocol.TCP;
      }
    }
    return mode;
  }

  private static void binds(
      Command c, List<ConfigLines.Line> lines, int head, Protocol mode, Readings all) {
    for (int i = head + 1; i < lines.size() && !section(lines.get(i)); i++) {
      ConfigLines.Line line = lines.get(i);
      if (!line.is("bind")) {
        continue;
      }
      boolean tls = line.words().contains("ssl");
      for (String address : Words.split(line.word(1), ',')) {
        Found found = Found.of(address, line.span(), line.span().text());
        boolean known = address.indexOf('$') < 0 && address.indexOf('"') < 0;
        // Nobody, and a star, stand for every IPv4 address.
        String plain = address.startsWith("ipv4@") ? address.substring(5) : address;
        plain = plain.startsWith("*") ? plain.substring(1) : plain;
        all.add(
            known
                ? Sockets.reading(
                    "haproxy",
                    tls && mode == Protocol.HTTP ? Protocol.HTTPS : mode,
                    c,
                    found,
                    Address.parse(plain, "0.0.0.0", -1))
                : Reading.unknown("haproxy's bind is filled in later: " + address));
      }
    }
  }
}
