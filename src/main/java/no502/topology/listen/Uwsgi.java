package no502.topology.listen;

import java.util.ArrayList;
import java.util.List;
import no502.nginx.ConfigFiles.Seen;
import no502.text.Seq;
import no502.topology.Launch.Arg;
import no502.topology.Listener.Socket;
import no502.topology.Listener.Unix;
import no502.topology.Protocol;
import no502.workspace.RootPath;

/** uWSGI, whose one word decides whether a port speaks HTTP or uwsgi. */
final class Uwsgi implements ServerKind {
  private static final List<String> NAMES =
      List.of(
          "http",
          "http-socket",
          "https",
          "https-socket",
          "socket",
          "s",
          "uwsgi-socket",
          "fastcgi-socket",
          "scgi-socket");

  /** Common options behind which a word stands for itself. */
  private static final List<String> ALONE =
      List.of("--master", "-M", "--enable-threads", "--vacuum", "--die-on-term", "--need-app");

  /** Values that hold one of these are filled in by uWSGI itself. */
  private static final List<String> COMPUTED = List.of("$(", "%(", "@(");

  private static Protocol spoken(String option) {
    return switch (option) {
      case "http", "http-socket" -> Protocol.HTTP;
      case "https", "https-socket" -> Protocol.HTTPS;
      case "socket", "s", "uwsgi-socket" -> Protocol.UWSGI;
      case "fastcgi-socket" -> Protocol.FASTCGI;
      case "scgi-socket" -> Protocol.SCGI;
      default -> null;
    };
  }

  @Override
  public Reading read(Command c, Inside inside) {
    if (!c.is("uwsgi", "uwsgi-core")) {
      return null;
    }
    Readings all = new Readings();
    String protocol = text(c.option(List.of("--protocol")));
    NAMES.forEach(name -> option(c, name, over(name, protocol), all));
    for (String file : configurations(c, all)) {
      file(c, inside, file, all);
    }
    for (String variable :
        List.of("UWSGI_HTTP", "UWSGI_SOCKET", "UWSGI_HTTP_SOCKET", "UWSGI_INI")) {
      Found set = inside.variable(c, variable);
      if (set != null && (set.known() || all.isEmpty())) {
        all.hide(set.known() ? variable + " is set" : set.hiddenBy());
      }
    }
    if (all.isEmpty()) {
      all.hide("no socket is given to uwsgi in what we can read");
    }
    return all.reading();
  }

  private static String text(Arg arg) {
    return arg == null ? "" : arg.hiddenBy() == null ? arg.text() : "hidden";
  }

  /** What a socket speaks by its name; a plain one speaks what {@code protocol} says. */
  private static Protocol over(String name, String protocol) {
    boolean plain = name.equals("socket") || name.equals("s");
    if (!plain || protocol.isEmpty()) {
      return spoken(name);
    }
    Protocol other = spoken(protocol + "-socket");
    return other == null ? Protocol.UNKNOWN : other;
  }

  private static void option(Command c, String name, Protocol protocol, Readings all) {
    String flag = name.length() == 1 ? "-" + name : "--" + name;
    for (Arg value : c.options(List.of(flag))) {
      add(c, new Setting().flag(value, flag).value(), protocol, all);
    }
  }

  private static void add(Command c, Found found, Protocol protocol, Readings all) {
    boolean computed = found.known() && Seq.of(COMPUTED).anyMatch(found.text()::contains);
    if (!found.known() || computed) {
      all.hide(computed ? "uwsgi computes " + found.text() : found.hiddenBy());
      return;
    }
    Socket socket =
        found.text().indexOf(':') < 0
            ? new Unix(RootPath.absolute(c.folder(), found.text()), null)
            : Address.parse(found.text(), "0.0.0.0", -1);
    all.add(Sockets.reading("uwsgi", protocol, c, found, socket));
  }

  private static List<String> configurations(Command c, Readings all) {
    List<String> files = new ArrayList<>();
    for (Arg given : c.options(List.of("--ini", "-i", "--ini-paste"))) {
      if (given.hiddenBy() == null) {
        files.add(given.text());
      } else {
        all.hide("uwsgi's configuration is hidden: " + given.hiddenBy());
      }
    }
    for (int i = 0; i < c.args().size(); i++) {
      boolean value = c.arg(i - 1).startsWith("-") && !ALONE.contains(c.arg(i - 1));
      if (c.arg(i).endsWith(".ini") && !value && !c.arg(i).startsWith("-")) {
        files.add(c.arg(i));
      }
    }
    if (c.has("--xml", "-x", "--yaml", "-y", "--yml", "--json", "-j", "--emperor")) {
      all.hide("uwsgi reads a configuration in a format that is not followed here");
    }
    return files;
  }

  private static void file(Command c, Inside inside, String name, Readings all) {
    Seen seen = inside.read(RootPath.absolute(c.folder(), name));
    if (!(seen instanceof Seen.File file)) {
      all.hide(name + " is not at hand");
      return;
    }
    // Other sections are read only by those who name them.
    List<IniFile.Entry> entries =
        Seq.of(IniFile.read(file.source()))
            .filter(entry -> entry.section().isEmpty() || entry.section().equals("uwsgi"))
            .toList();
    String protocol = "";
    for (IniFile.Entry entry : entries) {
      protocol = entry.key().equals("protocol") ? entry.value() : protocol;
    }
    for (IniFile.Entry entry : entries) {
      if (spoken(entry.key()) != null) {
        Found found = Found.of(entry.value(), entry.line(), name + " sets " + entry.key());
        add(c, found, over(entry.key(), protocol), all);
      } else if (entry.key().equals("ini") || entry.key().equals("include")) {
        all.hide(name + " includes another file");
      }
    }
    String mode = mode(entries);
    if (mode != null) {
      all.mode(mode);
    }
  }

  private static String mode(List<IniFile.Entry> entries) {
    for (IniFile.Entry entry : entries) {
      if (entry.key().equals("chmod-socket")) {
        return entry.value().isEmpty() ? "666" : entry.value();
      }
    }
    return null;
  }
}
