package no502.topology.listen;

import java.util.List;
import no502.text.Seq;

/** Tells programs that prepare something and end from those that may open sockets of their own. */
final class FiniteCommands {
  private FiniteCommands() {}

  /** Whether the command surely leaves no socket behind. */
  static boolean harmless(CommandLine.Running one) {
    Command c = one.command();
    if (c.is("tail", "sleep", "wait", "true", ":", "cat", "tee", "exit", "echo", "printf")) {
      return true;
    }
    return !one.stays() && !startsDaemon(c);
  }

  private static boolean startsDaemon(Command c) {
    boolean daemon =
        c.is("service", "rc-service", "systemctl", "supervisord", "start-stop-daemon", "pm2")
            || c.words().get(0).text().startsWith("/etc/init.d/");
    boolean script = c.program().endsWith(".sh") || c.words().get(0).text().startsWith("./");
    return daemon || script || Seq.of(List.of("-D", "--daemon", "--daemonize")).anyMatch(c::says);
  }
}
