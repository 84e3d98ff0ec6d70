package no502.topology;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no502.analysis.Analysis;
import no502.analysis.Options;
import no502.verdict.RouteVerdict;
import no502.verdict.Verdicts;
import no502.workspace.MemoryWorkspace;

/**
 * A stack for a test, written as a user has it: file names and texts in turn, read by the real
 * parsers. What a service listens on can be told outright, so that a test does not depend on how
 * that is found out.
 */
public final class AStack {
  private final MemoryWorkspace workspace;
  private final Map<String, Listening> told = new LinkedHashMap<>();
  private List<String> profiles = List.of();
  private Nginx.Version version;
  private boolean linux = true;

  private AStack(MemoryWorkspace workspace) {
    this.workspace = workspace;
  }

  public static AStack of(String... namesAndTexts) {
    return new AStack(MemoryWorkspace.of(namesAndTexts));
  }

  public static AStack of(Map<String, String> files) {
    return new AStack(MemoryWorkspace.of(files));
  }

  /**
   * Sockets as {@code 0.0.0.0:3000}, {@code [::]:80 https} (both families), {@code :::80} (IPv6
   * alone), {@code unix:/run/a.sock mode=600}.
   */
  public AStack listening(String service, String... sockets) {
    told.put(service, sockets(sockets));
    return this;
  }

  public AStack unknown(String service) {
    told.put(service, Listening.unknown("nothing shows what " + service + " listens on"));
    return this;
  }

  public AStack profiles(String... on) {
    profiles = List.of(on);
    return this;
  }

  public AStack version(int major, int minor, int patch) {
    version = new Nginx.Version(major, minor, patch);
    return this;
  }

  public AStack onDockerDesktop() {
    linux = false;
    return this;
  }

  /** The stack of the first Compose file. */
  public Stack build() {
    return all().get(0);
  }

  /** Every stack of the workspace, each with the others as neighbours. */
  public List<Stack> all() {
    Options options = new Options("", List.of(), profiles, List.of(), Map.of(), version, linux);
    Neighbours stacks = new Neighbours();
    for (Stack stack : new Analysis(workspace, options).stacks(List.of(""))) {
      stacks.add(withTold(stack, stacks));
    }
    return stacks.all();
  }

  private Stack withTold(Stack stack, Neighbours neighbours) {
    Map<String, Listening> listening = new LinkedHashMap<>(stack.listening());
    told.forEach(listening::replace);
    return new Stack(
        stack.name(),
        stack.project(),
        stack.containers(),
        stack.nginxes(),
        listening,
        neighbours,
        stack.problems());
  }

  public List<RouteVerdict> verdicts() {
    return Verdicts.of(build(), linux);
  }

  /** The verdict of the only route, or of the one whose pass holds this text. */
  public RouteVerdict route(String... part) {
    List<RouteVerdict> found = new ArrayList<>();
    for (RouteVerdict one : verdicts()) {
      if (part.length == 0 || one.route().pass().toString().contains(part[0])) {
        found.add(one);
      }
    }
    if (found.size() != 1) {
      throw new AssertionError("expected one route, found " + found.size() + ": " + found);
    }
    return found.get(0);
  }

  private static Listening sockets(String... sockets) {
    List<Listener> listeners = new ArrayList<>();
    for (String socket : sockets) {
      listeners.add(listener(socket));
    }
    return new Listening(listeners, null);
  }

  private static Listener listener(String told) {
    String[] parts = told.split(" ");
    String kind = parts.length > 1 && !parts[1].startsWith("mode=") ? parts[1] : "http";
    List<Evidence> evidence = List.of(Evidence.fact("it listens on " + told));
    return new Listener(socket(parts), protocol(kind), Confidence.PROVEN, evidence);
  }

  private static Listener.Socket socket(String[] parts) {
    if (parts[0].startsWith("unix:")) {
      String mode = parts[parts.length - 1];
      return new Listener.Unix(
          parts[0].substring(5), mode.startsWith("mode=") ? mode.substring(5) : null);
    }
    int colon = parts[0].lastIndexOf(':');
    String address = parts[0].substring(0, colon);
    int port = Integer.parseInt(parts[0].substring(colon + 1));
    Bind bind =
        switch (address) {
          case "[::]", "*" -> Bind.ALL;
          case "::" -> Bind.ADDRESS;
          case "0.0.0.0" -> Bind.ALL4;
          case "127.0.0.1" -> Bind.LOOPBACK4;
          case "[::1]" -> Bind.LOOPBACK6;
          case "localhost" -> Bind.LOCALHOST;
          case "?" -> Bind.UNKNOWN;
          default -> Bind.ADDRESS;
        };
    return new Listener.Tcp(port, bind, bind == Bind.ADDRESS ? address : null);
  }

  private static Protocol protocol(String kind) {
    return switch (kind) {
      case "https" -> Protocol.HTTPS;
      case "fastcgi" -> Protocol.FASTCGI;
      case "uwsgi" -> Protocol.UWSGI;
      case "scgi" -> Protocol.SCGI;
      case "grpc" -> Protocol.GRPC;
      case "memcached" -> Protocol.MEMCACHED;
      case "mysql", "tcp" -> Protocol.TCP;
      case "unknown" -> Protocol.UNKNOWN;
      default -> Protocol.HTTP;
    };
  }
}
