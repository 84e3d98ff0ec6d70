package no502.topology.listen;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no502.text.Letters;
import no502.text.Seq;
import no502.text.Span;
import no502.topology.Health;
import no502.topology.Launch.Arg;

/** Reads the commands of a health check, each probe program in its own way. */
final class ProbeReader implements ShellWord.Variables {
  private static final int MAX_DEPTH = 4;

  private static final List<String> CURL_VALUES =
      List.of(
          "-o",
          "--output",
          "-X",
          "--request",
          "-H",
          "--header",
          "-d",
          "--data",
          "-m",
          "--max-time",
          "--connect-timeout",
          "-w",
          "--write-out",
          "-u",
          "--user",
          "-A",
          "--user-agent",
          "--retry",
          "--retry-delay",
          "--retry-max-time",
          "-e",
          "--cacert",
          "--cert",
          "--key",
          "--resolve",
          "-b",
          "-c",
          "-T",
          "--proxy",
          "-x",
          "--unix-socket");

  private static final List<String> WGET_VALUES =
      List.of(
          "-O", "--output-document", "-T", "--timeout", "-t", "--tries", "-U", "--header", "-o");

  /** What the container's environment says. */
  interface Environment {
    Found variable(String name);
  }

  private final Environment environment;
  private final List<ProbeUrl> probes = new ArrayList<>();

