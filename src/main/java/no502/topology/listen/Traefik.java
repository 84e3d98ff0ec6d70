package no502.topology.listen;

import java.util.Locale;
import no502.nginx.ConfigFiles.Seen;
import no502.text.Letters;
import no502.topology.Launch.Arg;
import no502.topology.Protocol;

/** traefik: the entry points its options name, else port 80; 8080 when the API is insecure. */
final class Traefik implements ServerKind {

  @Override
  public Reading read(Command c, Inside inside) {
    if (!c.is("traefik")) {
      return null;
    }
    Readings all = new Readings();
    boolean insecure = false;
    boolean named = false;
    for (Arg arg : c.args()) {
      String option = arg.text() == null ? "" : Letters.lower(arg.text());
      insecure |= option.equals("--api.insecure") || option.equals("--api.insecure=true");
      if (option.startsWith("--entrypoints.") && option.contains(".address=")) {
        named = true;
        entryPoint(c, arg, all);
      } else if (option.startsWith("--configfile") || option.startsWith("--ping.entrypoint")) {
        all.hide(option + " is given");
      }
    }
    others(inside, all);
    if (!named) {
      Found none = Found.of("", c.span(), "no entry point is named");
      Reading byDefault =
          Sockets.reading("traefik", Protocol.HTTP, c, none, Address.parse("80", "*", 80));
      String doubt = all.reading().hiddenBy();
      all.add(doubt == null ? byDefault : byDefault.doubtful(doubt));
    }
    if (insecure) {
      Found api = Found.of("", c.span(), "api.insecure opens its own entry point");
      all.add(Sockets.reading("traefik", Protocol.HTTP, c, api, Address.parse("8080", "*", 8080)));
    }
    return all.reading();
  }

  private static void entryPoint(Command c, Arg arg, Readings all) {
    String address = arg.text().substring(arg.text().indexOf('=') + 1);
    if (arg.hiddenBy() != null || address.endsWith("/udp")) {
      all.hide(arg.hiddenBy());
      return;
    }
    int slash = address.indexOf('/');
    String plain = slash < 0 ? address : address.substring(0, slash);
    Protocol protocol = plain.endsWith(":443") ? Protocol.HTTPS : Protocol.HTTP;
    Found found = Found.of(plain, arg.span(), "the option says so");
    all.add(Sockets.reading("traefik", protocol, c, found, Address.parse(plain, "*", -1)));
  }

  private static void others(Inside inside, Readings all) {
    for (String name : new String[] {"traefik.yml", "traefik.yaml", "traefik.toml"}) {
      if (!(inside.read("/etc/traefik/" + name) instanceof Seen.Missing)) {
        all.hide("/etc/traefik/" + name + " may name entry points");
      }
    }
    for (String name : inside.container().environment().keySet()) {
      if (name.toUpperCase(Locale.ROOT).startsWith("TRAEFIK_ENTRYPOINTS")) {
        all.hide(name + " names entry points");
      }
    }
  }
}
