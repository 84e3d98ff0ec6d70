package no502.fix;

import java.util.ArrayList;
import java.util.List;
import no502.topology.Bind;
import no502.topology.Container;
import no502.topology.Listener;
import no502.topology.Listening;
import no502.topology.Protocol;
import no502.topology.listen.Toolbox;

/**
 * A health check command that a container can really run. It asks 127.0.0.1, never {@code
 * localhost}, which may mean ::1; and where nobody said which answer is a good one, any answer is:
 * a probe that calls a living service unhealthy would keep nginx from starting.
 */
public final class Probe {
  private static final String HOST = "127.0.0.1";

  private final Container container;

  private Probe(Container container) {
    this.container = container;
  }

  /**
   * A check that something answers on the port; null when the image has no program for it that we
   * know, or when the server is not to be found on 127.0.0.1.
   *
   * @return the words, the first of which is {@code CMD}
   */
  public static List<String> answers(
      Container container, Listening listening, Protocol protocol, int port) {
    if (!onLoopback(listening, port)) {
      return null;
    }
    Probe probe = new Probe(container);
    List<String> web = protocol == Protocol.HTTP ? probe.anyAnswer(port) : null;
    return web != null ? web : probe.connects(port);
  }

  /** A check that a URL gives a good answer; null when the image has no program for it. */
  public static List<String> succeeds(Container container, int port, String path) {
    Probe probe = new Probe(container);
    String url = "http://" + HOST + ":" + port + (path.isEmpty() ? "/" : path);
    if (url.indexOf('\'') >= 0 || url.indexOf('"') >= 0 || url.indexOf('\\') >= 0) {
      return null;
    }
    if (probe.has("curl")) {
      return cmd("curl", "-fsS", "-o", "/dev/null", url);
    }
    if (probe.has("wget")) {
      return cmd("wget", "-q", "-O", "/dev/null", url);
    }
    if (probe.has("node")) {
      String code = "(r) => process.exit(r.statusCode < 400 ? 0 : 1)";
      return cmd("node", "-e", nodeGet(url, code));
    }
    String python = probe.python();
    return python == null
        ? null
        : cmd(python, "-c", "import urllib.request as u; u.urlopen('" + url + "', timeout=3)");
  }

  /** The check that a data store's own image is made for; null for any other image. */
  public static List<String> own(Container container) {
    Probe probe = new Probe(container);
    if (container.facts() == null) {
      return null;
    }
    String image = container.facts().image();
    return switch (image.substring(image.lastIndexOf('/') + 1)) {
      case "postgres", "postgis" ->
          probe.has("pg_isready") ? cmd("pg_isready", "-U", "postgres") : null;
      case "redis" -> probe.has("redis-cli") ? cmd("redis-cli", "ping") : null;
      case "mysql" -> probe.has("mysqladmin") ? cmd("mysqladmin", "ping", "-h", HOST) : null;
      default -> null;
    };
  }

  private static boolean onLoopback(Listening listening, int port) {
    boolean elsewhere = false;
    for (Listener listener : listening.listeners()) {
      if (listener.onPort(port)) {
        Bind bind = ((Listener.Tcp) listener.socket()).bind();
        if (bind != Bind.ADDRESS && bind != Bind.LOOPBACK6) {
          return true;
        }
        elsewhere = true;
      }
    }
    return !elsewhere;
  }

  private List<String> anyAnswer(int port) {
    String url = "http://" + HOST + ":" + port + "/";
    if (has("curl")) {
      return cmd("curl", "-sS", "-o", "/dev/null", url);
    }
    if (has("node")) {
      return cmd("node", "-e", nodeGet(url, "() => process.exit(0)"));
    }
    String python = python();
    return python == null
        ? null
        : cmd(
            python,
            "-c",
            "import http.client as h; c = h.HTTPConnection('"
                + HOST
                + "', "
                + port
                + ", timeout=3); c.request('GET', '/'); c.getresponse()");
  }

  private List<String> connects(int port) {
    if (has("php")) {
      return cmd("php", "-r", "exit(@fsockopen('" + HOST + "', " + port + ") ? 0 : 1);");
    }
    if (has("node")) {
      return cmd(
          "node",
          "-e",
          "require('net').connect("
              + port
              + ", '"
              + HOST
              + "', () => process.exit(0)).on('error', () => process.exit(1))");
    }
    String python = python();
    if (python != null) {
      return cmd(
          python,
          "-c",
          "import socket; socket.create_connection(('" + HOST + "', " + port + "), 3)");
    }
    if (has("ruby")) {
      return cmd("ruby", "-rsocket", "-e", "TCPSocket.new('" + HOST + "', " + port + ")");
    }
    if (has("nc")) {
      return cmd("nc", "-z", HOST, String.valueOf(port));
    }
    return has("bash") ? cmd("bash", "-c", "exec 3<>/dev/tcp/" + HOST + "/" + port) : null;
  }

  private static String nodeGet(String url, String onAnswer) {
    return "require('http').get('"
        + url
        + "', "
        + onAnswer
        + ").on('error', () => process.exit(1))";
  }

  private String python() {
    return has("python3") ? "python3" : has("python") ? "python" : null;
  }

  private boolean has(String tool) {
    return Boolean.TRUE.equals(Toolbox.has(container, tool).has());
  }

  private static List<String> cmd(String... words) {
    List<String> all = new ArrayList<>(List.of("CMD"));
    all.addAll(List.of(words));
    return all;
  }
}
