package no502.topology.listen;

import java.util.List;
import no502.nginx.ConfigFiles.Seen;
import no502.topology.Protocol;
import no502.workspace.RootPath;

/** rails server and rackup: localhost in development, every address otherwise. */
final class Rails implements ServerKind {

  @Override
  public Reading read(Command c, Inside inside) {
    boolean rails = c.is("rails") && (c.says("server") || c.says("s"));
    if (!rails && !c.is("rackup")) {
      return null;
    }
    Setting host = new Setting();
    Setting port = new Setting();
    port.flag(c.option(List.of("-p", "--port")), "--port");
    Defaults defaults;
    if (rails) {
      host.flag(c.option(List.of("-b", "--binding")), "--binding");
      host.or(inside.variable(c, "BINDING")).or(inside.variable(c, "HOST"));
      port.or(inside.variable(c, "PORT"));
      pumaMayBind(c, inside, host, port);
      defaults = Defaults.verified("localhost", 3000);
      byEnvironment(c, inside, host, List.of("RAILS_ENV", "RACK_ENV"));
    } else {
      host.flag(c.option(List.of("-o", "--host")), "--host");
      defaults = Defaults.unverified("localhost", 9292);
      byEnvironment(c, inside, host, List.of("RACK_ENV"));
    }
    port.orDefault("" + defaults.port(), null, defaults.port() + " is the default");
    return Sockets.reading(
        rails ? "rails server" : "rackup", Protocol.HTTP, c, host, port, defaults);
  }

  private static void byEnvironment(
      Command c, Inside inside, Setting host, List<String> variables) {
    for (String variable : variables) {
      Found mode = inside.variable(c, variable);
      if (mode != null && !mode.known()) {
        host.doubt(mode.hiddenBy());
      } else if (mode != null && !mode.text().equals("development")) {
        host.orDefault("0.0.0.0", mode.span(), mode.why());
      }
    }
    host.orDefault("localhost", c.span(), "development binds localhost, and no option says else");
  }

  private static void pumaMayBind(Command c, Inside inside, Setting host, Setting port) {
    Seen seen = inside.read(RootPath.absolute(c.folder(), "config/puma.rb"));
    if (seen instanceof Seen.Hidden hidden) {
      host.doubt("config/puma.rb may set it and is hidden: " + hidden.why());
      port.doubt("config/puma.rb may set it and is hidden: " + hidden.why());
    } else if (seen instanceof Seen.File file) {
      ProgramText text = new ProgramText(file.source(), true, c, inside);
      if (!text.occurrences("bind").isEmpty()) {
        host.doubt("config/puma.rb sets bind");
      }
      port.or(Puma.port(text));
    }
  }
}
