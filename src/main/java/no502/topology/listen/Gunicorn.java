package no502.topology.listen;

import java.util.ArrayList;
import java.util.List;
import no502.nginx.ConfigFiles.Seen;
import no502.text.Parts;
import no502.text.Span;
import no502.topology.Launch.Arg;
import no502.topology.Listener;
import no502.topology.Protocol;
import no502.workspace.RootPath;

/**
 * gunicorn: options, then GUNICORN_CMD_ARGS, then its configuration file, then PORT, then
 * 127.0.0.1:8000.
 */
final class Gunicorn implements ServerKind {
  private static final List<String> BIND = List.of("-b", "--bind");

  @Override
  public Reading read(Command c, Inside inside) {
    if (!c.is("gunicorn", "gunicorn3")) {
      return null;
    }
    Protocol protocol = c.has("--certfile", "--keyfile") ? Protocol.HTTPS : Protocol.HTTP;
    List<Arg> binds = c.options(BIND);
    if (!binds.isEmpty()) {
      return binds(c, protocol, binds, "--bind");
    }
    String doubt = null;
    Found extra = inside.variable(c, "GUNICORN_CMD_ARGS");
    if (extra != null && extra.known()) {
      Reading reading = fromVariable(c, inside, protocol, extra);
      if (reading != null) {
        return reading;
      }
    } else if (extra != null) {
      doubt = extra.hiddenBy();
    }
    Reading configured = fromFile(c, inside, protocol);
    if (configured != null && !configured.listeners().isEmpty()) {
      return configured;
    }
    doubt = doubt == null && configured != null ? configured.hiddenBy() : doubt;
    return fallback(c, inside, protocol, doubt);
  }

  private static Reading binds(Command c, Protocol protocol, List<Arg> binds, String option) {
    Readings all = new Readings();
    for (Arg bind : binds) {
      Setting setting = new Setting().flag(bind, option);
      Found found = setting.value();
      if (!found.known()) {
        all.hide(found.hiddenBy());
        continue;
      }
      addresses(c, protocol, found, all);
    }
    return all.reading();
  }

  /** gunicorn splits a bind at commas. */
  private static void addresses(Command c, Protocol protocol, Found found, Readings all) {
    for (String written : Parts.of(found.text(), ',')) {
      String one = written.trim();
      Reading reading =
          Sockets.reading("gunicorn", protocol, c, found, Address.parse(one, "0.0.0.0", 8000));
      all.add(c.has("-m", "--umask") ? reading : openToAll(reading));
    }
  }

  /** Without --umask it creates its sockets for everybody. */
  private static Reading openToAll(Reading reading) {
    List<Listener> listeners = new ArrayList<>();
    for (Listener one : reading.listeners()) {
      boolean unix = one.socket() instanceof Listener.Unix socket && socket.mode() == null;
      listeners.add(
          unix
              ? new Listener(
                  new Listener.Unix(((Listener.Unix) one.socket()).path(), "777"),
                  one.protocol(),
                  one.confidence(),
                  one.evidence())
              : one);
    }
    return new Reading(List.copyOf(listeners), reading.hiddenBy());
  }

  private static Reading fromVariable(Command c, Inside inside, Protocol protocol, Found extra) {
    Located text = Located.of(extra.text(), extra.span());
    List<Arg> words = new ArrayList<>(List.of(c.words().get(0)));
    for (ShellScript.Step step : ShellScript.parse(text.text())) {
      for (ShellScript.Piece piece : step.words()) {
        String word = text.text().substring(piece.from(), piece.to());
        words.add(new Arg(word, text.span(piece.from(), piece.to()), null));
      }
    }
    List<Arg> binds = c.withWords(words).options(BIND);
    return binds.isEmpty() ? null : binds(c, protocol, binds, "--bind in GUNICORN_CMD_ARGS");
  }

  private static Reading fromFile(Command c, Inside inside, Protocol protocol) {
    Arg given = c.option(List.of("-c", "--config"));
    String name = given == null ? "gunicorn.conf.py" : given.text();
    if (given != null && (given.hiddenBy() != null || name.startsWith("python:"))) {
      return Reading.unknown("gunicorn's configuration is not at hand");
    }
    name = name.startsWith("file:") ? name.substring(5) : name;
    Seen seen = inside.read(RootPath.absolute(c.folder(), name));
    if (seen instanceof Seen.Hidden hidden) {
      return Reading.unknown(name + " may set bind and is hidden: " + hidden.why());
    }
    if (!(seen instanceof Seen.File file)) {
      return given == null ? null : Reading.unknown(name + " is not at hand");
    }
    ProgramText text = new ProgramText(file.source(), true, c, inside);
    return bindIn(name, text, c, protocol);
  }

  private static Reading bindIn(String name, ProgramText text, Command c, Protocol protocol) {
    List<Integer> places = text.occurrences("bind");
    String value = text.constant("bind");
    if (places.isEmpty()) {
      return null;
    }
    Span span = text.span(places.get(0), lineEnd(text.text(), places.get(0)));
    if (value == null) {
      return Reading.unknown(name + " computes bind");
    }
    Readings all = new Readings();
    boolean list = value.startsWith("[") || value.startsWith("(");
    String inner = list ? value.substring(1, Math.max(1, value.length() - 1)) : value;
    for (String one : list ? Words.split(inner, ',') : List.of(inner)) {
      Found found = Expression.evaluate(one, span, text);
      if (found == null || !found.known()) {
        all.hide(name + " computes bind: " + one.trim());
      } else {
        addresses(c, protocol, Found.of(found.text(), span, name + " sets bind"), all);
      }
    }
    return all.reading();
  }

  private static int lineEnd(String text, int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end;
  }

  private static Reading fallback(Command c, Inside inside, Protocol protocol, String given) {
    Found port = inside.variable(c, "PORT");
    if (port != null && port.known()) {
      Found found = Found.of(port.text(), port.span(), "no --bind is given, and " + port.why());
      Reading reading =
          Sockets.reading(
              "gunicorn", protocol, c, found, Address.parse(port.text(), "0.0.0.0", 8000));
      return given == null ? reading : reading.doubtful(given);
    }
    Found none = Found.of("", c.span(), "no --bind is given");
    Reading reading =
        Sockets.reading(
            "gunicorn", protocol, c, none, Address.parse("127.0.0.1:8000", "127.0.0.1", 8000));
    String doubt = given == null && port != null ? port.hiddenBy() : given;
    return doubt == null ? reading : reading.doubtful(doubt);
  }
}
