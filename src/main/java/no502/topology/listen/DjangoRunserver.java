package no502.topology.listen;

import java.util.List;
import no502.topology.Launch.Arg;
import no502.topology.Protocol;

/** {@code manage.py runserver} in all its forms: a port alone keeps 127.0.0.1. */
final class DjangoRunserver implements ServerKind {
  private static final List<String> VALUED =
      List.of("--settings", "--pythonpath", "--verbosity", "-v", "--cert", "--cert-file");

  @Override
  public Reading read(Command c, Inside inside) {
    int verb = verb(c);
    if (verb < 0) {
      return null;
    }
    boolean six = c.has("-6", "--ipv6");
    String host = six ? "::1" : "127.0.0.1";
    Arg given = null;
    for (int i = verb + 1; i < c.words().size() && given == null; i++) {
      Arg word = c.words().get(i);
      String text = word.text() == null ? "" : word.text();
      if (word.hiddenBy() != null || !text.startsWith("-")) {
        given = word;
      } else if (VALUED.contains(text)) {
        i++;
      }
    }
    Found found =
        given == null
            ? Found.of("8000", c.span(), "runserver is given no address")
            : new Setting().flag(given, "runserver's address").value();
    if (!found.known()) {
      return Reading.unknown(found.hiddenBy());
    }
    if (found.text().startsWith(":")) {
      return Reading.unknown(found.text() + " is no address that runserver takes");
    }
    return Sockets.reading(
        "Django's runserver", Protocol.HTTP, c, found, Address.parse(found.text(), host, 8000));
  }

  private static int verb(Command c) {
    boolean django = c.is("django-admin", "manage.py") || c.is("python") && manages(c);
    for (int i = 1; django && i < c.words().size(); i++) {
      String text = c.words().get(i).text();
      if ("runserver".equals(text) || "runserver_plus".equals(text)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean manages(Command c) {
    return c.arg(0).equals("manage.py") || c.arg(0).endsWith("/manage.py");
  }
}
