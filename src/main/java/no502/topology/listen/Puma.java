package no502.topology.listen;

import java.util.ArrayList;
import java.util.List;
import no502.nginx.ConfigFiles.Seen;
import no502.topology.Launch.Arg;
import no502.topology.Protocol;
import no502.workspace.RootPath;

/** puma: its options, else config/puma.rb, else every address on 9292. */
final class Puma implements ServerKind {

  @Override
  public Reading read(Command c, Inside inside) {
    if (!c.is("puma", "pumactl")) {
      return null;
    }
    List<Arg> binds = c.options(List.of("-b", "--bind"));
    if (!binds.isEmpty()) {
      Readings all = new Readings();
      binds.forEach(b -> all.add(bind(c, new Setting().flag(b, "--bind").value())));
      return all.reading();
    }
    Setting port = new Setting().flag(c.option(List.of("-p", "--port")), "--port");
    Setting host = new Setting();
    Arg given = c.option(List.of("-C", "--config"));
    String name = given == null ? "config/puma.rb" : given.text();
    Seen seen = inside.read(RootPath.absolute(c.folder(), name));
    if (given != null && given.hiddenBy() != null) {
      port.doubt("--config is hidden: " + given.hiddenBy());
    } else if (seen instanceof Seen.File file && port.value() == null) {
      Reading reading = configured(c, new ProgramText(file.source(), true, c, inside), name);
      if (reading != null) {
        return reading;
      }
    } else if (!(seen instanceof Seen.Missing)) {
      port.doubt(name + " is not at hand");
    }
    Found variable = inside.variable(c, "PORT");
    if (variable != null) {
      port.doubt("PORT may move it");
    }
    port.orDefault("9292", c.span(), "9292 is the default");
    host.orDefault("*", c.span(), "no --bind is given");
    return Sockets.reading("puma", Protocol.HTTP, c, host, port, Defaults.verified("*", 9292));
  }

  private static Reading bind(Command c, Found found) {
    if (!found.known()) {
      return Reading.unknown(found.hiddenBy());
    }
    Protocol protocol = found.text().startsWith("ssl://") ? Protocol.HTTPS : Protocol.HTTP;
    int query = found.text().indexOf('?');
    String address = query < 0 ? found.text() : found.text().substring(0, query);
    return Sockets.reading("puma", protocol, c, found, Address.parse(address, "0.0.0.0", 9292));
  }

  private static Reading configured(Command c, ProgramText text, String name) {
    Readings all = new Readings();
    for (ProgramText.Part value : statements(text, "bind")) {
      Found found = text.evaluate(value);
      boolean known = found != null && found.known();
      all.add(
          known
              ? bind(c, Found.of(found.text(), found.span(), name + " sets bind"))
              : Reading.unknown(name + " computes bind"));
    }
    Found port = port(text);
    if (port != null) {
      Setting number = new Setting().or(port);
      if (number.value() == null) {
        return Reading.unknown(name + " computes port: " + port.hiddenBy());
      }
      Setting host = new Setting().orDefault("*", port.span(), name + " sets port");
      all.add(
          Sockets.reading("puma", Protocol.HTTP, c, host, number, Defaults.verified("*", 9292)));
    }
    return all.isEmpty() && all.reading().hiddenBy() == null ? null : all.reading();
  }

  /** The {@code port} statement of a puma.rb; null when there is none. */
  static Found port(ProgramText text) {
    for (ProgramText.Part value : statements(text, "port")) {
      Found found = text.evaluate(value);
      return found == null
          ? Found.hidden(null, "the port in puma's configuration comes to nothing")
          : found;
    }
    return null;
  }

  /** What follows a word that begins a line. */
  private static List<ProgramText.Part> statements(ProgramText text, String word) {
    List<ProgramText.Part> found = new ArrayList<>();
    for (int at : text.occurrences(word)) {
      int line = text.text().lastIndexOf('\n', at) + 1;
      int end = text.text().indexOf('\n', at);
      end = end < 0 ? text.text().length() : end;
      if (text.text().substring(line, at).isBlank()) {
        String rest = text.text().substring(at + word.length(), end);
        int start = at + word.length() + rest.length() - rest.stripLeading().length();
        String value = rest.trim();
        if (!value.isEmpty() && value.charAt(0) != '=' && value.charAt(0) != '.') {
          found.add(new ProgramText.Part(value, start, start + value.length()));
        }
      }
    }
    return found;
  }
}
