package no502.topology.listen;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import no502.nginx.ConfigFiles.Seen;
import no502.topology.Evidence;
import no502.topology.Launch.Arg;
import no502.workspace.RootPath;

/** supervisord and concurrently: one program that keeps several others running. */
final class ProcessManagers {
  private static final List<String> SUPERVISOR =
      List.of("/etc/supervisor/supervisord.conf", "/etc/supervisord.conf", "supervisord.conf");

  /** Options of concurrently that take the word behind them. */
  private static final List<String> VALUED =
      List.of(
          "-n",
          "--names",
          "-c",
          "--prefix-colors",
          "-p",
          "--prefix",
          "-s",
          "--success",
          "-m",
          "--max-processes",
          "--restart-tries",
          "--restart-after");

  private ProcessManagers() {}

  static boolean handles(Command c) {
    return c.is("supervisord", "concurrently");
  }

  static void run(CommandLine line, Command c, int depth, boolean conditional) {
    if (c.is("supervisord")) {
      supervisord(line, c, depth, conditional);
      return;
    }
    for (int i = 0; i < c.args().size(); i++) {
      Arg script = c.args().get(i);
      boolean option =
          script.text() == null || script.text().startsWith("-") || VALUED.contains(c.arg(i - 1));
      if (!option && script.hiddenBy() == null && script.text().indexOf(' ') > 0) {
        new ShellRun(line, Located.of(script.text(), script.span()), c, List.of())
            .run(List.of(), depth, true, conditional);
      } else if (!option) {
        line.more("concurrently runs " + script.text());
      }
    }
  }

  private static void supervisord(CommandLine line, Command c, int depth, boolean conditional) {
    Arg given = c.option(List.of("-c", "--configuration"));
    List<String> places = given == null ? SUPERVISOR : List.of(given.text());
    for (String place : places) {
      Seen seen = line.inside().read(RootPath.absolute(c.folder(), place));
      if (seen instanceof Seen.File file) {
        programs(line, c, IniFile.read(file.source()), depth, conditional);
        return;
      }
    }
    line.more("supervisord's configuration is not at hand");
  }

  private static void programs(
      CommandLine line, Command c, List<IniFile.Entry> entries, int depth, boolean conditional) {
    Set<String> waiting = new HashSet<>();
    for (IniFile.Entry entry : entries) {
      if (entry.key().equals("autostart") && entry.value().equals("false")) {
        waiting.add(entry.section());
      }
    }
    for (IniFile.Entry entry : entries) {
      boolean program = entry.section().startsWith("program:");
      if (entry.section().equals("include")) {
        line.more("supervisord includes " + entry.value());
      } else if (entry.section().equals("inet_http_server")) {
        line.more("supervisord serves its own page");
      } else if (program && entry.key().equals("command")) {
        List<Evidence> evidence = new ArrayList<>(c.evidence());
        evidence.add(new Evidence(entry.line(), "supervisord runs the program " + entry.section()));
        Command told = new Command(c.words(), c.variables(), c.folder(), evidence);
        new ShellRun(line, Located.of(entry.value(), entry.line()), told, List.of())
            .run(List.of(), depth, true, conditional || waiting.contains(entry.section()));
      }
    }
  }
}
