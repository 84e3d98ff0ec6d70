package no502.topology.listen;

import java.util.List;
import no502.topology.Launch.Arg;

/** Programs that only start another one: where the inner command begins among their words. */
final class Wrappers {
  private Wrappers() {}

  /** The index of the inner command's first word; -1 when the program is no wrapper. */
  static int inner(Command c) {
    return switch (c.program()) {
      case "exec" -> skip(c, 1, "-a");
      case "nohup", "command", "builtin", "setsid", "ddtrace-run", "opentelemetry-instrument" ->
          skip(c, 1);
      case "nice" -> skip(c, 1, "-n");
      case "ionice" -> skip(c, 1, "-c", "-n");
      case "stdbuf" -> skip(c, 1, "-o", "-e", "-i");
      case "timeout" -> skip(c, 1, "-s", "-k") + 1;
      case "env", "cross-env" -> skip(c, 1, "-u", "-C");
      case "dumb-init" -> skip(c, 1, "-r", "--rewrite");
      case "tini", "tini-static", "docker-init", "catatonit" -> skip(c, 1, "-p", "-e");
      case "su-exec", "gosu", "setuidgid", "s6-setuidgid" -> 2;
      case "chpst" -> skip(c, 1, "-u", "-U", "-e", "-n");
      case "sudo", "runuser", "doas" -> skip(c, 1, "-u", "-g", "--user");
      case "newrelic-admin", "honcho" -> after(c, "run-program", "run");
      case "poetry",
          "pipenv",
          "uv",
          "pdm",
          "hatch",
          "rye",
          "pixi",
          "conda",
          "mamba",
          "micromamba" ->
          skipFrom(c, after(c, "run"));
      case "npx", "bunx", "pnpx", "uvx", "pipx" -> skip(c, 1, "-p", "--package", "--from");
      case "npm", "pnpm", "yarn", "bun" -> skipFrom(c, after(c, "exec", "x", "dlx"));
      case "bundle" -> after(c, "exec");
      case "dotenv", "env-cmd", "dotenvx" -> dotenv(c);
      case "doppler", "infisical", "op", "aws-vault", "watchmedo" -> afterDashes(c);
      case "dockerize" ->
          skip(
              c, 1, "-wait", "-timeout", "-template", "-stdout", "-stderr", "-wait-retry-interval");
      case "xvfb-run" -> skip(c, 1, "-s", "-n", "-e");
      case "busybox" -> 1;
      default -> c.program().startsWith("wait") ? afterDashes(c) : -1;
    };
  }

  private static int dotenv(Command c) {
    int dashes = afterDashes(c);
    return dashes > 0 ? dashes : skip(c, 1, "-e", "-f", "-c", "-v");
  }

  private static int skipFrom(Command c, int from) {
    return from < 0
        ? -1
        : skip(
            c,
            from,
            "-n",
            "-p",
            "--name",
            "--package",
            "--with",
            "--extra",
            "--group",
            "--env-file",
            "--python",
            "--project",
            "--directory");
  }

  /** Past options (these take a value) and a {@code --}. */
  private static int skip(Command c, int from, String... valued) {
    List<String> withValue = List.of(valued);
    int i = from;
    while (i < c.words().size()) {
      String text = textAt(c, i);
      if (text.equals("--")) {
        return i + 1;
      }
      if (!text.startsWith("-")) {
        return i;
      }
      i += withValue.contains(text) ? 2 : 1;
    }
    return i;
  }

  /** Only when one of these is the first word that is no option. */
  private static int after(Command c, String... verbs) {
    int first = skip(c, 1, "-C", "--prefix", "--directory", "--project", "--cwd");
    return first < c.words().size() && List.of(verbs).contains(textAt(c, first)) ? first + 1 : -1;
  }

  /** The index behind a {@code --}; -1 when there is none. */
  static int afterDashes(Command c) {
    for (int i = 1; i < c.words().size(); i++) {
      if (textAt(c, i).equals("--")) {
        return i + 1;
      }
    }
    return -1;
  }

  private static String textAt(Command c, int index) {
    Arg word = c.words().get(index);
    return word.hiddenBy() == null ? word.text() : "";
  }
}
