package no502.topology.listen;

import java.util.List;
import no502.nginx.ConfigFiles.Seen;
import no502.topology.Protocol;

/** Apache: the {@code Listen} lines of a configuration at hand, else the image's own port 80. */
final class Httpd implements ServerKind {
  private static final List<String> FILES =
      List.of("/usr/local/apache2/conf/httpd.conf", "/etc/apache2/ports.conf");

  @Override
  public Reading read(Command c, Inside inside) {
    if (!c.is("httpd-foreground", "apache2-foreground", "httpd", "apache2ctl", "apachectl")) {
      return null;
    }
    Readings all = new Readings();
    boolean read = false;
    for (String path : FILES) {
      Seen seen = inside.read(path);
      if (seen instanceof Seen.File file) {
        read = true;
        lines(c, ConfigLines.read(file.source()), all);
      } else if (seen instanceof Seen.Hidden hidden && inside.baseKnown()) {
        all.hide(path + " is hidden: " + hidden.why());
      }
    }
    String step = inside.buildStep("Listen ", "ports.conf", "httpd.conf");
    if (step != null) {
      all.hide("a RUN step changes Apache's configuration: " + step);
    }
    if (!read && !inside.baseKnown()) {
      all.hide("Apache's configuration is not at hand");
    } else if (!read) {
      Found stock = Found.of("80", c.span(), "the image's own configuration says so");
      Reading reading =
          Sockets.reading("Apache", Protocol.HTTP, c, stock, Address.parse("80", "*", 80));
      String doubt = all.reading().hiddenBy();
      return doubt == null ? reading : reading.doubtful(doubt);
    }
    return all.reading();
  }

  private static void lines(Command c, List<ConfigLines.Line> lines, Readings all) {
    for (ConfigLines.Line line : lines) {
      boolean include = line.is("Include") || line.is("IncludeOptional");
      if (include) {
        all.hide("Apache includes " + line.word(1));
      } else if (line.is("Listen")) {
        boolean tls = line.word(2).equals("https") || line.word(1).endsWith("443");
        Found found = Found.of(line.word(1), line.span(), line.span().text());
        all.add(
            Sockets.reading(
                "Apache",
                tls ? Protocol.HTTPS : Protocol.HTTP,
                c,
                found,
                Address.parse(line.word(1), "*", 80)));
      }
    }
  }
}
