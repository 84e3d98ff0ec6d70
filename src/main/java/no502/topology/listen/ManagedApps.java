package no502.topology.listen;

import java.util.List;
import no502.topology.Launch.Arg;
import no502.topology.Protocol;

/**
 * Java and .NET applications: what they listen on is their own affair, but a well-known option or
 * variable, where it is set, is what they most likely obey.
 */
final class ManagedApps {
  private ManagedApps() {}

  static List<ServerKind> all() {
    return List.of(ManagedApps::java, ManagedApps::dotnet);
  }

  private static Reading java(Command c, Inside inside) {
    if (!c.is("java")) {
      return null;
    }
    Setting port = new Setting();
    Setting host = new Setting();
    for (String name : List.of("server.port", "quarkus.http.port", "micronaut.server.port")) {
      port.flag(c.option(List.of("--" + name)), "--" + name);
      port.flag(c.option(List.of("-D" + name)), "-D" + name);
    }
    for (String name : List.of("server.address", "quarkus.http.host", "micronaut.server.host")) {
      host.flag(c.option(List.of("--" + name)), "--" + name);
      host.flag(c.option(List.of("-D" + name)), "-D" + name);
    }
    for (String name : List.of("SERVER_PORT", "QUARKUS_HTTP_PORT", "MICRONAUT_SERVER_PORT")) {
      port.or(set(inside, c, name));
    }
    for (String name : List.of("SERVER_ADDRESS", "QUARKUS_HTTP_HOST", "MICRONAUT_SERVER_HOST")) {
      host.or(set(inside, c, name));
    }
    for (String name : List.of("JAVA_OPTS", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS")) {
      port.or(within(set(inside, c, name), "-Dserver.port="));
    }
    return application("the Java application", c, host, port);
  }

  /** A variable only where somebody sets it. */
  private static Found set(Inside inside, Command c, String name) {
    boolean mentioned =
        c.variables().containsKey(name) || inside.container().environment().containsKey(name);
    return mentioned ? inside.variable(c, name) : null;
  }

  private static Found within(Found options, String option) {
    int at = options == null || !options.known() ? -1 : options.text().indexOf(option);
    if (at < 0) {
      return null;
    }
    String rest = options.text().substring(at + option.length());
    int blank = rest.indexOf(' ');
    String port = blank < 0 ? rest : rest.substring(0, blank);
    return Found.of(port, options.span(), option + port);
  }

  private static Reading application(String name, Command c, Setting host, Setting port) {
    String why = "what \"" + c.shown() + "\" listens on is the application's own affair";
    if (port.value() == null || !port.value().known()) {
      return Reading.unknown(why);
    }
    host.orDefault("*", null, "no address is given");
    Reading reading =
        Sockets.reading(name, Protocol.HTTP, c, host, port, Defaults.unverified("*", -1));
    return reading.doubtful(why);
  }

  private static Reading dotnet(Command c, Inside inside) {
    if (!c.is("dotnet") || c.says("build") || c.says("restore") || c.says("publish")) {
      return null;
    }
    Readings all = new Readings();
    Arg option = c.option(List.of("--urls"));
    Setting urls = new Setting().flag(option, "--urls");
    for (String name : List.of("ASPNETCORE_URLS", "DOTNET_URLS", "URLS")) {
      urls.or(set(inside, c, name));
    }
    if (urls.value() != null) {
      Found found = urls.value();
      for (String url : found.known() ? Words.split(found.text(), ';') : List.<String>of()) {
        Protocol protocol = url.startsWith("https") ? Protocol.HTTPS : Protocol.HTTP;
        int port = protocol == Protocol.HTTPS ? 443 : 80;
        all.add(Sockets.reading("Kestrel", protocol, c, found, Address.parse(url, "*", port)));
      }
    } else {
      Found ports = set(inside, c, "ASPNETCORE_HTTP_PORTS");
      for (String port :
          ports != null && ports.known() ? Words.split(ports.text(), ';') : List.<String>of()) {
        all.add(
            Sockets.reading(
                "Kestrel", Protocol.HTTP, c, ports, Address.tcp("*", Address.port(port))));
      }
    }
    String why = "what \"" + c.shown() + "\" listens on is the application's own affair";
    return all.reading().doubtful(why);
  }
}
