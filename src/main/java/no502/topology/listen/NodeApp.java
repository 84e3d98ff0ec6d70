package no502.topology.listen;

import java.util.ArrayList;
import java.util.List;
import no502.nginx.ConfigFiles.Seen;
import no502.text.Letters;
import no502.text.Source;
import no502.topology.Launch.Arg;
import no502.topology.Listener.Unix;
import no502.topology.Protocol;
import no502.workspace.RootPath;

/** {@code node server.js}: the listening call, where that one file makes it in plain sight. */
final class NodeApp implements ServerKind {

  /** More calls than this tell no more than these. */
  private static final int MAX_CALLS = 20;

  /** A larger file is no hand-written entry file. */
  private static final int MAX_LENGTH = 500_000;

  @Override
  public Reading read(Command c, Inside inside) {
    if (!c.is("node", "bun", "deno") || entry(c).isEmpty()) {
      return null;
    }
    String name = entry(c);
    Source source = source(c, inside, name);
    if (source == null || source.length() > MAX_LENGTH) {
      return Reading.unknown("what " + name + " listens on is not at hand");
    }
    ProgramText text = new ProgramText(source, false, c, inside);
    List<Reading> found = new ArrayList<>();
    for (String call : List.of(".listen(", "Bun.serve(", "Deno.serve(")) {
      for (int at : text.occurrences(call)) {
        if (found.size() == MAX_CALLS) {
          break;
        }
        found.add(call(text, at + call.length() - 1, name, c));
      }
    }
    Readings all = new Readings();
    found.forEach(all::add);
    all.hide("what " + name + " listens on is not written where we can read it");
    Reading reading = all.reading();
    return found.size() < 2 ? reading : reading.doubtful(name + " listens in several places");
  }

  private static String entry(Command c) {
    for (int i = 0; i < c.args().size(); i++) {
      Arg arg = c.args().get(i);
      String word = arg.text() == null ? "" : arg.text();
      if (List.of("-e", "--eval", "-p", "eval", "repl").contains(word)) {
        return "";
      }
      boolean valued =
          List.of("-r", "--require", "--import", "--loader", "--env-file").contains(word);
      if (valued) {
        i++;
      } else if (!word.startsWith("-") && !word.equals("run")) {
        return arg.hiddenBy() == null ? word : "";
      }
    }
    return "";
  }

  private static Source source(Command c, Inside inside, String name) {
    String path = RootPath.absolute(c.folder(), name);
    for (String ending : List.of("", ".js", "/index.js", ".mjs", ".ts")) {
      if (inside.read(path + ending) instanceof Seen.File file) {
        return file.source();
      }
    }
    return null;
  }

  private static Reading call(ProgramText text, int bracket, String name, Command c) {
    int end = text.closing(bracket);
    List<ProgramText.Part> args = text.parts(bracket + 1, end);
    if (args.isEmpty()) {
      return Reading.unknown(name + " listens without saying where");
    }
    Found host = null;
    Found port = null;
    ProgramText.Part first = args.get(0);
    if (first.text().startsWith("{")) {
      for (ProgramText.Part part : text.parts(first.from() + 1, first.to() - 1)) {
        int colon = part.text().indexOf(':');
        String key = colon < 0 ? part.text() : part.text().substring(0, colon).trim();
        String value = part.text().substring(colon + 1).trim();
        Found set = Expression.evaluate(value, text.span(part.from(), part.to()), text);
        port = key.equals("port") ? set : port;
        host = key.equals("host") || key.equals("hostname") ? set : host;
        if (key.startsWith("...") || key.equals("path")) {
          return Reading.unknown(name + " computes where it listens");
        }
      }
    } else {
      port = text.evaluate(first);
      host = args.size() > 1 && !callback(args.get(1)) ? text.evaluate(args.get(1)) : null;
      if (host != null && host.known() && Letters.isNumber(host.text())) {
        host = null;
      }
    }
    if (port != null && port.known() && port.text().startsWith("/")) {
      return Sockets.reading(name, Protocol.HTTP, c, port, new Unix(port.text(), null))
          .doubtful(name + " may open more");
    }
    if (port == null) {
      return Reading.unknown(name + " listens without saying on which port");
    }
    boolean fastify = text.text().contains("astify");
    Defaults defaults = Defaults.unverified(fastify ? "localhost" : "::", -1);
    AppSocket socket =
        new AppSocket(c, name, text.span(bracket, Math.min(end + 1, text.text().length())));
    return socket.reading(host, port, defaults, protocol(text.text()), true);
  }

  private static boolean callback(ProgramText.Part part) {
    String text = part.text();
    return text.contains("=>")
        || text.startsWith("function")
        || text.startsWith("async")
        || text.equals("cb")
        || text.equals("callback")
        || text.equals("done");
  }

  private static Protocol protocol(String text) {
    if (text.contains("net.createServer") || text.contains("http2.")) {
      return Protocol.UNKNOWN;
    }
    boolean https = text.contains("https.createServer(");
    boolean http = text.contains("http.createServer(");
    return https ? http ? Protocol.UNKNOWN : Protocol.HTTPS : Protocol.HTTP;
  }
}