  ProbeReader(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Found variable(String name) {
    Found known = environment.variable(name);
    return known == null ? Found.hidden(null, name + " is not known") : known;
  }

  @Override
  public List<Arg> parameters() {
    return List.of();
  }

  List<ProbeUrl> read(Health health) {
    List<Arg> test = health == null ? List.of() : health.test();
    if (test.size() < 2 || Seq.of(test).anyMatch(a -> a.hiddenBy() != null)) {
      return List.of();
    }
    if (test.get(0).text().equals("CMD-SHELL")) {
      script(test.get(1), 0);
    } else {
      command(test.subList(1, test.size()), 0);
    }
    return List.copyOf(probes);
  }

  private void script(Arg script, int depth) {
    Located text = Located.of(script.text(), script.span());
    int tcp = text.text().indexOf("/dev/tcp/");
    if (tcp >= 0) {
      devTcp(text.text().substring(tcp + 9), script.span());
    }
    for (ShellScript.Step step : ShellScript.parse(text.text())) {
      List<Arg> words = new ArrayList<>();
      step.words().forEach(w -> words.addAll(ShellWord.expand(text, w.from(), w.to(), this)));
      while (!words.isEmpty() && ShellRun.assignment(words.get(0).text()) > 0) {
        words.remove(0);
      }
      if (!words.isEmpty()) {
        command(words, depth + 1);
      }
    }
  }

  private void devTcp(String rest, Span span) {
    int slash = rest.indexOf('/');
    if (slash > 0) {
      int port = Address.port(rest.substring(slash + 1, Letters.endOfDigits(rest, slash + 1)));
      probes.add(new ProbeUrl("bash", span, "", rest.substring(0, slash), port, "", span));
    }
  }

  private void command(List<Arg> words, int depth) {
    Command c = new Command(words, Map.of(), "/", List.of());
    int inner = Wrappers.inner(c);
    if (depth > MAX_DEPTH) {
      return;
    }
    if (inner > 0 && inner < words.size()) {
      command(words.subList(inner, words.size()), depth + 1);
      return;
    }
    Span tool = words.get(0).span();
    switch (c.program()) {
      case "sh", "bash", "ash", "dash" -> shell(c, depth);
      case "curl" -> web(c, CURL_VALUES, "--unix-socket");
      case "wget" -> web(c, WGET_VALUES, "");
      case "nc", "ncat", "netcat" -> netcat(c);
      case "node", "python", "python3", "php", "ruby", "perl", "bun", "deno" -> program(c);
      case "cgi-fcgi" -> address(c, "fastcgi", "-connect", 9000);
      case "grpc_health_probe", "grpc-health-probe" -> grpc(c);
      case "pg_isready" -> client(c, 0, 5432);
      case "mysqladmin", "mariadb-admin", "mysql", "mariadb" -> client(c, 0, 3306);
      case "redis-cli", "valkey-cli" -> client(c, 6379, 6379);
      case "",
          "exit",
          "true",
          "false",
          "grep",
          "test",
          "[",
          "[[",
          "echo",
          "kill",
          "jq",
          "exec" -> {}
      default -> probes.add(new ProbeUrl(c.program(), tool, "", "", 0, "", c.span()));
    }
  }

  private void shell(Command c, int depth) {
    for (int i = 1; i + 1 < c.words().size(); i++) {
      String option = c.words().get(i).text();
      if (option.startsWith("-") && option.indexOf('c') > 0) {
        script(c.words().get(i + 1), depth + 1);
        return;
      }
    }
  }

  private void web(Command c, List<String> valued, String socketOption) {
    Span tool = c.words().get(0).span();
    if (!socketOption.isEmpty() && c.has(socketOption)) {
      probes.add(new ProbeUrl(c.program(), tool, "http", "", 0, "", c.span()));
      return;
    }
    for (int i = 1; i < c.words().size(); i++) {
      Arg word = c.words().get(i);
      if (valued.contains(word.text())) {
        i++;
      } else if (!word.text().startsWith("-")) {
        boolean dash = word.text().isEmpty();
        if (!dash) {
          probes.add(ProbeUrl.url(c.program(), tool, word.text(), word.span()));
          return;
        }
      }
    }
    probes.add(new ProbeUrl(c.program(), tool, "http", "", 0, "", c.span()));
  }

  private void netcat(Command c) {
    List<Arg> plain = new ArrayList<>();
    for (int i = 1; i < c.words().size(); i++) {
      String text = c.words().get(i).text();
      if (text.equals("-w") || text.equals("-i")) {
        i++;
      } else if (!text.startsWith("-")) {
        plain.add(c.words().get(i));
      }
    }
    int port = plain.size() > 1 ? Address.port(plain.get(1).text()) : 0;
    String host = plain.isEmpty() ? "" : plain.get(0).text();
    Span span = plain.isEmpty() ? c.span() : plain.get(0).span();
    probes.add(new ProbeUrl(c.program(), c.words().get(0).span(), "", host, port, "", span));
  }

  /** {@code node -e "…"} and its like: the first address in the program's text. */
  private void program(Command c) {
    Span tool = c.words().get(0).span();
    for (String option : List.of("-e", "-c", "-r", "-p", "--eval", "eval")) {
      Arg code = c.option(List.of(option));
      if (code != null && code.text() != null) {
        probes.add(inCode(c.program(), tool, code));
        return;
      }
    }
    probes.add(new ProbeUrl(c.program(), tool, "", "", 0, "", c.span()));
  }

  private static ProbeUrl inCode(String program, Span tool, Arg code) {
    String text = code.text();
    if (text.contains("://")) {
      return ProbeUrl.url(program, tool, text, code.span());
    }
    for (String host : List.of("127.0.0.1", "localhost")) {
      int at = text.indexOf(host);
      if (at >= 0) {
        int port = firstNumber(text, at + host.length());
        return new ProbeUrl(program, tool, "", host, port, "", code.span());
      }
    }
    int port = text.indexOf("port:");
    int number = port < 0 ? 0 : firstNumber(text, port + 5);
    return new ProbeUrl(program, tool, port < 0 ? "" : "http", "", number, "", code.span());
  }

  private static int firstNumber(String text, int from) {
    int i = from;
    while (i < text.length() && !Letters.isAsciiDigit(text.charAt(i))) {
      i++;
    }
    return i == text.length() ? 0 : Address.port(text.substring(i, Letters.endOfDigits(text, i)));
  }

  private void address(Command c, String scheme, String option, int fallback) {
    Arg given = c.option(List.of(option));
    Span tool = c.words().get(0).span();
    if (given == null || given.text().startsWith("/")) {
      probes.add(new ProbeUrl(c.program(), tool, scheme, "", 0, "", c.span()));
      return;
    }
    int colon = given.text().lastIndexOf(':');
    String host = colon < 0 ? given.text() : given.text().substring(0, colon);
    int port = colon < 0 ? fallback : Address.port(given.text().substring(colon + 1));
    probes.add(new ProbeUrl(c.program(), tool, scheme, host, port, "", given.span()));
  }

  private void grpc(Command c) {
    boolean one = c.option(List.of("-addr")) != null;
    address(c, "grpc", one ? "-addr" : "--addr", 443);
  }

  /** A database's own client: without a host it may take a unix socket. */
  private void client(Command c, int bare, int fallback) {
    Arg host = c.option(List.of("-h", "--host"));
    Arg port = c.option(List.of("-p", "--port", "-P"));
    boolean named = host != null || port != null && Letters.isNumber(port.text());
    int number = port != null && Letters.isNumber(port.text()) ? Address.port(port.text()) : 0;
    int asked = number > 0 ? number : named ? fallback : bare;
    Span span = host != null ? host.span() : c.span();
    probes.add(
        new ProbeUrl(
            c.program(),
            c.words().get(0).span(),
            "",
            host == null ? "" : host.text(),
            asked,
            "",
            span));
  }
}
