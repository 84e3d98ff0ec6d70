package no502.topology.listen;

import java.util.List;
import no502.nginx.ConfigFiles.Seen;
import no502.text.Source;
import no502.workspace.RootPath;

/**
 * Host and port as a JavaScript or TypeScript configuration sets them, such as {@code server: {
 * host: true }} in vite.config.ts.
 *
 * @param host null when the configuration does not set it
 * @param mayBeTls whether something in it switches to https, or could
 */
record JsConfig(Found host, Found port, boolean mayBeTls) {
  static final JsConfig NOTHING = new JsConfig(null, null, false);

  static JsConfig read(Command c, Inside inside, String section, List<String> names) {
    for (String name : names) {
      Seen seen = inside.read(RootPath.absolute(c.folder(), name));
      if (seen instanceof Seen.File file) {
        return parse(name, file.source(), section, c, inside);
      }
      if (seen instanceof Seen.Hidden hidden) {
        Found why = Found.hidden(null, name + " may set it and is hidden: " + hidden.why());
        return new JsConfig(why, why, false);
      }
    }
    return NOTHING;
  }

  private static JsConfig parse(
      String name, Source source, String section, Command c, Inside inside) {
    ProgramText text = new ProgramText(source, false, c, inside);
    JsConfig found = NOTHING;
    for (int at : text.occurrences(section)) {
      int end = at + section.length();
      boolean quoted = text.text().startsWith("\"", end) || text.text().startsWith("'", end);
      int colon = text.skipBlanks(quoted ? end + 1 : end);
      boolean key = text.text().startsWith(":", colon);
      int value = key ? text.skipBlanks(colon + 1) : colon;
      if (key && text.text().startsWith("{", value)) {
        found = keys(name + " sets " + section + ".", text, value);
      } else if (key) {
        Found hidden = Found.hidden(text.span(at, value), name + " computes " + section);
        found = new JsConfig(hidden, hidden, false);
      } else if (shorthand(text, at, colon)) {
        return computed(name, section);
      }
    }
    JsConfig read = found == NOTHING && merged(text) ? computed(name, section) : found;
    boolean plugin = text.text().contains("basicSsl(") || text.text().contains("mkcert(");
    return plugin ? new JsConfig(read.host, read.port, true) : read;
  }

  /** Whether keys may come from another file. */
  private static boolean merged(ProgramText text) {
    boolean other = text.text().contains("mergeConfig(") || text.text().contains("...");
    for (String exported : List.of("export default", "module.exports =")) {
      for (int at : text.occurrences(exported)) {
        String value = text.expression(at + exported.length());
        int bracket = value.endsWith(")") ? value.lastIndexOf('(') : -1;
        String name = bracket < 0 ? value : value.substring(bracket + 1, value.length() - 1);
        other = other || Expression.isName(name) && text.constant(name) == null;
      }
    }
    return other;
  }

  private static JsConfig computed(String name, String section) {
    Found hidden = Found.hidden(null, name + " takes " + section + " from elsewhere");
    return new JsConfig(hidden, hidden, false);
  }

  /** {@code { server }} and {@code { plugins, server, … }}. */
  private static boolean shorthand(ProgramText text, int at, int after) {
    int before = at - 1;
    while (before >= 0 && " \t\r\n".indexOf(text.text().charAt(before)) >= 0) {
      before--;
    }
    boolean opens = before >= 0 && "{,".indexOf(text.text().charAt(before)) >= 0;
    boolean ends = after < text.text().length() && ",}".indexOf(text.text().charAt(after)) >= 0;
    return opens && ends;
  }

  private static JsConfig keys(String where, ProgramText text, int brace) {
    Found host = null;
    Found port = null;
    boolean tls = false;
    for (ProgramText.Part part : text.parts(brace + 1, text.closing(brace))) {
      if (part.text().startsWith("...")) {
        Found hidden = Found.hidden(text.span(part.from(), part.to()), where + " from elsewhere");
        host = hidden;
        port = hidden;
      } else if (names(part, "host")) {
        host = value(where + "host", text, part, "host");
      } else if (names(part, "port")) {
        port = value(where + "port", text, part, "port");
      } else if (names(part, "https")) {
        tls = true;
      }
    }
    return new JsConfig(host, port, tls);
  }

  private static boolean names(ProgramText.Part part, String key) {
    String text = part.text();
    return text.equals(key)
        || text.startsWith(key + ":")
        || text.startsWith(key + " ")
        || text.startsWith("'" + key + "'")
        || text.startsWith("\"" + key + "\"");
  }

  private static Found value(String why, ProgramText text, ProgramText.Part part, String key) {
    int colon = part.text().indexOf(':');
    int from = text.skipBlanks(part.from() + colon + 1);
    String expression = text.text().substring(from, part.to());
    Found found = Expression.evaluate(expression, text.span(part.from(), part.to()), text);
    if (found == null || !found.known()) {
      return found;
    }
    boolean off = key.equals("host") && found.text().equals("false");
    return off ? null : Found.of(found.text(), found.span(), why + " to " + found.text());
  }
}
