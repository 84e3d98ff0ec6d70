package no502.nginx;

import java.util.List;
import no502.text.Seq;

/**
 * What one {@code listen} directive opens: {@code 80}, {@code 127.0.0.1:8080}, {@code [::]:443},
 * {@code unix:/run/x.sock}, {@code 8000-8010}.
 *
 * @param host {@code *} when only a port is written
 * @param lastPort the end of a range; the same as {@code port} otherwise
 */
public record ListenAddress(
    Address.Form form, String host, int port, int lastPort, List<String> options, String error) {

  public static ListenAddress parse(Directive listen) {
    String text = listen.arg(0) == null ? "" : listen.arg(0);
    List<String> options = Seq.of(listen.args()).skip(1).map(Word::value).toList();
    String last = "";
    int colon = text.lastIndexOf(':');
    int dash = text.indexOf('-', colon < text.lastIndexOf(']') ? text.length() : colon + 1);
    if (dash > 0 && Address.port(text.substring(dash + 1)) > 0) {
      last = text.substring(dash + 1);
      text = text.substring(0, dash);
    }
    int portOnly = Address.port(text);
    Address address =
        portOnly > 0
            ? new Address(Address.Form.IPV4, "*", portOnly, true, null, null)
            : Address.parse(text, 80);
    Address.Form form = address.host().equals("*") ? Address.Form.IPV4 : address.form();
    int lastPort = last.isEmpty() ? address.port() : Address.port(last);
    return new ListenAddress(
        form, address.host(), address.port(), lastPort, options, address.error());
  }

  public boolean has(String option) {
    return options.contains(option);
  }

  /** Every address of its family, so reachable from other containers. */
  public boolean everyAddress() {
    return host.equals("*") || host.equals("0.0.0.0") || host.equals("[::]");
  }
}
