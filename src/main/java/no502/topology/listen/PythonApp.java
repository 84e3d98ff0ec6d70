package no502.topology.listen;

import java.util.List;
import no502.nginx.ConfigFiles.Seen;
import no502.text.Span;
import no502.topology.Protocol;
import no502.workspace.RootPath;

/** {@code python app.py}: the listening call, where that one file makes it in plain sight. */
final class PythonApp implements ServerKind {

  /** A call that listens, what must stand in the file for it to be that call, and its defaults. */
  private record Call(String name, String needs, Defaults defaults, String host, String port) {

    /** Where the host may stand without its name, and the port behind it; -1 for nowhere. */
    int first() {
      return name.startsWith("app.run") ? 0 : name.equals("socketio.run") ? 1 : -1;
    }
  }

  private static final List<Call> CALLS =
      List.of(
          new Call("uvicorn.run", "uvicorn", Defaults.verified("127.0.0.1", 8000), "host", "port"),
          new Call("hypercorn.run", "hypercorn", Defaults.unverified("127.0.0.1", 8000), "", ""),
          new Call("web.run_app", "aiohttp", Defaults.verified("*", 8080), "host", "port"),
          new Call(
              "socketio.run", "socketio", Defaults.unverified("127.0.0.1", 5000), "host", "port"),
          new Call("app.run", "Sanic(", Defaults.verified("127.0.0.1", 8000), "host", "port"),
          new Call("app.run", "Quart(", Defaults.verified("127.0.0.1", 5000), "host", "port"),
          new Call("app.run", "Flask(", Defaults.verified("127.0.0.1", 5000), "host", "port"),
          new Call("app.run", "create_app", Defaults.unverified("127.0.0.1", 5000), "host", "port"),
          new Call("app.run", "Dash(", Defaults.unverified("127.0.0.1", 8050), "host", "port"),
          new Call(
              "app.run_server", "Dash(", Defaults.unverified("127.0.0.1", 8050), "host", "port"),
          new Call("serve", "waitress", Defaults.verified("0.0.0.0", 8080), "host", "port"),
          new Call(
              "demo.launch",
              "gradio",
              Defaults.verified("127.0.0.1", 7860),
              "server_name",
              "server_port"),
          new Call("app.listen", "tornado", Defaults.unverified("*", -1), "address", "port"),
          new Call("HTTPServer", "http.server", Defaults.verified("*", -1), "", ""));

  /** More calls than this tell no more than these. */
  private static final int MAX_CALLS = 20;

  /** A larger file is no hand-written entry file. */
  private static final int MAX_LENGTH = 500_000;

  @Override
  public Reading read(Command c, Inside inside) {
    if (!c.is("python") || !c.arg(0).endsWith(".py") || c.arg(0).endsWith("manage.py")) {
      return null;
    }
    String name = c.arg(0);
    Seen seen = inside.read(RootPath.absolute(c.folder(), name));
    if (!(seen instanceof Seen.File file) || file.source().length() > MAX_LENGTH) {
      return Reading.unknown("what " + name + " listens on is not at hand");
    }
    ProgramText text = new ProgramText(file.source(), true, c, inside);
    Readings all = new Readings();
    int calls = 0;
    for (Call call : CALLS) {
      boolean mine = text.text().contains(call.needs);
      for (int at :
          mine && all.isEmpty() ? text.occurrences(call.name + "(") : List.<Integer>of()) {
        all.add(call(text, call, at, name, c));
        if (++calls == MAX_CALLS) {
          break;
        }
      }
    }
    all.hide("what " + name + " listens on is not written where we can read it");
    Reading reading = all.reading();
    return calls < 2 ? reading : reading.doubtful(name + " listens in several places");
  }

  private static Reading call(ProgramText text, Call call, int at, String name, Command c) {
    int bracket = at + call.name.length();
    int end = text.closing(bracket);
    Found host = null;
    Found port = null;
    int index = 0;
    for (ProgramText.Part part : text.parts(bracket + 1, end)) {
      int equals = part.text().indexOf('=');
      String key = equals < 0 ? "" : part.text().substring(0, equals).trim();
      ProgramText.Part value =
          new ProgramText.Part(part.text().substring(equals + 1).trim(), part.from(), part.to());
      boolean pair = index == 0 && call.host.isEmpty() && part.text().startsWith("(");
      if (pair) {
        List<ProgramText.Part> two = text.parts(part.from() + 1, part.to() - 1);
        host = two.size() == 2 ? text.evaluate(two.get(0)) : null;
        port = two.size() == 2 ? text.evaluate(two.get(1)) : null;
      } else if (!key.isEmpty() && key.equals(call.host)) {
        host = text.evaluate(value);
      } else if (!key.isEmpty() && key.equals(call.port)) {
        port = text.evaluate(value);
      } else if (key.isEmpty() && index == call.first() && !part.text().startsWith("*")) {
        host = text.evaluate(part);
      } else if (key.isEmpty() && call.first() >= 0 && index == call.first() + 1) {
        port = text.evaluate(part);
      } else if (key.equals("listen")
          || key.equals("sockets")
          || key.equals("uds")
          || part.text().startsWith("*")) {
        return Reading.unknown(name + " computes where it listens");
      } else if (index == 0 && call.name.endsWith(".listen") && key.isEmpty()) {
        port = text.evaluate(part);
      }
      index++;
    }
    Span span = text.span(at, Math.min(end + 1, text.text().length()));
    Protocol protocol =
        text.text().substring(at, end).contains("ssl") ? Protocol.HTTPS : Protocol.HTTP;
    return new AppSocket(c, name, span)
        .reading(host, port, call.defaults, protocol, runs(text.text(), at));
  }

  /** Whether the call stands at the top of the file, or under its {@code __main__} guard. */
  private static boolean runs(String text, int at) {
    int line = text.lastIndexOf('\n', at) + 1;
    int indent = at - line;
    if (!text.substring(line, at).isBlank()) {
      return false;
    }
    while (indent > 0 && line > 0) {
      int before = text.lastIndexOf('\n', line - 2) + 1;
      String one = text.substring(before, line - 1);
      int own = one.length() - one.stripLeading().length();
      if (!one.isBlank() && own < indent) {
        return own == 0 && one.startsWith("if __name__");
      }
      line = before;
    }
    return true;
  }
}
