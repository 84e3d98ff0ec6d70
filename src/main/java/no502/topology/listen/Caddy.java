package no502.topology.listen;

import java.util.List;
import no502.nginx.ConfigFiles.Seen;
import no502.text.Parts;
import no502.text.Span;
import no502.topology.Launch.Arg;
import no502.topology.Protocol;
import no502.workspace.RootPath;

/** caddy run: the site addresses of a Caddyfile, and its admin API on loopback. */
final class Caddy implements ServerKind {

  @Override
  public Reading read(Command c, Inside inside) {
    if (!c.is("caddy") || !c.says("run")) {
      return null;
    }
    Readings all = new Readings();
    Arg config = c.option(List.of("--config", "-c"));
    String path = config == null || config.text() == null ? "Caddyfile" : config.text();
    String absolute = RootPath.absolute(c.folder(), path);
    Seen seen = inside.read(absolute);
    String doubt = null;
    if (config != null && config.hiddenBy() != null || path.endsWith(".json")) {
      doubt = "caddy's configuration is not a Caddyfile at hand";
    } else if (seen instanceof Seen.File file) {
      doubt = sites(c, inside, Located.of(file.source()), all);
    } else if (inside.basedOn("caddy") && seen instanceof Seen.Missing) {
      Found stock = Found.of(":80", c.span(), "the image's own Caddyfile says so");
      add(c, stock, ":80", Protocol.HTTP, all);
    } else {
      doubt = path + " is not at hand";
    }
    Found admin = Found.of("", c.span(), "caddy's admin API stays on loopback");
    add(c, admin, "localhost:2019", Protocol.HTTP, all);
    return doubt == null ? all.reading() : all.reading().doubtful(doubt);
  }

  /** Adds each site; gives what may move them all, or null. */
  private static String sites(Command c, Inside inside, Located located, Readings all) {
    String doubt = null;
    String text = located.text();
    int depth = 0;
    int from = 0;
    boolean first = true;
    for (String line : Parts.of(text, '\n')) {
      int hash = line.indexOf('#');
      String clean =
          (hash == 0 || hash > 0 && line.charAt(hash - 1) == ' ' ? line.substring(0, hash) : line)
              .trim();
      if (depth == 0 && !clean.isEmpty() && !clean.equals("}")) {
        site(c, inside, clean, located.span(from, from + line.length()), first, all);
        first = false;
      } else if (clean.startsWith("bind ")
          || clean.startsWith("auto_https")
          || clean.startsWith("http_port")
          || clean.startsWith("https_port")
          || clean.startsWith("admin")) {
        doubt = doubt == null ? "the Caddyfile says " + clean : doubt;
      }
      depth += clean.endsWith("{") ? 1 : clean.equals("}") ? -1 : 0;
      from += line.length() + 1;
    }
    return doubt;
  }

  private static void site(
      Command c, Inside inside, String line, Span span, boolean first, Readings all) {
    boolean opens = line.endsWith("{");
    String addresses = opens ? line.substring(0, line.length() - 1).trim() : line;
    if (addresses.isEmpty() || addresses.startsWith("(") || addresses.startsWith("&(")) {
      return;
    }
    if (addresses.startsWith("import")) {
      all.hide("the Caddyfile imports another file");
      return;
    }
    if (!opens && !first && !line.endsWith(",")) {
      return;
    }
    for (String address : Words.split(addresses.replace(' ', ','), ',')) {
      String known = placeholder(c, inside, address, all);
      for (String one : Words.split(known.replace(' ', ','), ',')) {
        listen(c, one, span, all);
      }
    }
  }

  /** Fills in {@code {$NAME:default}}; empty when the files do not tell. */
  private static String placeholder(Command c, Inside inside, String address, Readings all) {
    int open = address.indexOf("{$");
    int close = address.indexOf('}', Math.max(0, open));
    if (open < 0 || close < 0) {
      return address;
    }
    String inner = address.substring(open + 2, close);
    int colon = inner.indexOf(':');
    String name = colon < 0 ? inner : inner.substring(0, colon);
    Found found = inside.variable(c, name);
    if (found != null && !found.known() || found == null && colon < 0) {
      all.hide(found == null ? name + " is not set" : found.hiddenBy());
      return "";
    }
    String value = found == null ? inner.substring(colon + 1) : found.text();
    return address.substring(0, open) + value + address.substring(close + 1);
  }

  private static void listen(Command c, String address, Span span, Readings all) {
    Found found = Found.of(address, span, "the Caddyfile has the site " + address);
    boolean http = address.startsWith("http://");
    int scheme = address.indexOf("://");
    String rest = scheme < 0 ? address : address.substring(scheme + 3);
    int slash = rest.indexOf('/');
    rest = slash < 0 ? rest : rest.substring(0, slash);
    int colon = rest.startsWith("[") ? rest.indexOf(':', rest.indexOf(']')) : rest.lastIndexOf(':');
    String port = colon < 0 ? "" : rest.substring(colon + 1);
    boolean named = colon != 0;
    if (!port.isEmpty()) {
      boolean tls = !http && !port.equals("80") && (named || port.equals("443"));
      add(c, found, ":" + port, tls ? Protocol.HTTPS : Protocol.HTTP, all);
    } else if (http) {
      add(c, found, ":80", Protocol.HTTP, all);
    } else {
      add(c, found, ":443", Protocol.HTTPS, all);
      add(c, found, ":80", Protocol.HTTP, all);
    }
  }

  private static void add(Command c, Found found, String address, Protocol protocol, Readings all) {
    all.add(Sockets.reading("caddy", protocol, c, found, Address.parse(address, "*", -1)));
  }
}
