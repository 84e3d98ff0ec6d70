package no502.topology.listen;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import no502.nginx.ConfigFiles.Seen;
import no502.text.Seq;
import no502.topology.Launch.Arg;
import no502.topology.Listener.Unix;
import no502.topology.Protocol;
import no502.workspace.RootPath;

/**
 * A server whose address comes from a few options, a few variables, perhaps a JavaScript
 * configuration, and else a default: most servers are like this.
 */
final class SimpleServer implements ServerKind {
  private final String name;
  private final Predicate<Command> mine;
  private final String row;
  private Protocol protocol = Protocol.HTTP;
  private List<String> hostFlags = List.of();
  private List<String> portFlags = List.of();
  private List<String> addressFlags = List.of();
  private List<String> tlsFlags = List.of();
  private List<String> hostVariables = List.of();
  private List<String> portVariables = List.of();
  private List<String> socketFlags = List.of();
  private List<String> fileFlags = List.of();
  private final List<Doubtful> doubtful = new ArrayList<>();
  private String section;
  private List<String> configs = List.of();
  private String partial;
  private boolean hostUnsure;

  /** A file that could set host or port if it holds one of these words. */
  private record Doubtful(String file, List<String> words) {}

  private SimpleServer(String name, String row, Predicate<Command> mine) {
    this.name = name;
    this.mine = mine;
    this.row = row;
  }

  /**
   * @param name how sentences call it
   * @param row its name in the table of servers
   */
  static SimpleServer when(String name, String row, Predicate<Command> mine) {
    return new SimpleServer(name, row, mine);
  }

  static SimpleServer named(String program) {
    return new SimpleServer(program, program, c -> c.is(program));
  }

  /** A program that serves only under these words. */
  static SimpleServer verb(String program, String row, String... verbs) {
    List<String> all = List.of(verbs);
    return new SimpleServer(
        program + " " + verbs[0], row, c -> c.is(program) && Seq.of(all).anyMatch(c::says));
  }

  SimpleServer speaks(Protocol other) {
    protocol = other;
    return this;
  }

  SimpleServer host(String... flags) {
    hostFlags = List.of(flags);
    return this;
  }

  SimpleServer port(String... flags) {
    portFlags = List.of(flags);
    return this;
  }

  /** Options that take address and port in one. */
  SimpleServer address(String... flags) {
    addressFlags = List.of(flags);
    return this;
  }

  SimpleServer tls(String... flags) {
    tlsFlags = List.of(flags);
    return this;
  }

  SimpleServer hostVariable(String... names) {
    hostVariables = List.of(names);
    return this;
  }

  SimpleServer portVariable(String... names) {
    portVariables = List.of(names);
    return this;
  }

  /** Options that take the path of a unix socket. */
  SimpleServer socket(String... flags) {
    socketFlags = List.of(flags);
    return this;
  }

  /** Options that name a configuration file we do not read. */
  SimpleServer file(String... flags) {
    fileFlags = List.of(flags);
    return this;
  }

  /** A file in the working folder that may set host or port: then they are not sure. */
  SimpleServer mayBeSetIn(String file, String... words) {
    doubtful.add(new Doubtful(file, List.of(words)));
    return this;
  }

  /** Files in the working folder that may set host and port, and the key they stand under. */
  SimpleServer config(String key, String... files) {
    section = key;
    configs = List.of(files);
    return this;
  }

  /** For a server whose versions differ in what they bind when told nothing. */
  SimpleServer hostUnsure() {
    hostUnsure = true;
    return this;
  }

  /** Says why it may open more than its one port. */
  SimpleServer mayOpenMore(String why) {
    partial = why;
    return this;
  }

  @Override
  public Reading read(Command c, Inside inside) {
    if (!mine.test(c)) {
      return null;
    }
    Reading reading = sockets(c, inside);
    return partial == null || reading.hiddenBy() != null
        ? reading
        : new Reading(reading.listeners(), partial);
  }

  private Reading sockets(Command c, Inside inside) {
    Defaults defaults = Defaults.of(row).in(inside);
    Protocol spoken =
        !tlsFlags.isEmpty() && c.has(tlsFlags.toArray(new String[0])) ? Protocol.HTTPS : protocol;
    Arg socket = c.option(socketFlags);
    if (socket != null) {
      Found path = new Setting().flag(socket, socketFlags.get(0)).value();
      Unix unix = path.known() ? new Unix(path.text(), null) : null;
      return Sockets.reading(name, spoken, c, path, unix);
    }
    List<Arg> addresses = c.options(addressFlags);
    if (!addresses.isEmpty()) {
      return addresses(c, addresses, spoken, defaults);
    }
    JsConfig config =
        givenFile(c) != null ? JsConfig.NOTHING : JsConfig.read(c, inside, section, configs);
    spoken = config.mayBeTls() ? Protocol.UNKNOWN : spoken;
    Setting host = new Setting().flag(c.optionOrBare(hostFlags), first(hostFlags));
    Setting port = new Setting().flag(c.option(portFlags), first(portFlags));
    hostVariables.forEach(v -> host.or(inside.variable(c, v)));
    portVariables.forEach(v -> port.or(inside.variable(c, v)));
    host.or(config.host());
    port.or(config.port());
    if (port.value() == null && defaults.port() < 1) {
      return Reading.unknown("no port is given, and the default of " + name + " is not known here");
    }
    String byItself = hostUnsure ? "unknown" : defaults.host();
    host.orDefault(byItself, c.span(), byDefault("host", hostFlags, byItself));
    port.orDefault("" + defaults.port(), null, byDefault("port", portFlags, "" + defaults.port()));
    String doubt = doubt(c, inside);
    if (doubt != null) {
      host.doubt(doubt);
      port.doubt(doubt);
    }
    return Sockets.reading(name, spoken, c, host, port, defaults);
  }

  /** The option that names a file we do not read; null when none is given. */
  private String givenFile(Command c) {
    for (String flag : fileFlags) {
      if (c.has(flag)) {
        return flag;
      }
    }
    return null;
  }

  private String doubt(Command c, Inside inside) {
    String given = givenFile(c);
    if (given != null) {
      return "the file that " + given + " names may set it";
    }
    for (Doubtful one : doubtful) {
      Seen seen = inside.read(RootPath.absolute(c.folder(), one.file));
      if (seen instanceof Seen.Hidden hidden) {
        return one.file + " may set it and is hidden: " + hidden.why();
      }
      if (seen instanceof Seen.File file && holds(file.source().text(), one.words)) {
        return one.file + " may set it";
      }
    }
    return null;
  }

  private static boolean holds(String text, List<String> words) {
    return Seq.of(words).anyMatch(text::contains);
  }

  private static String first(List<String> flags) {
    return flags.isEmpty() ? "" : flags.get(0);
  }

  private static String byDefault(String what, List<String> flags, String value) {
    return flags.isEmpty()
        ? value + " is its default " + what
        : "no " + flags.get(0) + " is given, and " + value + " is the default";
  }

  private Reading addresses(Command c, List<Arg> given, Protocol spoken, Defaults defaults) {
    Readings all = new Readings();
    for (Arg one : given) {
      Setting setting = new Setting().flag(one, addressFlags.get(0));
      all.add(oneAddress(c, setting.value(), spoken, defaults));
    }
    return all.reading();
  }

  private Reading oneAddress(Command c, Found found, Protocol spoken, Defaults defaults) {
    if (!found.known()) {
      return Reading.unknown(found.hiddenBy());
    }
    return Sockets.reading(
        name, spoken, c, found, Address.parse(found.text(), defaults.host(), defaults.port()));
  }
}
